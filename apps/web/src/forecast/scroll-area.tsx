import type { ReactNode } from 'react';
import styles from './forecast.module.css';

interface Props {
  label: string;
  children: ReactNode;
}

/** Holds a table that is longer or wider than its place; a keyboard can reach and scroll it. */
export function ScrollArea({ label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must reach it
    <section className={styles.tableScroller} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
