import type { ImportReport } from '@tungngo/domain';
import { Fragment } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './equation.module.css';
import { dataTexts } from './texts.js';

type Counts = Pick<ImportReport, 'rowsRead' | 'accepted' | 'quarantined' | 'duplicate'>;

const parts = ['accepted', 'quarantined', 'duplicate'] as const;

/** Where every row went: read = accepted + quarantined + duplicate, with their shares as a bar. */
export function Equation({ counts }: { counts: Counts }) {
  const t = useTexts(dataTexts);
  const { formats } = useLanguage();
  return (
    <div data-testid="equation">
      <div className={styles.equation}>
        <p>
          <span>{t.read}</span> <strong>{formats.count(counts.rowsRead)}</strong>
        </p>
        {parts.map((part, i) => (
          <Fragment key={part}>
            <i>{i === 0 ? '=' : '+'}</i>
            <p className={styles[part]} data-some={counts[part] > 0 || undefined}>
              <span>{t[part]}</span>{' '}
              <strong data-testid={part}>{formats.count(counts[part])}</strong>
            </p>
          </Fragment>
        ))}
      </div>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(
          (part) =>
            counts[part] > 0 && (
              <span key={part} className={styles[part]} style={{ flexGrow: counts[part] }} />
            ),
        )}
      </div>
    </div>
  );
}
