import type { Geometry, Position } from 'geojson';
import { FileProblem, fileProblems } from './file-problems.js';
import type { Budget } from './raw-layer.js';

const DEEPEST = 16;

/**
 * The geometry of well-known binary (ISO, with or without heights and measures; also EWKB). Throws
 * for damaged binary and for curves and surfaces. Heights and measures are left out.
 */
export function wkbGeometry(bytes: Uint8Array, budget: Budget): Geometry {
  return new WkbReader(bytes, budget).geometry(0);
}

class WkbReader {
  readonly #view: DataView;
  #at = 0;

  constructor(
    bytes: Uint8Array,
    readonly budget: Budget,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  geometry(depth: number): Geometry {
    if (depth > DEEPEST) throw broken();
    const little = this.#byte() === 1;
    const code = this.#integer(little);
    // EWKB marks height, measure and system in the top bits, ISO adds 1000, 2000 or 3000.
    if (code & 0x20000000) this.#integer(little);
    const iso = Math.floor((code & 0xffff) / 1000);
    const [z, m] = [!!(code & 0x80000000) || iso % 2 === 1, !!(code & 0x40000000) || iso >= 2];
    const ordinates = 2 + (z ? 1 : 0) + (m ? 1 : 0);
    const parts = () => this.#list(little, () => this.geometry(depth + 1));
    switch ((code & 0xffff) % 1000) {
      case 1:
        return { type: 'Point', coordinates: this.#position(little, ordinates) };
      case 2:
        return { type: 'LineString', coordinates: this.#line(little, ordinates) };
      case 3:
        return {
          type: 'Polygon',
          coordinates: this.#list(little, () => this.#line(little, ordinates)),
        };
      case 4:
        return { type: 'MultiPoint', coordinates: coordinatesOf(parts(), 'Point') };
      case 5:
        return { type: 'MultiLineString', coordinates: coordinatesOf(parts(), 'LineString') };
      case 6:
        return { type: 'MultiPolygon', coordinates: coordinatesOf(parts(), 'Polygon') };
      case 7:
        return { type: 'GeometryCollection', geometries: parts() };
      default:
        throw broken();
    }
  }

  #line(little: boolean, ordinates: number): Position[] {
    return this.#list(little, () => this.#position(little, ordinates));
  }

  /** Every item takes 4 bytes at least, so a count that lies ends at the end of the bytes. */
  #list<T>(little: boolean, read: () => T): T[] {
    const count = this.#integer(little);
    if (count * 4 > this.#view.byteLength) throw broken();
    return Array.from({ length: count }, read);
  }

  #position(little: boolean, ordinates: number): Position {
    this.budget.vertices(1);
    const at = this.#at;
    this.#at += 8 * ordinates;
    return [this.#view.getFloat64(at, little), this.#view.getFloat64(at + 8, little)];
  }

  #integer(little: boolean): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, little);
  }

  #byte(): number {
    this.#at += 1;
    return this.#view.getUint8(this.#at - 1);
  }
}

interface CoordinatesOf {
  Point: Position;
  LineString: Position[];
  Polygon: Position[][];
}

function coordinatesOf<T extends keyof CoordinatesOf>(
  parts: Geometry[],
  type: T,
): CoordinatesOf[T][] {
  return parts.map((part) => {
    if (part.type !== type || !('coordinates' in part)) throw broken();
    return part.coordinates as CoordinatesOf[T];
  });
}

function broken(): FileProblem {
  return new FileProblem(
    fileProblems.brokenPart({
      vi: 'hình trong GeoPackage hỏng hoặc là đường cong',
      en: 'a shape of the GeoPackage is damaged, or a curve',
    }),
  );
}
