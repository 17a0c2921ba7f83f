import { createTileIndex, type TileIndex } from '@tungngo/geo';
import type { Warehouse } from '@tungngo/warehouse';
import type { FastifyInstance } from 'fastify';
import { compressTile, sendTile, type TileAddress, tileAddress } from './tile-answer.js';

interface Vintage {
  index: TileIndex;
  /** Compressed tiles by address; null where there is nothing. */
  tiles: Map<string, Promise<Buffer | null>>;
}

/** Boundary sets held at once: those of the current generation, and what open browsers still show. */
const KEPT_VINTAGES = 4;
const KEPT_TILES = 4000;

interface AskedTile {
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

  app.get<{ Params: AskedTile }>('/tiles/:vintage/:z/:x/:y.mvt', async (request, reply) => {
    const { vintage: name, z, x, y } = request.params;
    const address = tileAddress(request.params);
    const vintage = address && (await vintageOf(name));
    if (!address || !vintage) return reply.code(404).send({ error: 'no such tile' });
    return sendTile(request, reply, `${name}-${z}-${x}-${y}`, () => tileOf(vintage, address));
  });
}

function tileOf({ index, tiles }: Vintage, [z, x, y]: TileAddress): Promise<Buffer | null> {
  const key = `${z}/${x}/${y}`;
  const known = tiles.get(key);
  if (known) return known;
  if (tiles.size >= KEPT_TILES) tiles.clear();
  const bytes = index.tile(z, x, y);
  const tile = bytes ? compressTile(bytes) : Promise.resolve(null);
  tiles.set(key, tile);
  return tile;
}
