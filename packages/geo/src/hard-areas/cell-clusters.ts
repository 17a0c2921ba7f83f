import { cellToParent, gridDisk } from 'h3-js';
import { hexCentre } from '../hexes/hex-cells.js';
import { grouped, metresBetween, type ResidenceCell, total } from './residence-cells.js';
import type { UsualRates } from './usual-rates.js';

/** How far below the expected rate a cell must be to belong to a cluster. */
const MEMBER_GAP = 0.13;
/** A core's own people, or those of its neighbourhood, are so unusually few… */
const CORE_SIGNIFICANCE = 2.5;
/** …and at least so many are missing. */
const CORE_MISSING = 8;
/** Cores of one ward this many cells apart belong together. */
const LINK_CELLS = 2;
/** Smaller clusters are trivial, or may be chance. */
const FEWEST_REMAINING = 30;
const FEWEST_MISSING = 30;
const CLUSTER_SIGNIFICANCE = 4;
/** More certainty against chance for several cells, as they were picked because they are low. */
const AGAINST_CHANCE = { start: 4, perCell: 0.6, most: 6.5 };
/** Larger ones are divided: a team cannot plan a visit to a whole ward. */
const MOST_CELLS = 60;
const MOST_REMAINING = 5_000;
/** Resolution by which they are divided: cells of 0.7 km², 49 residence cells each. */
const PART_RESOLUTION = 8;
const FEWEST_IN_PART = 120;

/**
 * Density clusters of people who remain, within each ward (after DBSCAN): cells whose people are
 * activated far less than expected are cores, cores near each other join, and cells beside a core
 * that are below the expected rate as well come along. `cells` are ordered by ward and cell.
 */
export function cellClusters(
  cells: readonly ResidenceCell[],
  usual: UsualRates,
): ResidenceCell[][] {
  const wards = grouped(cells, ({ wardCode }) => wardCode);
  return [...wards.values()].flatMap((ward) => {
    const expected = ward[0] ? usual.expected(ward[0]) : 0;
    return clustersBelow(expected, ward, usual).flatMap((cluster) =>
      plannable(cluster, expected, usual),
    );
  });
}

interface Core {
  cell: ResidenceCell;
  significance: number;
}

/** The clusters among cells of one ward whose rates are below the expected one. */
function clustersBelow(
  expected: number,
  ward: readonly ResidenceCell[],
  usual: UsualRates,
): ResidenceCell[][] {
  const low = new Map<string, ResidenceCell>();
  for (const cell of ward) if (expected - cell.rate >= MEMBER_GAP) low.set(cell.cell, cell);
  const cores = coresAmong(low, ward, expected, usual);
  const clusters = linked(cores);
  for (const cell of low.values()) {
    if (cores.has(cell.cell)) continue;
    const beside = gridDisk(cell.cell, 1).flatMap((near) => cores.get(near) ?? []);
    const strongest = beside.reduce<Core | null>((best, core) => stronger(best, core), null);
    if (strongest) clusters.get(strongest.cell.cell)?.push(cell);
  }
  return [...new Set(clusters.values())].filter((cluster) => {
    const eligible = total(cluster, 'eligible');
    const activated = total(cluster, 'activated');
    return (
      total(cluster, 'remaining') >= FEWEST_REMAINING &&
      expected * eligible - activated >= FEWEST_MISSING &&
      usual.significance(cluster, expected) >= CLUSTER_SIGNIFICANCE &&
      usual.chanceSignificance(cluster, expected) >= barFor(cluster.length)
    );
  });
}

function barFor(cells: number): number {
  const { start, perCell, most } = AGAINST_CHANCE;
  return Math.min(most, start + perCell * cells);
}

function coresAmong(
  low: ReadonlyMap<string, ResidenceCell>,
  ward: readonly ResidenceCell[],
  expected: number,
  usual: UsualRates,
): Map<string, Core> {
  const all = new Map(ward.map((cell) => [cell.cell, cell]));
  const cores = new Map<string, Core>();
  for (const cell of low.values()) {
    const around = gridDisk(cell.cell, 1).flatMap((near) => all.get(near) ?? []);
    const significance = Math.max(judged([cell]), judged(around));
    if (significance >= CORE_SIGNIFICANCE) cores.set(cell.cell, { cell, significance });
  }
  return cores;

  function judged(group: readonly ResidenceCell[]): number {
    const eligible = total(group, 'eligible');
    const activated = total(group, 'activated');
    const enough = expected * eligible - activated >= CORE_MISSING;
    return enough ? usual.significance(group, expected) : 0;
  }
}

function stronger(a: Core | null, b: Core): Core {
  if (!a || b.significance > a.significance) return b;
  return b.significance === a.significance && b.cell.cell < a.cell.cell ? b : a;
}

/** The cluster of each core, by cell: cores at most `LINK_CELLS` apart share one. */
function linked(cores: ReadonlyMap<string, Core>): Map<string, ResidenceCell[]> {
  const clusters = new Map<string, ResidenceCell[]>();
  const cells = new Map([...cores].map(([key, { cell }]) => [key, cell]));
  for (const component of components(cells)) {
    for (const { cell } of component) clusters.set(cell, component);
  }
  return clusters;
}

/** Groups of cells that can be reached from each other by steps of at most `LINK_CELLS`. */
function components(cells: ReadonlyMap<string, ResidenceCell>): ResidenceCell[][] {
  const left = new Map(cells);
  const found: ResidenceCell[][] = [];
  for (const [start, first] of cells) {
    if (!left.delete(start)) continue;
    const component = [first];
    // The array grows while it is walked: a breadth-first search.
    for (const member of component) {
      for (const near of gridDisk(member.cell, LINK_CELLS)) {
        const cell = left.get(near);
        if (!cell) continue;
        left.delete(near);
        component.push(cell);
      }
    }
    found.push(component);
  }
  return found;
}

const isPlannable = (cluster: readonly ResidenceCell[]) =>
  cluster.length <= MOST_CELLS && total(cluster, 'remaining') <= MOST_REMAINING;

/**
 * A cluster as it is, or divided when it is too large for one plan: first the clusters within it
 * that are worse than the rest stand out by themselves, as peaks do when the water rises; what is
 * left between them is divided by place.
 */
function plannable(
  cluster: ResidenceCell[],
  expected: number,
  usual: UsualRates,
): ResidenceCell[][] {
  if (isPlannable(cluster)) return [cluster];
  const lower = expected - MEMBER_GAP / 2;
  const ordered = [...cluster].sort((a, b) => (a.cell < b.cell ? -1 : 1));
  const peaks = lower > 0 ? clustersBelow(lower, ordered, usual) : [];
  const standing = new Set(peaks.flat());
  const rest = ordered.filter((cell) => !standing.has(cell));
  const between = components(new Map(rest.map((cell) => [cell.cell, cell])))
    .filter((part) => total(part, 'remaining') >= FEWEST_IN_PART)
    .flatMap((part) => (isPlannable(part) ? [part] : dividedByPlace(part)));
  return [...peaks.flatMap((peak) => plannable(peak, lower, usual)), ...between];
}

/** A large cluster by cells of a coarser grid; parts with few people join the nearest. */
function dividedByPlace(cluster: readonly ResidenceCell[]): ResidenceCell[][] {
  const groups = [...grouped(cluster, ({ cell }) => cellToParent(cell, PART_RESOLUTION)).values()];
  for (;;) {
    groups.sort((a, b) => total(a, 'remaining') - total(b, 'remaining'));
    const [smallest, ...others] = groups;
    if (!smallest || others.length === 0 || total(smallest, 'remaining') >= FEWEST_IN_PART) break;
    const nearest = others.reduce((best, group) =>
      metresApart(smallest, group) < metresApart(smallest, best) ? group : best,
    );
    nearest.push(...smallest);
    groups.shift();
  }
  return groups;
}

function metresApart(a: readonly ResidenceCell[], b: readonly ResidenceCell[]): number {
  const centres = b.map(({ cell }) => hexCentre(cell));
  return Math.min(
    ...a.flatMap(({ cell }) => {
      const from = hexCentre(cell);
      return centres.map((to) => metresBetween(from, to));
    }),
  );
}
