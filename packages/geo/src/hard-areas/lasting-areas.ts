import { memberKey, type PreviousArea } from './area-identity.js';
import { type ResidenceCell, total } from './residence-cells.js';
import type { UsualRates } from './usual-rates.js';

/**
 * An area that was on the list stays while its gap is half of what a new one must have: figures that
 * waver around a threshold neither close it nor bring it back each day.
 */
const STAYS = { gap: 0.065, remaining: 15, missing: 15 };

/** Areas of the last generation that clustering finds no more. */
export interface Lasting {
  /** Still hard, though less. */
  hard: ResidenceCell[][];
  /** Their gap is closed. */
  closed: { area: PreviousArea; members: ResidenceCell[] }[];
}

/**
 * Sorts what became of the areas before that most of whose people are in no area now. Those of
 * officers only stand by their decision.
 * @param cells all cells that count
 * @param inArea those in an area now
 */
export function lastingAreas(
  previous: readonly PreviousArea[],
  cells: readonly ResidenceCell[],
  inArea: ReadonlySet<ResidenceCell>,
  usual: UsualRates,
): Lasting {
  const byKey = new Map(cells.map((cell) => [memberKey(cell), cell]));
  const lasting: Lasting = { hard: [], closed: [] };
  const held = new Set(inArea);
  for (const area of [...previous].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (!area.last || area.last.standing === 'drawn') continue;
    const all = area.members.flatMap((member) => byKey.get(memberKey(member)) ?? []);
    const members = all.filter((cell) => !held.has(cell));
    if (members.length === 0 || 2 * total(members, 'eligible') <= total(all, 'eligible')) continue;
    for (const cell of members) held.add(cell);
    if (area.last.closedDay === null && stays(members, usual)) lasting.hard.push(members);
    else lasting.closed.push({ area, members });
  }
  return lasting;
}

function stays(members: readonly ResidenceCell[], usual: UsualRates): boolean {
  const expected = members[0] ? usual.expected(members[0]) : 0;
  const missing = expected * total(members, 'eligible') - total(members, 'activated');
  return (
    missing >= STAYS.missing &&
    missing >= STAYS.gap * total(members, 'eligible') &&
    total(members, 'remaining') >= STAYS.remaining
  );
}

/** True when as many are activated as is usual around: so an officer's own area closes. */
export function reachesUsual(members: readonly ResidenceCell[], usual: UsualRates): boolean {
  const expected = members[0] ? usual.expected(members[0]) : 0;
  return total(members, 'activated') >= expected * total(members, 'eligible');
}
