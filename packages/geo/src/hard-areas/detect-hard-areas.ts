import { type Area, type AreaCode, type Day, shortAreaName } from '@tungngo/domain';
import { type LonLat, roundPosition } from '../boundaries/local-projection.js';
import { cellClusters } from './cell-clusters.js';
import { clusterOutline } from './cluster-outline.js';
import { hardnessOf } from './hardness.js';
import type { DetectedArea, HardAreaInput, KnownSite } from './inputs.js';
import { type Explanation, explanationOf, nearbySites } from './nearby-sites.js';
import {
  grouped,
  metresBetween,
  peopleCentre,
  type ResidenceCell,
  residenceCells,
  total,
} from './residence-cells.js';
import { comparisons, usualRates } from './usual-rates.js';
import { visitsNearby } from './visits-nearby.js';
import { unnamedArea, usualHours } from './wording.js';

/** A plan of a province has no use for more; those with the least to gain are left out. */
const MOST_AREAS = 150;

/**
 * Finds where people who are eligible and not activated cluster, why those places are hard, and
 * ranks them by hardness × remaining people. The same input in any order gives the same areas;
 * an area keeps its id as long as its most populous cell stays in it.
 */
export function detectHardAreas(input: HardAreaInput): DetectedArea[] {
  const cells = residenceCells(input.cells, input.areas);
  const clusters = cellClusters(cells, usualRates(cells));
  const inCluster = new Set(clusters.flat());
  const compare = comparisons(cells.filter((cell) => !inCluster.has(cell)));
  const surroundings: Surroundings = {
    wards: new Map(input.areas.map((area) => [area.code, area])),
    sites: [...input.sites].sort((a, b) => (a.id < b.id ? -1 : 1)),
    visits: input.visits ?? [],
    residencyKnown: cells.some(({ temporary }) => temporary > 0),
    compare,
    day: input.day ?? null,
  };
  const ranked = clusters
    .map((members) => unnamed(members, surroundings))
    .sort((a, b) => rank(b.area) - rank(a.area) || (a.area.id < b.area.id ? -1 : 1))
    .slice(0, MOST_AREAS);
  return named(ranked);
}

interface Surroundings {
  wards: ReadonlyMap<AreaCode, Area>;
  sites: readonly KnownSite[];
  visits: NonNullable<HardAreaInput['visits']>;
  residencyKnown: boolean;
  compare: ReturnType<typeof comparisons>;
  day: Day | null;
}

interface Unnamed {
  area: Omit<DetectedArea, 'name'>;
  explanation: Explanation;
}

const rank = ({ hardness, remaining }: Unnamed['area']) => hardness * remaining;

function unnamed(members: readonly ResidenceCell[], around: Surroundings): Unnamed {
  const anchor = anchorOf(members);
  const centre = roundPosition(peopleCentre(members));
  const near = nearbySites(members, around.sites);
  const explanation = explanationOf(members, near);
  const hours = explanation.site?.hours?.trim();
  const eligible = total(members, 'eligible');
  const comparison = around.compare(members);
  const servicePoint = nearestServicePoint(centre, around.sites);
  const score = hardnessOf({
    members,
    centre,
    comparison,
    sites: around.sites.some(({ kind }) => kind !== 'service-point') ? near : null,
    servicePoint,
    visits: visitsNearby(around.visits, anchor.wardCode, centre),
    residencyKnown: around.residencyKnown,
  });
  return {
    explanation,
    area: {
      id: `${anchor.wardCode}-${anchor.cell}`,
      kind: explanation.kind,
      wardCode: anchor.wardCode,
      wardName: around.wards.get(anchor.wardCode)?.name ?? anchor.wardCode,
      lon: centre[0],
      lat: centre[1],
      eligible,
      activated: total(members, 'activated'),
      remaining: total(members, 'remaining'),
      temporaryShare: total(members, 'temporary') / eligible,
      ...score,
      bestHours: hours ? { vi: hours, en: hours } : usualHours[explanation.kind],
      polygon: clusterOutline(members.map(({ cell }) => cell)),
      standing: 'proposed',
      kindEvidence: [],
      kindConfidence: explanation.kind === 'scattered' ? 0 : 0.5,
      expectedCoverage: comparison.rate,
      since: around.day,
      parentId: null,
      trend: trendOf(members),
      nearestPoint: servicePoint && {
        name: servicePoint.name,
        metres: Math.round(servicePoint.distanceM),
        by: 'straight',
      },
      access: null,
      contact: null,
      closedDay: null,
      members: members.map(({ cell, wardCode }) => ({ cell, wardCode })),
    },
  };
}

function trendOf(members: readonly ResidenceCell[]): number | null {
  const known = members.flatMap(({ weekChange }) => weekChange ?? []);
  return known.length > 0 ? known.reduce((sum, change) => sum + change, 0) : null;
}

/** The cell where most eligible people live: unlike the number who remain, that hardly changes. */
function anchorOf(members: readonly ResidenceCell[]): ResidenceCell {
  return members.reduce((best, cell) =>
    cell.eligible > best.eligible || (cell.eligible === best.eligible && cell.cell < best.cell)
      ? cell
      : best,
  );
}

function nearestServicePoint(
  centre: LonLat,
  sites: readonly KnownSite[],
): { distanceM: number; name: string } | null {
  let nearest: { distanceM: number; name: string } | null = null;
  for (const { kind, lon, lat, name } of sites) {
    if (kind !== 'service-point') continue;
    const distanceM = metresBetween(centre, [lon, lat]);
    if (!nearest || distanceM < nearest.distanceM) nearest = { distanceM, name };
  }
  return nearest;
}

/**
 * Names: the clearest site's, or what the area is, with the ward. Where names of a ward would
 * repeat they are numbered in the order of the ids, so that a change of rank renames nothing.
 */
function named(ranked: readonly Unnamed[]): DetectedArea[] {
  const base = ({ explanation: { site, kind } }: Unnamed) =>
    site ? { vi: site.name, en: site.name } : unnamedArea[kind];
  const numbers = new Map<Unnamed, string>();
  const alike = grouped(ranked, (one) => `${one.area.wardCode} ${base(one).vi}`);
  for (const group of alike.values()) {
    const byId = [...group].sort((a, b) => (a.area.id < b.area.id ? -1 : 1));
    byId.forEach((one, i) => {
      const { site } = one.explanation;
      if (!site) numbers.set(one, ` ${i + 1}`);
      else numbers.set(one, group.length > 1 ? ` (${i + 1})` : '');
    });
  }
  return ranked.map((one) => {
    const [{ vi, en }, number] = [base(one), numbers.get(one) ?? ''];
    const ward = shortAreaName(one.area.wardName);
    return {
      ...one.area,
      name: { vi: `${vi}${number} – ${ward}`, en: `${en}${number} – ${ward}` },
    };
  });
}
