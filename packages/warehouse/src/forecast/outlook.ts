import type { AreaLevel, Estimate } from '@tungngo/domain';
import { effortOf, reached } from './saturation.js';
import { assumedDeviation, BAND_SCORE, logOf, type Spread } from './spread.js';

/** One area's total, some days ahead, as a distribution: the log of the effort is normal. */
interface Outlook {
  /** People counted on the origin's day. */
  activated: number;
  /** Median of those added. */
  added: number;
  /** Eligible people left; 0 without a denominator. */
  remaining: number;
  deviation: number;
}

export function outlook(
  area: Pick<Outlook, 'activated' | 'added' | 'remaining'>,
  level: AreaLevel,
  h: number,
  spread: Spread,
): Outlook {
  return { ...area, deviation: spread.scaleOf(level, h) * assumedDeviation(h, area.added) };
}

/** Median and 80% band of the total. */
export function estimateOf({ activated, added, remaining, deviation }: Outlook): Estimate {
  const middle = logOf(effortOf(added, remaining));
  const at = (score: number) =>
    activated + reached(Math.max(0, Math.exp(middle + score * deviation) - 0.5), remaining);
  return { median: activated + added, low: at(-BAND_SCORE), high: at(BAND_SCORE) };
}

/** Probability that the total is at least the target. */
export function probabilityOf(
  { activated, added, remaining, deviation }: Outlook,
  target: number,
): number {
  const needed = target - activated;
  if (needed <= 0) return 1;
  if (remaining > 0 && needed > remaining) return 0;
  // Half a person below: people are whole.
  const score =
    (logOf(effortOf(needed - 0.5, remaining)) - logOf(effortOf(added, remaining))) / deviation;
  return 1 - normalBelow(score);
}

/** Normal distribution function; Abramowitz and Stegun 26.2.17, to 7.5e-8. */
export function normalBelow(score: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(score));
  const tail =
    0.3989422804014327 *
    Math.exp((-score * score) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return score >= 0 ? 1 - tail : tail;
}
