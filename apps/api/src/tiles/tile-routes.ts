import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { createTileIndex, type TileIndex } from '@tungngo/geo';
import type { Warehouse } from '@tungngo/warehouse';
import type { FastifyInstance } from 'fastify';

const compress = promisify(gzip);
const expand = promisify(gunzip);
const TILE_TYPE = 'application/vnd.mapbox-vector-tile';

interface Vintage {
  index: TileIndex;
  /** Compressed tiles by address; null where there is nothing. */
  tiles: Map<string, Promise<Buffer | null>>;
}

/** Boundary sets held at once: those of the current generation, and what open browsers still show. */
const KEPT_VINTAGES = 4;
const KEPT_TILES = 4000;

interface TileAddress {
  vintage: string;
  z: string;
  x: string;
  y: string;
}

/**
 * `/tiles/:vintage/:z/:x/:y.mvt`: the boundaries as vector tiles. The vintage is a hash of the
 * content, so an address never changes what it means and is cached for ever.
 */
export function tileRoutes(app: FastifyInstance, warehouse: Warehouse): void {
  const vintages = new Map<string, Promise<Vintage | null>>();

  async function vintageOf(name: string): Promise<Vintage | null> {
    const known = vintages.get(name);
    if (known) return known;
    const opening = warehouse.read(async (reader): Promise<Vintage | null> => {
      const boundaries = await reader.boundariesByHash(name);
      return boundaries && { index: createTileIndex(boundaries), tiles: new Map() };
    });
    vintages.set(name, opening);
    // What is unknown now may be published later, and a failure may pass.
    const vintage = await opening.catch(() => null);
    if (vintage === null) vintages.delete(name);
    else if (vintages.size > KEPT_VINTAGES) vintages.delete([...vintages.keys()][0] ?? '');
    return vintage;
  }

  app.get<{ Params: TileAddress }>('/tiles/:vintage/:z/:x/:y.mvt', async (request, reply) => {
    const { vintage: name, z, x, y } = request.params;
    const address = [z, x, y].map(Number);
    const vintage = isTile(address) ? await vintageOf(name) : null;
    if (vintage === null) return reply.code(404).send({ error: 'no such tile' });
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    const etag = `"${name}-${z}-${x}-${y}"`;
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const tile = await tileOf(vintage, address as [number, number, number]);
    if (tile === null) return reply.code(204).send();
    reply.header('etag', etag).header('vary', 'accept-encoding').type(TILE_TYPE);
    if (!acceptsGzip(request.headers['accept-encoding'])) return reply.send(await expand(tile));
    return reply.header('content-encoding', 'gzip').send(tile);
  });
}

/** Every browser does; a plain download tool may not. */
function acceptsGzip(accepted: string | string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(accepted ?? ''));
}

function isTile([z, x, y]: number[]): boolean {
  const whole = [z, x, y].every((part) => Number.isInteger(part) && (part ?? -1) >= 0);
  if (!whole || z === undefined || x === undefined || y === undefined || z > 22) return false;
  return x < 2 ** z && y < 2 ** z;
}

function tileOf({ index, tiles }: Vintage, [z, x, y]: [number, number, number]) {
  const key = `${z}/${x}/${y}`;
  const known = tiles.get(key);
  if (known) return known;
  if (tiles.size >= KEPT_TILES) tiles.clear();
  const bytes = index.tile(z, x, y);
  const tile = bytes ? compress(bytes) : Promise.resolve(null);
  tiles.set(key, tile);
  return tile;
}
