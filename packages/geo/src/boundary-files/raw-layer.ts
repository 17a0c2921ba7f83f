import type { FileLimits } from './file-limits.js';
import { FileProblem, fileProblems } from './file-problems.js';

export type FeatureFormat = 'geojson' | 'shapefile' | 'geopackage' | 'topojson' | 'kml';

/** What a file says of its coordinate system. */
export type StatedReference =
  | { by: 'code'; code: string; wkt?: string }
  | { by: 'wkt'; wkt: string }
  /** The format itself prescribes WGS 84. */
  | { by: 'format' }
  | { by: 'nothing' };

/** One layer as it stands in the file: its own coordinates, shapes not yet checked. */
export interface RawLayer {
  name: string;
  reference: StatedReference;
  /** Entries that should be GeoJSON features. */
  features: unknown[];
}

/** A file that was recognised and unpacked. */
export interface OpenedFile {
  format: FeatureFormat;
  layers: { name: string; read(): RawLayer }[];
}

/** Counts what a reader makes, and stops it when that is too much. */
export interface Budget {
  feature(): void;
  vertices(count: number): void;
}

/** A budget for one layer. */
export function budgetOf({ features, vertices }: FileLimits): Budget {
  let featuresLeft = features;
  let verticesLeft = vertices;
  return {
    feature() {
      featuresLeft -= 1;
      if (featuresLeft < 0) throw tooMany(features, 'đối tượng', 'features');
    },
    vertices(count) {
      verticesLeft -= count;
      if (verticesLeft < 0) throw tooMany(vertices, 'đỉnh', 'vertices');
    },
  };
}

function tooMany(limit: number, vi: string, en: string): FileProblem {
  const [viLimit, enLimit] = [limit.toLocaleString('vi-VN'), limit.toLocaleString('en-US')];
  return new FileProblem(
    fileProblems.tooLarge({ vi: `hơn ${viLimit} ${vi}`, en: `over ${enLimit} ${en}` }),
  );
}
