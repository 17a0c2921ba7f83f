import type { AreaLevel, Backtest, BacktestRow, NaiveMethod } from '@tungngo/domain';
import { naiveMethods } from '@tungngo/domain';
import { type ForecastEvidence, type Grouping, type Wards, wardsOf } from './evidence.js';
import { addedBetween, driveStart, type Origin, sumOver, wardPaths } from './origin.js';
import { estimateOf, outlook } from './outlook.js';
import { type Memory, rememberOrigins, type Spread } from './spread.js';

/** Days ahead that are compared. */
const HORIZONS = [1, 3, 7, 14, 21, 28, 42] as const;
/** A drive's first week is nobody's base for a forecast. */
const FIRST_ORIGIN = 7;

/** Sums of one level and horizon. */
interface Tally {
  level: AreaLevel;
  horizon: number;
  forecasts: number;
  covered: number;
  below: number;
  above: number;
  actual: number;
  error: number;
  totals: number;
  totalError: number;
  naive: Record<NaiveMethod, number>;
}

const noNaive = (): Record<NaiveMethod, number> => ({
  'last-week': 0,
  'last-day': 0,
  'overall-mean': 0,
});

const newTally = (level: AreaLevel, horizon: number): Tally => ({
  level,
  horizon,
  forecasts: 0,
  covered: 0,
  below: 0,
  above: 0,
  actual: 0,
  error: 0,
  totals: 0,
  totalError: 0,
  naive: noNaive(),
});

/**
 * Forecasts from every day of the drive but its first week, each with only what was known on that
 * day (band included), against what happened. Yields after each origin, so that a server can do
 * other things in between; returns the result. Cost: origins × wards × 70 past days, once.
 */
export function* backtest(
  evidence: ForecastEvidence,
  wards: Wards = wardsOf(evidence),
  memory: Memory = rememberOrigins(evidence, wards),
): Generator<void, Backtest, void> {
  const { days, generation, indicator } = evidence;
  const last = days.length - 1;
  const first = driveStart(evidence, last) + FIRST_ORIGIN;
  const tallies = wards.groupings.map(({ level }) => HORIZONS.map((h) => newTally(level, h)));
  let origins = 0;
  for (let at = first; at < last; at++) {
    const origin = memory.origin(at);
    const spread = memory.spread(at);
    for (const [g, grouping] of wards.groupings.entries()) {
      count(evidence, grouping, origin, spread, tallies[g] ?? []);
    }
    origins++;
    yield;
  }
  const all = tallies.flat().filter(({ forecasts }) => forecasts > 0);
  const levels = tallies.map((own) =>
    own.filter(({ forecasts }) => forecasts > 0).reduce(plus, newTally(own[0]?.level ?? 'ward', 0)),
  );
  const total = all.reduce((sum, { forecasts }) => sum + forecasts, 0);
  return {
    generation,
    indicator,
    from: origins > 0 ? (days[first] ?? null) : null,
    to: origins > 0 ? (days[last - 1] ?? null) : null,
    origins,
    rows: all.map(rowOf),
    byLevel: levels.filter(({ forecasts }) => forecasts > 0).map(levelOf),
    covered: total > 0 ? all.reduce((sum, { covered }) => sum + covered, 0) / total : null,
  };
}

function levelOf(tally: Tally): Omit<BacktestRow, 'horizon'> {
  const { horizon: _all, ...row } = rowOf(tally);
  return row;
}

/** Compares what one origin foresaw for one level with what came. */
function count(
  evidence: ForecastEvidence,
  { level, areas, members }: Grouping,
  origin: Origin,
  spread: Spread,
  tallies: Tally[],
): void {
  const { at, remaining } = origin;
  const day = evidence.days[at];
  const due = tallies.filter(({ horizon }) => at + horizon < evidence.days.length);
  if (!day) return;
  const paths = wardPaths(
    origin,
    day,
    due.map(({ horizon }) => horizon),
  );
  const start = driveStart(evidence, at) - 1;
  for (const [k, tally] of due.entries()) {
    const h = tally.horizon;
    for (const [i, { activated }] of areas.entries()) {
      const own = members[i] ?? [];
      const now = activated[at] ?? 0;
      const added = sumOver(paths[k] ?? new Float64Array(), own);
      const state = { activated: now, added, remaining: sumOver(remaining, own) };
      const { low, high } = estimateOf(outlook(state, level, h, spread));
      const total = activated[at + h] ?? 0;
      tally.forecasts++;
      // Whole people: half a person is neither within nor without.
      if (total < Math.floor(low)) tally.below++;
      else if (total > Math.ceil(high)) tally.above++;
      else tally.covered++;
      tally.actual += Math.abs(total - now);
      tally.error += Math.abs(now + added - total);
      if (total > 0) {
        tally.totals++;
        tally.totalError += Math.abs(now + added - total) / total;
      }
      for (const name of naiveMethods) {
        const pace = naivePace(activated, at, start, name);
        tally.naive[name] += Math.abs(now + pace * h - total);
      }
    }
  }
}

function naivePace(
  activated: readonly number[],
  at: number,
  start: number,
  method: NaiveMethod,
): number {
  if (method === 'last-day') return addedBetween(activated, at - 1, at);
  if (method === 'last-week') return addedBetween(activated, at - 7, at) / 7;
  return addedBetween(activated, start, at) / Math.max(1, at - start);
}

function plus(a: Tally, b: Tally): Tally {
  const naive = noNaive();
  for (const name of naiveMethods) naive[name] = a.naive[name] + b.naive[name];
  return {
    level: a.level,
    horizon: a.horizon,
    forecasts: a.forecasts + b.forecasts,
    covered: a.covered + b.covered,
    below: a.below + b.below,
    above: a.above + b.above,
    actual: a.actual + b.actual,
    error: a.error + b.error,
    totals: a.totals + b.totals,
    totalError: a.totalError + b.totalError,
    naive,
  };
}

function rowOf(tally: Tally): BacktestRow {
  const { level, horizon, forecasts } = tally;
  const share = (value: number) => value / Math.max(1, forecasts);
  const ofActual = (value: number) => value / Math.max(1, tally.actual);
  const naive = noNaive();
  for (const name of naiveMethods) naive[name] = ofActual(tally.naive[name]);
  return {
    level,
    horizon,
    forecasts,
    covered: share(tally.covered),
    below: share(tally.below),
    above: share(tally.above),
    error: ofActual(tally.error),
    totalError: tally.totalError / Math.max(1, tally.totals),
    naive,
  };
}
