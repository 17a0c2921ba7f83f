import type { AreaDecision, ExcludedPeople, RestrictionState } from './area-decisions.js';
import type { Area, AreaCode } from './areas.js';
import type { Day } from './days.js';
import type { HardArea, HardAreaState } from './hard-areas.js';
import { hardAreaStates } from './hard-areas.js';
import type { Visit } from './outreach.js';

/** An officer's word that nobody can go to an area, or that its people are not to be counted. */
export interface AreaRestriction {
  state: RestrictionState;
  reason: string;
  author: string;
  /** ISO 8601. */
  since: string;
  /** Last day; null until it is lifted. */
  until: Day | null;
}

/** A hard area with where it stands for a dispatcher. */
export interface StatedHardArea extends HardArea {
  state: HardAreaState;
  restriction: AreaRestriction | null;
  visits: {
    done: number;
    planned: number;
    /** Day of the newest done visit. */
    lastDay: Day | null;
  };
}

/** What the state of an area comes of, beside the area itself. */
export interface StateEvidence {
  /** To any area; cancelled ones too. */
  visits: readonly Pick<Visit, 'hardAreaId' | 'status' | 'day'>[];
  /** The decisions that stand, in the order in which they were taken. */
  decisions: readonly Pick<
    AreaDecision,
    'kind' | 'areaIds' | 'parts' | 'restriction' | 'reason' | 'author' | 'decidedAt'
  >[];
  /** Share of its eligible people that a ward's target asks for, 0–1; null where it has none. */
  targetShare(wardCode: string): number | null;
}

/**
 * Says of each area where it stands. An officer's restriction goes first; `reached` when its gap is
 * closed or its coverage is at least what its ward's target asks for; `visited` with a done visit to
 * it or to the area that it split from; else `unvisited`.
 */
export function stateAreas(
  areas: readonly HardArea[],
  { visits, decisions, targetShare }: StateEvidence,
): StatedHardArea[] {
  const restricted = new Map<string, AreaRestriction>();
  for (const { restriction, areaIds, parts, reason, author, decidedAt } of decisions) {
    if (restriction === null) continue;
    const said = { ...restriction, reason: reason ?? '', author, since: decidedAt };
    for (const id of [...areaIds, ...parts.map((part) => part.id)]) restricted.set(id, said);
  }
  return areas.map((area) => {
    const { id, parentId, wardCode, eligible, activated, closedDay } = area;
    const restriction = restricted.get(id) ?? restricted.get(parentId ?? '') ?? null;
    const mine = visits.filter(({ hardAreaId }) => hardAreaId === id || hardAreaId === parentId);
    const done = mine.filter(({ status }) => status === 'done');
    const asked = targetShare(wardCode);
    const reached = closedDay !== null || (asked !== null && activated >= asked * eligible);
    return {
      ...area,
      state:
        restriction?.state ?? (reached ? 'reached' : done.length > 0 ? 'visited' : 'unvisited'),
      restriction,
      visits: {
        done: done.length,
        planned: mine.filter(({ status }) => status === 'planned').length,
        lastDay:
          done
            .map(({ day }) => day)
            .sort()
            .at(-1) ?? null,
      },
    };
  });
}

/** Areas, and the people who live in them. */
export interface AreaTotals {
  areas: number;
  eligible: number;
  activated: number;
  remaining: number;
}

/** The totals of a set of areas, as they are selected. */
export function areaTotals(
  areas: Iterable<Pick<HardArea, 'eligible' | 'activated' | 'remaining'>>,
): AreaTotals {
  const totals = { areas: 0, eligible: 0, activated: 0, remaining: 0 };
  for (const { eligible, activated, remaining } of areas) {
    totals.areas++;
    totals.eligible += eligible;
    totals.activated += activated;
    totals.remaining += remaining;
  }
  return totals;
}

/**
 * The totals of the areas in each state. The excluded ones are no hard areas any more: they come
 * from the people whom the figures leave out, and an area whose exclusion is on its way counts once.
 */
export function totalsByState(
  areas: readonly StatedHardArea[],
  excluded: readonly ExcludedPeople[],
): Record<HardAreaState, AreaTotals> {
  const totals = Object.fromEntries(
    hardAreaStates.map((state) => [
      state,
      areaTotals(areas.filter((area) => area.state === state)),
    ]),
  ) as Record<HardAreaState, AreaTotals>;
  const told = new Set(excluded.map(({ areaId }) => areaId));
  const waiting = areas.filter(({ id, state }) => state === 'excluded' && !told.has(id));
  const gone = excludedTotals(excluded);
  const { eligible, activated, remaining } = areaTotals(waiting);
  totals.excluded = {
    areas: gone.areas + waiting.length,
    eligible: gone.eligible + eligible,
    activated: gone.activated + activated,
    remaining: gone.remaining + remaining,
  };
  return totals;
}

/** How many people how many excluded areas take out of the figures; an area in two wards is one. */
export function excludedTotals(excluded: readonly ExcludedPeople[]): AreaTotals {
  const people = excluded.map(({ eligible, activated }) => ({
    ...{ eligible, activated },
    remaining: Math.max(0, eligible - activated),
  }));
  return { ...areaTotals(people), areas: new Set(excluded.map(({ areaId }) => areaId)).size };
}

/** Those of the excluded people who live in an area: a ward, a district or the province. */
export function excludedWithin(
  excluded: readonly ExcludedPeople[],
  areas: readonly Pick<Area, 'code' | 'level' | 'parentCode'>[],
  code: AreaCode,
): ExcludedPeople[] {
  const of = new Map(areas.map((area) => [area.code, area]));
  if (of.get(code)?.level === 'province') return [...excluded];
  return excluded.filter(
    ({ wardCode }) => wardCode === code || of.get(wardCode)?.parentCode === code,
  );
}
