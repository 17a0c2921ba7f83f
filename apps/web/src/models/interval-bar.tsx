import type { EffectEstimate, PilotVerdict } from '@tungngo/domain';
import { scaleLinear } from 'd3-scale';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './interval-bar.module.css';
import { signed } from './signed.js';
import { modelTexts } from './texts.js';

/** From what to what all bars of a list go. */
export interface BarRange {
  low: number;
  high: number;
}

/**
 * A range that holds zero and every estimate. An interval much wider than the estimates would make
 * all others points, so it may run out at the end.
 */
export function barRange(estimates: readonly EffectEstimate[]): BarRange {
  const largest = Math.max(0, ...estimates.map(({ value }) => Math.abs(value)));
  const within = (value: number) => Math.max(-3 * largest, Math.min(3 * largest, value));
  const low = Math.min(0, ...estimates.map((estimate) => within(estimate.low)));
  const high = Math.max(0, ...estimates.map((estimate) => within(estimate.high)));
  return low === high ? { low: -1, high: 1 } : { low, high };
}

interface Props {
  estimate: EffectEstimate;
  range: BarRange;
  verdict: PilotVerdict;
  digits?: number;
}

/** An estimate with its interval as a bar over a line at zero, and in figures. */
export function IntervalBar({ estimate, range, verdict, digits = 1 }: Props) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  const place = scaleLinear([range.low, range.high], [0, 100]).clamp(true);
  const write = (value: number) => signed(value, formats.decimals, digits);
  const left = place(estimate.low);
  const outLow = estimate.low < range.low;
  const outHigh = estimate.high > range.high;
  return (
    <div className={styles.cell} data-verdict={verdict}>
      <span className={styles.figures}>
        <strong>{write(estimate.value)}</strong>{' '}
        <small>{t.between(write(estimate.low), write(estimate.high))}</small>
      </span>
      <span className={styles.track} aria-hidden="true">
        <i className={styles.zero} style={{ left: `${place(0)}%` }} />
        <i
          className={styles.bar}
          data-out={outLow || outHigh || undefined}
          style={{ left: `${left}%`, width: `${place(estimate.high) - left}%` }}
        />
        <i className={styles.mark} style={{ left: `${place(estimate.value)}%` }} />
      </span>
    </div>
  );
}
