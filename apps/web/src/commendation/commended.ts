import { type Area, type AreaCode, bareAreaName } from '@tungngo/domain';
import { smoothRates } from '@tungngo/geo/statistics';
import type { AreaFigures } from '../plan/figures.js';
import { ranksOf } from '../plan/ranking.js';

export type Goal = 'target' | 'plan';

/** An area on the list. */
export interface Commended {
  area: Area;
  rank: number;
  /** Done of what was asked: what was counted ÷ target or plan. */
  attainment: number;
  /** Drawn to the mean of its group, the more the smaller the area; what the rank is by. */
  smoothed: number;
  done: number;
  asked: number;
  eligible: number;
  /** Attainment gained in the week, as a share of the target. */
  gained: number;
}

interface Question {
  /** Areas of one level. */
  peers: readonly Area[];
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  /** A week before; an area that is not there had nothing. */
  before: ReadonlyMap<AreaCode, AreaFigures>;
  goal: Goal;
}

const doneOf = (own: AreaFigures | undefined, goal: Goal) =>
  (goal === 'plan' ? own?.activatedInCampaign : own?.activated) ?? 0;

const byName = new Intl.Collator('vi');

/**
 * Every area that has a target, by smoothed attainment: a ward of few people must not head the list, nor
 * end it, by chance alone. Wards are drawn to their district, districts to the province (empirical Bayes,
 * Marshall 1991). What reads the same to a tenth of a per cent shares a rank.
 */
export function attainmentList({ peers, figures, before, goal }: Question): Commended[] {
  const asked = peers.filter(({ code }) => (figures.get(code)?.[goal] ?? 0) > 0);
  const smoothed = smoothRates(
    asked.map(({ code }) => doneOf(figures.get(code), goal)),
    asked.map(({ code }) => figures.get(code)?.[goal] ?? 0),
    asked.map(({ parentCode }) => parentCode),
  );
  const ranks = ranksOf(smoothed, 'attainment');
  const list = asked.flatMap((area, i) => {
    const own = figures.get(area.code);
    const [rank, rate, target] = [ranks[i], smoothed[i], own?.[goal]];
    if (!own || !target || rate == null || rank == null) return [];
    const done = doneOf(own, goal);
    const week = done - doneOf(before.get(area.code), goal);
    return {
      area,
      rank,
      attainment: done / target,
      smoothed: rate,
      done,
      asked: target,
      eligible: own.eligible,
      gained: week / target,
    };
  });
  return list.toSorted((a, b) => a.rank - b.rank || compareNames(a, b));
}

/** The same areas by what they gained in the week, with ranks of their own; nobody without a gain. */
export function improvementList(list: readonly Commended[]): Commended[] {
  const better = list.filter(({ gained }) => gained > 0);
  const ranks = ranksOf(
    better.map(({ gained }) => gained),
    'attainment',
  );
  return better
    .map((one, i) => ({ ...one, rank: ranks[i] ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank || compareNames(a, b));
}

const compareNames = (a: Commended, b: Commended) =>
  byName.compare(bareAreaName(a.area.name), bareAreaName(b.area.name));

/** So many places, and everyone whose rank is that of the last: nobody is cut off by the alphabet. */
export function topOf(list: readonly Commended[], places: number): Commended[] {
  return list.filter(({ rank }) => rank <= places);
}
