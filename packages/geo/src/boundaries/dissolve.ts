import type { MultiPolygon, Polygon } from 'geojson';
import { merge } from 'topojson-client';
import { topology } from 'topojson-server';
import type {
  GeometryCollection,
  MultiPolygon as TopoMulti,
  Polygon as TopoPolygon,
} from 'topojson-specification';
import { geometryOf, tidyPolygons } from './rings.js';

/**
 * The union of polygons that meet along identical vertices. The borders between them are removed
 * by topology, not by arithmetic: what remains are exactly the members' own outer edges.
 */
export function dissolve(members: readonly (Polygon | MultiPolygon)[]): Polygon | MultiPolygon {
  const collection: GeoJSON.GeometryCollection = {
    type: 'GeometryCollection',
    geometries: [...members],
  };
  const topo = topology({ members: collection });
  const { geometries } = topo.objects.members as GeometryCollection;
  const merged = merge(topo, geometries as (TopoPolygon | TopoMulti)[]);
  return geometryOf(tidyPolygons(merged.coordinates));
}
