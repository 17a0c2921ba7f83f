import type { ReachCells, ReachMeasure, ReachProposal } from '@tungngo/domain';
import type { FeatureCollection } from 'geojson';
import { cellToBoundary, cellToParent } from 'h3-js';

/** Cells of this resolution stand for the residence cells where the map shows a province. */
const COARSE = 8;

interface Sum {
  cost: number;
  people: number;
  nearest: number;
  most: number;
}

/** The cells as hexagons with what it takes to get to the nearest point; -1 where there is no way. */
export function cellFeatures(reach: ReachCells, measure: ReachMeasure, coarse: boolean) {
  const sums = new Map<string, Sum>();
  for (const [i, cell] of reach.cells.entries()) {
    const cost = reach[measure][i] ?? null;
    // A hidden count is under five people.
    const people = Math.max(1, reach.people[i] ?? 1);
    const key = coarse ? cellToParent(cell, COARSE) : cell;
    const sum = sums.get(key) ?? { cost: 0, people: 0, nearest: -1, most: 0 };
    if (cost !== null) {
      sum.cost += cost * people;
      sum.people += people;
    }
    if (people > sum.most) {
      sum.most = people;
      sum.nearest = reach.nearest[i] ?? -1;
    }
    sums.set(key, sum);
  }
  const features = [...sums].map(([cell, { cost, people, nearest }]) => ({
    type: 'Feature' as const,
    geometry: { type: 'Polygon' as const, coordinates: [cellToBoundary(cell, true)] },
    properties: { cost: people > 0 ? Math.round((cost / people) * 10) / 10 : -1, nearest },
  }));
  return { type: 'FeatureCollection', features } satisfies FeatureCollection;
}

/** The points that serve now. */
export function pointFeatures({ points }: ReachCells): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ lon, lat, name }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { name },
    })),
  };
}

/** The proposed points, numbered; also what is exported. */
export function proposalFeatures(proposal: ReachProposal | null): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: (proposal?.points ?? []).map(({ lon, lat, adds, id, name, wardCode }, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { number: String(i + 1), id, name, wardCode, adds },
    })),
  };
}
