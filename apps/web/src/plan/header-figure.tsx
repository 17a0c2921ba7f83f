import type { ReactNode } from 'react';
import { Tip } from '../metrics/tip.js';
import styles from './header-figures.module.css';

interface FigureProps {
  name: string;
  value: string;
  unit?: string;
  detail: string;
  flag?: string | undefined;
  tone?: 'good' | 'bad' | undefined;
  tip: ReactNode;
}

/** One figure of the header; its name explains it. */
export function Figure({ name, value, unit, detail, flag, tone, tip }: FigureProps) {
  return (
    <div className={styles.figure} data-tone={tone}>
      <dt>
        <Tip content={tip} className={styles.name}>
          {name}
          <span aria-hidden="true" className={styles.info}>
            i
          </span>
        </Tip>
      </dt>
      <dd className={styles.value}>
        {value}
        {unit && <small> {unit}</small>}
        {flag && <em>{flag}</em>}
      </dd>
      <dd className={styles.detail}>{detail}</dd>
    </div>
  );
}
