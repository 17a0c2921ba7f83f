import type { ReactNode } from 'react';
import styles from './data-page.module.css';

interface Props {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Holds a table that may be wider than the screen; a keyboard can reach and scroll it. */
export function Scroller({ label, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and a keyboard must reach it
    <section className={`${styles.scroller} ${className ?? ''}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
