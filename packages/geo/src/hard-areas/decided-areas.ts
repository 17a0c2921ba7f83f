import type {
  AreaCode,
  Day,
  DecidedArea,
  HardAreaStanding,
  StandingDecision,
} from '@tungngo/domain';
import { type ResidenceCell, total } from './residence-cells.js';

/** An area that an officer made or agreed with, and the residents whom it holds. */
export interface DecidedGroup {
  area: DecidedArea;
  standing: Exclude<HardAreaStanding, 'proposed'>;
  /** The area that it was split from. */
  parentId: string | null;
  members: ResidenceCell[];
}

/** What decisions leave of the cells. */
export interface DecidedCells {
  /** All whose people count: without excluded ones. */
  counted: ResidenceCell[];
  groups: DecidedGroup[];
  /** Those that detection may cluster as it finds them. */
  free: ResidenceCell[];
  /** True for a cluster that an officer rejected: most of its remaining people live in rejected cells. */
  isRejected(members: readonly ResidenceCell[]): boolean;
}

/**
 * Applies the decisions in force. Excluded cells are left out of everything; the cells of a
 * confirmed, drawn, merged or split area are its own, and where two areas claim one the later
 * decision has it. Areas without residents are left out.
 */
export function applyDecisions(
  cells: readonly ResidenceCell[],
  decisions: readonly StandingDecision[],
  day: Day | null,
): DecidedCells {
  const inOrder = [...decisions].sort((a, b) =>
    a.decidedAt === b.decidedAt ? (a.id < b.id ? -1 : 1) : a.decidedAt < b.decidedAt ? -1 : 1,
  );
  const excluded = partsOf(inOrder.filter((one) => excludes(one, day)));
  const rejected = partsOf(inOrder.filter(({ kind }) => kind === 'reject'));
  const [isExcluded, isRejected] = [claimOf(excluded), claimOf(rejected)];
  const counted = cells.filter((cell) => isExcluded(cell) === null);
  const shapers = inOrder.filter(({ kind }) => kind !== 'reject' && kind !== 'restrict');
  const claims = partsOf(shapers);
  const claim = claimOf(claims);
  const members = new Map<DecidedArea, ResidenceCell[]>();
  const free: ResidenceCell[] = [];
  for (const cell of counted) {
    const area = claim(cell);
    if (!area) free.push(cell);
    else members.set(area, [...(members.get(area) ?? []), cell]);
  }
  return {
    counted,
    free,
    groups: shapers.flatMap((decision) => groupsOf(decision, members)),
    isRejected(cluster) {
      const held = cluster.filter((cell) => isRejected(cell) !== null);
      return held.length > 0 && 2 * total(held, 'remaining') > total(cluster, 'remaining');
    },
  };
}

function excludes({ restriction }: StandingDecision, day: Day | null): boolean {
  if (restriction?.state !== 'excluded') return false;
  return restriction.until === null || day === null || restriction.until >= day;
}

const partsOf = (decisions: readonly StandingDecision[]) => decisions.flatMap(({ parts }) => parts);

/** The last of the areas that holds a cell's residents; null when none does. */
function claimOf(areas: readonly DecidedArea[]): (cell: ResidenceCell) => DecidedArea | null {
  const byCell = new Map<string, { wardCode: AreaCode | null; area: DecidedArea }[]>();
  for (const area of areas) {
    for (const cell of area.cells) {
      const claims = byCell.get(cell) ?? [];
      claims.push({ wardCode: area.wardCode, area });
      byCell.set(cell, claims);
    }
  }
  return ({ cell, wardCode }) =>
    byCell.get(cell)?.findLast((claim) => (claim.wardCode ?? wardCode) === wardCode)?.area ?? null;
}

function groupsOf(
  { kind, areaIds, parts }: StandingDecision,
  members: ReadonlyMap<DecidedArea, ResidenceCell[]>,
): DecidedGroup[] {
  return parts.flatMap((area) => {
    const held = members.get(area);
    if (!held) return [];
    const origin = kind === 'split' ? areaIds.find((id) => id !== area.id) : undefined;
    const standing = kind === 'confirm' ? ('confirmed' as const) : ('drawn' as const);
    return [{ area, standing, parentId: origin ?? null, members: held }];
  });
}
