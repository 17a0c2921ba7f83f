import type { Area, AreaCode } from '@tungngo/domain';
import { identify, type PreviousArea } from './area-identity.js';
import { namesOf } from './area-names.js';
import { cellClusters } from './cell-clusters.js';
import { outliner } from './cluster-outline.js';
import { applyDecisions, type DecidedCells } from './decided-areas.js';
import { type Described, describeArea, type Place } from './describe-area.js';
import { hardnessJudge } from './hardness/hardness.js';
import type { DetectedArea, HardAreaInput } from './inputs.js';
import { kindJudge } from './kind-evidence.js';
import { lastingAreas, reachesUsual } from './lasting-areas.js';
import { residenceCells } from './residence-cells.js';
import { type UsualRates, usualRates } from './usual-rates.js';
import { unnamedArea } from './wording.js';

/** A plan of a province has no use for more; those with the least to gain are left out. */
const MOST_IN_PROVINCE = 150;

/**
 * Finds where people who are eligible and not activated cluster, why those places are hard, and
 * ranks them by hardness × remaining people; areas that were hard before and are no more come last,
 * with the day on which they closed. Officers' decisions go before what clustering finds, and an
 * area keeps its id from one generation to the next. The same input in any order gives the same areas.
 */
export function detectHardAreas(input: HardAreaInput): DetectedArea[] {
  const cells = residenceCells(input.cells, input.areas);
  const decided = applyDecisions(cells, input.decisions ?? [], input.day ?? null);
  const usual = usualRates(decided.counted);
  const places = placesOf(input, decided, usual);
  const sites = [...input.sites].sort((a, b) => (a.id < b.id ? -1 : 1));
  const hard = new Set(places.flatMap(({ members, closedDay }) => (closedDay ? [] : members)));
  const surroundings = {
    wards: new Map(input.areas.map((area) => [area.code, area])),
    sites,
    judge: hardnessJudge({ ...input, cells: decided.counted, sites }),
    outline: outliner(places.flatMap(({ members }) => members.map(({ cell }) => cell))),
    kindOf: kindJudge(decided.counted.filter((cell) => !hard.has(cell))),
    day: input.day ?? null,
  };
  const described = places.map((place) => describeArea(place, surroundings)).sort(byUse);
  return named(fewEnough(described, input.areas));
}

/** Everything that is to be listed: found, still hard, closed, and officers' own. */
function placesOf(
  { previous = [], day = null }: HardAreaInput,
  { counted, free, groups, isRejected }: DecidedCells,
  usual: UsualRates,
): Place[] {
  const found = cellClusters(free, usual);
  const held = new Set([...found.flat(), ...groups.flatMap(({ members }) => members)]);
  const lasting = lastingAreas(previous, counted, held, usual);
  const hard = [...found, ...lasting.hard].filter((members) => !isRejected(members));
  const taken = new Set(groups.map(({ area }) => area.id));
  const identities = identify(hard, { previous, cells: counted, taken });
  const given = new Set([...taken, ...identities.map(({ id }) => id)]);
  const closed = lasting.closed.filter(
    ({ area, members }) => !given.has(area.id) && !isRejected(members),
  );
  const byId = new Map(previous.map((area) => [area.id, area]));
  return [
    ...identities.map(
      (identity, i): Place => ({
        ...identity,
        members: hard[i] ?? [],
        decided: null,
        closedDay: null,
      }),
    ),
    ...closed.map(
      ({ area, members }): Place => ({
        ...identityOf(area),
        members,
        decided: null,
        closedDay: area.last?.closedDay ?? day,
      }),
    ),
    ...groups.map((decided): Place => {
      const before = byId.get(decided.area.id) ?? null;
      const identity = before
        ? identityOf(before)
        : { since: null, parentId: null, previous: null };
      const reached = reachesUsual(decided.members, usual);
      return {
        ...identity,
        id: decided.area.id,
        parentId: decided.parentId ?? identity.parentId,
        members: decided.members,
        decided,
        closedDay: reached ? (before?.last?.closedDay ?? day) : null,
      };
    }),
  ];
}

const identityOf = (previous: PreviousArea) => ({
  id: previous.id,
  parentId: previous.parentId,
  since: previous.since,
  previous,
});

/** Open ones by what a visit can bring, then the closed. */
function byUse({ area: a }: Described, { area: b }: Described): number {
  return (
    Number(a.closedDay !== null) - Number(b.closedDay !== null) ||
    b.hardness * b.remaining - a.hardness * a.remaining ||
    (a.id < b.id ? -1 : 1)
  );
}

/** The first of each province that detection found, and all that officers made or that are closed. */
function fewEnough(described: readonly Described[], areas: readonly Area[]): Described[] {
  const parents = new Map(areas.map(({ code, parentCode }) => [code, parentCode]));
  const provinceOf = (code: AreaCode): AreaCode => {
    const parent = parents.get(code);
    return parent ? provinceOf(parent) : code;
  };
  const listed = new Map<AreaCode, number>();
  return described.filter(({ area, place }) => {
    if (place.decided || area.closedDay !== null) return true;
    const province = provinceOf(area.wardCode);
    const before = listed.get(province) ?? 0;
    listed.set(province, before + 1);
    return before < MOST_IN_PROVINCE;
  });
}

function named(described: readonly Described[]): DetectedArea[] {
  const names = namesOf(
    described.map(({ area, place, explanation: { site } }) => ({
      id: area.id,
      wardCode: area.wardCode,
      wardName: area.wardName,
      base: site ? { vi: site.name, en: site.name } : unnamedArea[area.kind],
      fromSite: site !== null,
      given: place.decided?.area.name ?? null,
      before: place.previous?.last?.name ?? null,
    })),
  );
  return described.map(({ area }, i) => ({ ...area, name: names[i] ?? { vi: '', en: '' } }));
}
