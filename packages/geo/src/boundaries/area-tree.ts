import type { Area, AreaCode } from '@tungngo/domain';
import type { MultiPolygon, Polygon } from 'geojson';
import type { AreaFeature } from './boundary-set.js';

/** Areas split into those that get a shape of their own and those that are the union of others. */
export interface AreaTree {
  /** Wards, and districts that have none; by code. */
  leaves: Area[];
  /** The rest from the bottom up: districts, then provinces; by code. */
  parents: Area[];
}

/** Sorts areas into leaves and parents, both in an order that does not depend on the input's. */
export function areaTree(areas: readonly Area[]): AreaTree {
  const withChildren = new Set<AreaCode>();
  for (const { parentCode } of areas) if (parentCode) withChildren.add(parentCode);
  const byCode = [...areas].sort((a, b) => (a.code < b.code ? -1 : 1));
  const isLeaf = ({ code, level }: Area) => level !== 'province' && !withChildren.has(code);
  const ofLevel = (level: Area['level']) =>
    byCode.filter((area) => area.level === level && !isLeaf(area));
  return {
    leaves: byCode.filter(isLeaf),
    parents: [...ofLevel('ward'), ...ofLevel('district'), ...ofLevel('province')],
  };
}

/** The feature of an area; its id is the code as a number, as map feature state wants it. */
export function areaFeature(area: Area, geometry: Polygon | MultiPolygon): AreaFeature {
  const { code, name, level, parentCode } = area;
  return {
    type: 'Feature',
    id: Number(code),
    properties: { code, name, level, parentCode },
    geometry,
  };
}
