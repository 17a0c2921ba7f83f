import { type FileHandle, open } from 'node:fs/promises';
import {
  type BasemapInfo,
  type BasemapSchema,
  type Localized,
  ok,
  type Problem,
  type Result,
  refused,
} from '@tungngo/domain';
import { type Header, PMTiles, type Source, TileType } from 'pmtiles';

/** A PMTiles file that is held open, so that a file put in its place later is not mixed with it. */
export interface Basemap {
  info: BasemapInfo;
  sizeBytes: number;
  handle: FileHandle;
  close(): Promise<void>;
}

/**
 * Opens and checks a PMTiles file. Refused with `file-missing`, or `file-unreadable` when it is no
 * PMTiles 3, holds pictures instead of vector tiles, or layers that our style does not know.
 */
export async function openBasemap(path: string): Promise<Result<Basemap>> {
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return refused(missing(path));
  const described = await describe(handle, path);
  if (described.ok) {
    return ok({ ...described.value, handle, close: () => handle.close() });
  }
  await handle.close();
  return described;
}

async function describe(
  handle: FileHandle,
  path: string,
): Promise<Result<Pick<Basemap, 'info' | 'sizeBytes'>>> {
  const { size, mtimeMs } = await handle.stat();
  const archive = new PMTiles(sourceOf(handle, path));
  let header: Header;
  let metadata: Record<string, unknown>;
  try {
    header = await archive.getHeader();
    metadata = ((await archive.getMetadata()) ?? {}) as Record<string, unknown>;
  } catch {
    return refused(unreadable(path, notPmtiles));
  }
  if (header.tileDataOffset + (header.tileDataLength ?? 0) > size) {
    return refused(unreadable(path, cutShort));
  }
  if (header.tileType !== TileType.Mvt) return refused(unreadable(path, notVector));
  const layers = layerNames(metadata);
  const schema = schemaOf(layers);
  if (!schema) return refused(unreadable(path, unknownLayers(layers)));
  return ok({
    sizeBytes: size,
    info: {
      version: `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`,
      schema,
      attribution: plainText(metadata.attribution) || '© OpenStreetMap',
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    },
  });
}

function sourceOf(handle: FileHandle, key: string): Source {
  return {
    getKey: () => key,
    async getBytes(offset, length) {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      return { data: bytes.buffer.slice(0, bytesRead) };
    },
  };
}

function layerNames({ vector_layers: layers }: Record<string, unknown>): string[] {
  if (!Array.isArray(layers)) return [];
  return layers.map((layer: { id?: unknown }) => String(layer?.id ?? ''));
}

/** Told apart by the layer of roads, else by that of places or land. */
function schemaOf(names: readonly string[]): BasemapSchema | null {
  const has = (...wanted: string[]) => wanted.some((name) => names.includes(name));
  if (has('roads', 'earth', 'places')) return 'protomaps';
  return has('transportation', 'place', 'waterway') ? 'openmaptiles' : null;
}

/** An attribution is often HTML; a link's text says enough and runs nothing. */
function plainText(html: unknown): string {
  const text = String(html ?? '').replace(/<[^>]*>/g, '');
  const entities: Record<string, string> = { '&copy;': '©', '&amp;': '&', '&#169;': '©' };
  return text.replace(/&\w+;|&#\d+;/g, (entity) => entities[entity] ?? ' ').trim();
}

const notPmtiles: Localized = {
  vi: 'không phải PMTiles phiên bản 3',
  en: 'is not PMTiles version 3',
};
const cutShort: Localized = {
  vi: 'bị thiếu phần cuối, có thể do chép dở',
  en: 'ends too early, perhaps a copy that was cut off',
};
const notVector: Localized = {
  vi: 'chứa ảnh, không phải ô vector (MVT)',
  en: 'holds pictures, not vector tiles (MVT)',
};
const unknownLayers = (names: readonly string[]): Localized => {
  const listed = names.slice(0, 8).join(', ');
  return {
    vi: `không theo cấu trúc lớp Protomaps hay OpenMapTiles (có: ${listed || 'không có lớp nào'})`,
    en: `has the layers of neither Protomaps nor OpenMapTiles (it has: ${listed || 'none'})`,
  };
};

function unreadable(path: string, { vi, en }: Localized): Problem {
  return {
    code: 'file-unreadable',
    message: { vi: `Tệp nền bản đồ ${path} ${vi}.`, en: `The basemap file ${path} ${en}.` },
    remedy: {
      vi: 'Dùng tệp .pmtiles ô vector (Protomaps hoặc OpenMapTiles), hoặc bỏ cài đặt nền bản đồ.',
      en: 'Use a .pmtiles file of vector tiles (Protomaps or OpenMapTiles), or leave the basemap out.',
    },
    place: { file: path },
  };
}

function missing(path: string): Problem {
  return {
    code: 'file-missing',
    message: {
      vi: `Không mở được tệp nền bản đồ ${path}.`,
      en: `The basemap file ${path} cannot be opened.`,
    },
    remedy: {
      vi: 'Kiểm tra đường dẫn và quyền đọc, hoặc bỏ cài đặt nền bản đồ.',
      en: 'Check the path and that it may be read, or leave the basemap out.',
    },
    place: { file: path },
  };
}
