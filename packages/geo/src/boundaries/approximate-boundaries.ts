import type { Area } from '@tungngo/domain';
import type { MultiPolygon, Polygon } from 'geojson';
import { areaFeature, areaTree } from './area-tree.js';
import { type AreaFeature, type BoundarySet, boundarySet } from './boundary-set.js';
import { dissolve } from './dissolve.js';
import { outlineAround } from './outline.js';
import { voronoiCells } from './voronoi-cells.js';

const SOURCE = 'Voronoi cells of the areas’ centres';

/**
 * A stand-in for real boundaries: wards are the Voronoi cells of their centres within a plausible
 * outline around them, districts and the province are the union of theirs. Neighbours share
 * identical vertices. A district without wards gets a cell of its own. No areas, no features.
 */
export function approximateBoundaries(areas: readonly Area[]): BoundarySet {
  const tree = areaTree(areas);
  const about = { approximate: true, source: SOURCE };
  if (tree.leaves.length === 0) return boundarySet([], about);
  const centres = tree.leaves.map(({ lon, lat }): [number, number] => [lon, lat]);
  const cells = voronoiCells(centres, outlineAround(centres));
  const features = tree.leaves.flatMap((area, i) => {
    const cell = cells[i];
    return cell ? [areaFeature(area, cell)] : [];
  });
  return boundarySet([...features, ...unionsOf(tree.parents, features)], about);
}

/** A feature for each parent whose members have shapes: the union of theirs, districts first. */
export function unionsOf(parents: readonly Area[], leaves: readonly AreaFeature[]): AreaFeature[] {
  const known = [...leaves];
  for (const parent of parents) {
    const members = known
      .filter((feature) => feature.properties.parentCode === parent.code)
      .map((feature): Polygon | MultiPolygon => feature.geometry);
    if (members.length > 0) known.push(areaFeature(parent, dissolve(members)));
  }
  return known.slice(leaves.length);
}
