import type { ReactNode } from 'react';
import styles from './area-card.module.css';

interface Props {
  title: string;
  /** False while its data are on their way. */
  ready?: boolean;
  children?: ReactNode;
}

/** A part of a card; a grey bar stands for what has not come yet. */
export function Section({ title, ready = true, children }: Props) {
  return (
    <section className={styles.section} aria-busy={!ready}>
      <h3>{title}</h3>
      {ready ? children : <div className={styles.waiting} />}
    </section>
  );
}
