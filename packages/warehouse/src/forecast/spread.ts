import type { AreaLevel } from '@tungngo/domain';
import type { ForecastEvidence, Grouping, Wards } from './evidence.js';
import { addedBetween, driveStart, type Origin, originAt, sumOver, wardPaths } from './origin.js';
import { effortOf } from './saturation.js';

/** Days ahead for which past errors are measured; between them the scale is interpolated. */
const KNOTS = [1, 2, 3, 5, 7, 10, 14, 21, 28, 42, 56] as const;
/** Standard score of the 10th and 90th per cent. */
export const BAND_SCORE = 1.2816;
export const BAND = 0.8;
/** Past origins are looked for so many days back. */
const LOOK_BACK = 70;
const FIRST_ORIGIN = 7;
/** How many origins' worth the assumed error counts. */
const PRIOR_ORIGINS = 10;
/** However calm the first days ahead have been, later ones are not supposed calmer than this. */
const LEAST_ASSUMED = 0.8;
/** More wards need fewer origins; keeps the work about the same. */
const WARDS_A_STEP = 1000;

/**
 * Assumed standard deviation of the log of people added in `h` days: a fifth, growing with the
 * root of the time, and the chance of few people (one over their number, as of a Poisson count).
 */
export function assumedDeviation(h: number, people: number): number {
  return Math.sqrt((0.2 + 0.03 * Math.sqrt(h)) ** 2 + 1 / Math.max(1, people));
}

/** Half a person keeps the logarithm finite. */
export const logOf = (effort: number) => Math.log(Math.max(0, effort) + 0.5);

/** How much wider than assumed the errors of a level have been, by days ahead. */
export interface Spread {
  scaleOf(level: AreaLevel, h: number): number;
  /** Past origins that had errors to measure. */
  origins: number;
}

/** Standardised errors of one past origin: by level and knot, one an area. */
type Errors = ReadonlyMap<AreaLevel, Float64Array[]>;

/** Remembers what past origins looked like, so that many forecasts share it. */
export interface Memory {
  /** Past days whose errors are known at `at`, newest first. */
  past(at: number): number[];
  origin(at: number): Origin;
  errors(at: number): Errors;
  spread(at: number): Spread;
}

export function rememberOrigins(evidence: ForecastEvidence, wards: Wards): Memory {
  const origins = new Map<number, Origin>();
  const errors = new Map<number, Errors>();
  const spreads = new Map<number, Spread>();
  const memory: Memory = {
    past: (at) => pastOrigins(evidence, wards, at),
    origin(at) {
      const known = origins.get(at) ?? originAt(evidence, wards, at);
      origins.set(at, known);
      return known;
    },
    errors(at) {
      const known = errors.get(at) ?? errorsFrom(evidence, wards, memory.origin(at));
      errors.set(at, known);
      return known;
    },
    spread(at) {
      const known = spreads.get(at) ?? spreadAt(wards, memory, at);
      spreads.set(at, known);
      return known;
    },
  };
  return memory;
}

function errorsFrom({ days }: ForecastEvidence, { groupings }: Wards, origin: Origin): Errors {
  const day = days[origin.at];
  const knots = KNOTS.filter((h) => origin.at + h < days.length);
  if (!day) return new Map();
  const paths = wardPaths(origin, day, knots);
  return new Map(
    groupings.map((grouping) => [
      grouping.level,
      knots.map((h, k) => errorsOf(grouping, origin, paths[k] ?? new Float64Array(), h)),
    ]),
  );
}

function errorsOf(
  { areas, members }: Grouping,
  { at, remaining }: Origin,
  path: Float64Array,
  h: number,
): Float64Array {
  return Float64Array.from(areas, ({ activated }, i) => {
    const own = members[i] ?? [];
    const left = sumOver(remaining, own);
    const expected = sumOver(path, own);
    const actual = addedBetween(activated, at, at + h);
    const error = logOf(effortOf(actual, left)) - logOf(effortOf(expected, left));
    return error / assumedDeviation(h, expected);
  });
}

/**
 * The spread as known at `at`: the 10th and 90th per cent of the errors that the same method made
 * from past days, as far as they had come out by `at` (split conformal prediction with rolling
 * origins, pooled over the areas of a level), drawn towards the assumed spread while they are few.
 */
function spreadAt(wards: Wards, memory: Memory, at: number): Spread {
  const step = originStep(wards);
  const past = memory.past(at);
  const scales = new Map<AreaLevel, number[]>();
  for (const { level } of wards.groupings) {
    let before = 1;
    scales.set(
      level,
      KNOTS.map((h, k) => {
        const seen = past.filter((p) => p + h <= at);
        const errors = seen.map((p) => memory.errors(p).get(level)?.[k] ?? new Float64Array());
        const trust = (seen.length * step) / (seen.length * step + PRIOR_ORIGINS);
        const width = halfWidth(errors) / BAND_SCORE;
        before = Math.sqrt(trust * width ** 2 + (1 - trust) * Math.max(LEAST_ASSUMED, before) ** 2);
        return before;
      }),
    );
  }
  return {
    scaleOf: (level, h) => interpolated(scales.get(level) ?? [], h),
    origins: past.length,
  };
}

const originStep = ({ wards }: Wards) => Math.max(1, Math.ceil(wards.length / WARDS_A_STEP));

function pastOrigins(evidence: ForecastEvidence, wards: Wards, at: number): number[] {
  const from = Math.max(driveStart(evidence, at) + FIRST_ORIGIN, at - LOOK_BACK);
  const past: number[] = [];
  for (let p = at - 1; p >= from; p -= originStep(wards)) past.push(p);
  return past;
}

/** Mean distance of the outer tenths from zero, so that a bias widens the band too. */
function halfWidth(errors: readonly Float64Array[]): number {
  const all = new Float64Array(errors.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of errors) {
    all.set(part, at);
    at += part.length;
  }
  if (all.length === 0) return 0;
  all.sort();
  return (Math.abs(quantile(all, 0.1)) + Math.abs(quantile(all, 0.9))) / 2;
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low = 0, high = low] = [sorted[below], sorted[below + 1]];
  return low + (place - below) * (high - low);
}

/** Between knots by the logarithm of the days; beyond the last as there. */
function interpolated(scales: readonly number[], h: number): number {
  const above = KNOTS.findIndex((knot) => knot >= h);
  if (above < 0) return scales.at(-1) ?? 1;
  const high = scales[above] ?? 1;
  const [from, to] = [KNOTS[above - 1], KNOTS[above]];
  if (from === undefined || to === undefined) return high;
  const low = scales[above - 1] ?? 1;
  return low + ((high - low) * Math.log(h / from)) / Math.log(to / from);
}
