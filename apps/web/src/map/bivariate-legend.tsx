import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { type Bivariate, bivariateColour } from './bivariate.js';
import styles from './bivariate-legend.module.css';
import { isDark } from './contrast.js';
import { LegendFrame } from './legend-frame.js';
import { NoDataRow } from './legend-row.js';
import { mapTexts } from './texts.js';

interface Props {
  title: string;
  /** How the metric is defined, on demand. */
  about?: ReactNode;
  bivariate: Bivariate;
  /** The class that stays, the others fade; null for all. */
  picked: number | null;
  onPick(index: number | null): void;
  /** Further entries. */
  children?: ReactNode;
}

/** A square of nine classes: coverage to the right, people remaining upwards, counts within. */
export function BivariateLegend({ title, about, bivariate, picked, onPick, children }: Props) {
  const t = useTexts(mapTexts);
  const { formats } = useLanguage();
  const { counts, columns, rows, missing } = bivariate;
  const thirds = {
    coverage: spansOf(columns.map(formats.share), t),
    remaining: spansOf(rows.map(formats.count), t),
  };
  return (
    <LegendFrame {...{ title, about }} onClear={picked === null ? undefined : () => onPick(null)}>
      <div className={styles.square}>
        <span className={styles.upAxis}>
          {t.remainingAxis}: {t.few} → {t.many}
        </span>
        <ul className={styles.upTicks} aria-hidden="true">
          {rows.toReversed().map((bound) => (
            <li key={bound}>{formats.count(bound)}</li>
          ))}
        </ul>
        <div className={styles.cells}>
          {[2, 1, 0].flatMap((row) =>
            [0, 1, 2].map((column) => {
              const index = 3 * row + column;
              const colour = bivariateColour(index);
              const label = t.bivariateCell(
                thirds.coverage[column] ?? '',
                thirds.remaining[row] ?? '',
                formats.count(counts[index]),
              );
              return (
                <button
                  key={index}
                  type="button"
                  aria-pressed={picked === index}
                  aria-label={label}
                  title={label}
                  data-faint={(picked !== null && picked !== index) || undefined}
                  data-dark={isDark(colour) || undefined}
                  style={{ backgroundColor: colour }}
                  onClick={() => onPick(picked === index ? null : index)}
                >
                  {formats.count(counts[index])}
                </button>
              );
            }),
          )}
        </div>
        <ul className={styles.rightTicks} aria-hidden="true">
          {columns.map((bound) => (
            <li key={bound}>{formats.share(bound)}</li>
          ))}
        </ul>
        <span className={styles.rightAxis}>
          {t.coverageAxis}: {t.low} → {t.high}
        </span>
      </div>
      <p className={styles.hint}>
        <span style={{ backgroundColor: bivariateColour(6) }} aria-hidden="true" />
        {t.firstToReach}
      </p>
      {missing > 0 && (
        <table>
          <tbody>
            <NoDataRow count={missing} />
          </tbody>
        </table>
      )}
      {children}
    </LegendFrame>
  );
}

/** The thirds in words, from the bounds as written; where ties leave one bound there are two. */
function spansOf([low, high]: string[], t: (typeof mapTexts)['vi']): string[] {
  if (low === undefined) return [];
  if (high === undefined) return [t.below(low), t.andAbove(low)];
  return [t.below(low), t.from(low, high), t.andAbove(high)];
}
