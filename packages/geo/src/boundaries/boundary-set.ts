import { createHash } from 'node:crypto';
import type { AreaCode, AreaLevel } from '@tungngo/domain';
import { bbox } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';

/** An administrative unit with its shape; the feature's id is its code as a number. */
export type AreaFeature = Feature<
  Polygon | MultiPolygon,
  { code: AreaCode; name: string; level: AreaLevel; parentCode: AreaCode | null }
>;

/** The shapes of one boundary vintage: wards, districts and the province's outline. */
export interface BoundarySet {
  /** 16 hexadecimal digits of the SHA-256 of the content: the same shapes, the same vintage. */
  vintage: string;
  /** True for shapes derived from centres; every map of them must say so. */
  approximate: boolean;
  /** Where the shapes come from: a file's name, or how they were made. */
  source: string;
  /** West, south, east, north; WGS 84 degrees. Vietnam's when there is no shape. */
  bbox: [west: number, south: number, east: number, north: number];
  features: AreaFeature[];
}

/** Mainland and islands, WGS 84 degrees: west, south, east, north. */
export const VIETNAM_BBOX: BoundarySet['bbox'] = [102, 6, 118, 24];

/** Raise it when the drawing of tiles changes: a vintage is part of their immutable address. */
const DRAWING = 1;

/** Orders the features (level, then code), computes their box, and names the vintage. */
export function boundarySet(
  features: readonly AreaFeature[],
  about: { approximate: boolean; source: string },
): BoundarySet {
  const ordered = [...features].sort(
    (a, b) =>
      levelOrder[a.properties.level] - levelOrder[b.properties.level] ||
      (a.properties.code < b.properties.code ? -1 : 1),
  );
  const content = JSON.stringify([DRAWING, about.approximate, ordered]);
  return {
    vintage: createHash('sha256').update(content).digest('hex').slice(0, 16),
    ...about,
    bbox: ordered.length > 0 ? flatBox(ordered) : VIETNAM_BBOX,
    features: ordered,
  };
}

const levelOrder: Record<AreaLevel, number> = { province: 0, district: 1, ward: 2 };

function flatBox(features: AreaFeature[]): BoundarySet['bbox'] {
  const [west, south, east, north] = bbox({ type: 'FeatureCollection', features });
  return [west, south, east, north];
}
