import type { Day, HardAreaKind, HardAreaStanding, Localized } from '@tungngo/domain';
import type { CellOfWard } from './inputs.js';
import type { ResidenceCell } from './residence-cells.js';

/** An area as an earlier generation of the data knew it. */
export interface PreviousArea {
  id: string;
  members: readonly CellOfWard[];
  parentId: string | null;
  since: Day | null;
  /**
   * What the last generation said of it; null when it was not listed there: merged into another,
   * rejected, excluded, or one of too many. Such an area may come back.
   */
  last: {
    name: Localized;
    kind: HardAreaKind;
    standing: HardAreaStanding;
    closedDay: Day | null;
  } | null;
}

/** Who an area is. */
export interface Identity {
  id: string;
  parentId: string | null;
  since: Day | null;
  /** The area that it goes on from; null when it is new. */
  previous: PreviousArea | null;
}

/** An area goes on where it keeps so much of the smaller of its two states, by people. */
const SAME_AREA = 0.3;
/** A new area with so much of its people out of one before it was split from it. */
const FROM_AREA = 0.5;

/** What there was before, and now. */
interface Before {
  previous: readonly PreviousArea[];
  /** Every cell whose people count. */
  cells: readonly ResidenceCell[];
  /** Ids that officers' areas have. */
  taken: ReadonlySet<string>;
}

/**
 * Gives each cluster the id of the area before it with which it shares most people, listed ones
 * before those that came off the list; each id goes on once. Of a split the piece with most people
 * keeps the id, the others get one of their own and name their parent. Ids of areas that were ever
 * known are not given anew.
 */
export function identify(
  clusters: readonly (readonly ResidenceCell[])[],
  { previous, cells, taken }: Before,
): Identity[] {
  const known = new Map(previous.map((area) => [area.id, area]));
  const overlaps = overlapsOf(clusters, previous, cells);
  const continued = matched(
    overlaps.filter(({ id }) => !taken.has(id)),
    known,
  );
  const used = new Set([...taken, ...known.keys()]);
  const inOrder = clusters
    .map((members, index) => ({ members, index, key: ownId(members) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const identities = new Map<number, Identity>();
  for (const { index, members, key } of inOrder) {
    const before = known.get(continued.get(index) ?? '');
    if (before) {
      const { id, parentId, since } = before;
      identities.set(index, { id, parentId, since, previous: before });
      continue;
    }
    const id = firstFree(key, used);
    used.add(id);
    const parentId = parentOf(index, members, overlaps);
    identities.set(index, { id, parentId, since: null, previous: null });
  }
  return clusters.map((_, index) => identities.get(index) as Identity);
}

interface Overlap {
  index: number;
  id: string;
  listed: boolean;
  /** People of both, in the cluster, and in the area before as they are now. */
  people: number;
  ofCluster: number;
  ofPrevious: number;
}

/** Every pair of a cluster and an area before it that share people, most first. */
function overlapsOf(
  clusters: readonly (readonly ResidenceCell[])[],
  previous: readonly PreviousArea[],
  cells: readonly ResidenceCell[],
): Overlap[] {
  const holders = new Map<string, PreviousArea[]>();
  for (const area of previous) {
    for (const member of area.members) {
      const key = memberKey(member);
      holders.set(key, [...(holders.get(key) ?? []), area]);
    }
  }
  const ofPrevious = new Map<string, number>();
  for (const cell of cells) {
    for (const { id } of holders.get(memberKey(cell)) ?? []) {
      ofPrevious.set(id, (ofPrevious.get(id) ?? 0) + cell.eligible);
    }
  }
  const overlaps = clusters.flatMap((members, index) => {
    const shared = new Map<PreviousArea, number>();
    let ofCluster = 0;
    for (const cell of members) {
      ofCluster += cell.eligible;
      for (const area of holders.get(memberKey(cell)) ?? []) {
        shared.set(area, (shared.get(area) ?? 0) + cell.eligible);
      }
    }
    return [...shared].map(([{ id, last }, people]) => ({
      index,
      id,
      listed: last !== null && last.closedDay === null,
      people,
      ofCluster,
      ofPrevious: ofPrevious.get(id) ?? 0,
    }));
  });
  const keys = clusters.map(ownId);
  return overlaps.sort(
    (a, b) =>
      Number(b.listed) - Number(a.listed) ||
      b.people - a.people ||
      compare(a.id, b.id) ||
      compare(keys[a.index] ?? '', keys[b.index] ?? ''),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The id that each cluster goes on with, by its index. */
function matched(
  overlaps: readonly Overlap[],
  known: ReadonlyMap<string, PreviousArea>,
): Map<number, string> {
  const continued = new Map<number, string>();
  const gone = new Set<string>();
  for (const { index, id, people, ofCluster, ofPrevious } of overlaps) {
    if (continued.has(index) || gone.has(id) || !known.has(id)) continue;
    if (people < SAME_AREA * Math.min(ofCluster, ofPrevious)) continue;
    continued.set(index, id);
    gone.add(id);
  }
  return continued;
}

function parentOf(
  index: number,
  members: readonly ResidenceCell[],
  overlaps: readonly Overlap[],
): string | null {
  const people = members.reduce((sum, { eligible }) => sum + eligible, 0);
  const best = overlaps.find((overlap) => overlap.index === index && overlap.listed);
  return best && best.people >= FROM_AREA * people ? best.id : null;
}

export const memberKey = ({ cell, wardCode }: CellOfWard) => `${wardCode} ${cell}`;

/** Ward and most populous cell: who a cluster is when nothing was known before it. */
function ownId(members: readonly ResidenceCell[]): string {
  const { wardCode, cell } = anchorOf(members);
  return `${wardCode}-${cell}`;
}

/** The cell where most eligible people live: unlike the number who remain, that hardly changes. */
export function anchorOf(members: readonly ResidenceCell[]): ResidenceCell {
  return members.reduce((best, cell) =>
    cell.eligible > best.eligible || (cell.eligible === best.eligible && cell.cell < best.cell)
      ? cell
      : best,
  );
}

function firstFree(key: string, used: ReadonlySet<string>): string {
  let id = key;
  for (let n = 2; used.has(id); n++) id = `${key}-${n}`;
  return id;
}
