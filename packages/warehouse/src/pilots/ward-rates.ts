import type { PilotCovariate } from '@tungngo/domain';
import { pilotCovariates } from '@tungngo/domain';
import type { PilotWard, PilotWindow } from './evidence.js';

/** What a model's effect needs of a ward. */
export interface WardRates {
  ward: PilotWard;
  /** Denominator on the last day before. */
  eligible: number;
  /** True when it sent nothing for the last days: those that came are not known yet. */
  isSilent: boolean;
  /** Rate during less rate before: activations a day per 1,000 eligible. */
  change: number;
  /** Rate in the second half of the days before less that in the first. */
  drift: number;
  covariates: Record<PilotCovariate, number | null>;
}

/** Activations a day per 1,000 eligible in [from, to). */
export function rateIn(
  { activated }: PilotWard,
  eligible: number,
  from: number,
  to: number,
): number {
  const added = (activated[to - 1] ?? 0) - (activated[from - 1] ?? 0);
  return (1000 * added) / (eligible * (to - from));
}

/** Null for a ward without a denominator on the last day before. */
export function wardRates(ward: PilotWard, { before, start, end }: PilotWindow): WardRates | null {
  const eligible = ward.eligible[start - 1] ?? 0;
  if (eligible <= 0) return null;
  const rate = (from: number, to: number) => rateIn(ward, eligible, from, to);
  // Whole weeks but for a week alone, whose halves have different weekdays in every ward alike.
  const middle = before + Math.floor((start - before) / 2);
  const level = rate(before, start);
  const drift = rate(middle, start) - rate(before, middle);
  return {
    ward,
    eligible,
    isSilent: isSilent(ward, (level * eligible) / 1000, { start, end }),
    change: rate(start, end) - level,
    drift,
    covariates: {
      level,
      trend: drift,
      remaining: Math.max(0, 1 - (ward.activated[start - 1] ?? 0) / eligible),
      temporary: ward.temporaryShare,
    },
  };
}

/** So many people expected and none there: chance would do that once in 20,000 times. */
const SURELY_SOME = 10;

/** Whether a ward of `usual` people a day has none on so many of the last days that it must be late. */
function isSilent(
  { activated }: PilotWard,
  usual: number,
  { start, end }: Pick<PilotWindow, 'start' | 'end'>,
): boolean {
  let quiet = 0;
  while (end - quiet > start && activated[end - 1 - quiet] === activated[end - 2 - quiet]) quiet++;
  return quiet >= 2 && quiet * usual >= SURELY_SOME;
}

/** Mean and standard deviation of a covariate where it is known. */
export interface Scale {
  mean: number;
  deviation: number;
}

export type Scales = Record<PilotCovariate, Scale | null>;

/** By covariate over the wards; null when it is the same everywhere or somewhere unknown. */
export function scalesOf(wards: readonly WardRates[]): Scales {
  const scaleOf = (name: PilotCovariate): Scale | null => {
    const values = wards.map(({ covariates }) => covariates[name]);
    if (!values.every((value) => value !== null)) return null;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const deviation = Math.sqrt(squares / Math.max(1, values.length - 1));
    return deviation > 1e-9 ? { mean, deviation } : null;
  };
  const entries = pilotCovariates.map((name) => [name, scaleOf(name)] as const);
  return Object.fromEntries(entries) as Scales;
}
