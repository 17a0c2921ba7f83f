import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const expand = promisify(gunzip);
const TILE_TYPE = 'application/vnd.mapbox-vector-tile';

export const compressTile: (bytes: Uint8Array) => Promise<Buffer> = promisify(gzip);

/** Deepest zoom that tiles are addressed at. */
const DEEPEST_ZOOM = 22;

export type TileAddress = readonly [z: number, x: number, y: number];

/** Reads the three numbers of a tile's address; null when there is no such tile. */
export function tileAddress(parts: { z: string; x: string; y: string }): TileAddress | null {
  const [z, x, y] = [parts.z, parts.x, parts.y].map((part) =>
    /^\d{1,8}$/.test(part) ? Number(part) : Number.NaN,
  ) as [number, number, number];
  if (!(z <= DEEPEST_ZOOM) || !(x < 2 ** z) || !(y < 2 ** z)) return null;
  return [z, x, y];
}

/**
 * Answers with a gzipped tile that may be kept for ever, because its address names its content: 304
 * when the browser has it, 204 when nothing lies in it. The tile is made only when it is needed.
 */
export async function sendTile(
  request: FastifyRequest,
  reply: FastifyReply,
  mark: string,
  make: () => Promise<Buffer | null>,
): Promise<FastifyReply> {
  const lasting = { 'cache-control': 'public, max-age=31536000, immutable' };
  const etag = `"${mark}"`;
  if (request.headers['if-none-match'] === etag) return reply.headers(lasting).code(304).send();
  const tile = await make();
  reply.headers(lasting);
  if (tile === null) return reply.code(204).send();
  reply.header('etag', etag).header('vary', 'accept-encoding').type(TILE_TYPE);
  if (!acceptsGzip(request.headers['accept-encoding'])) return reply.send(await expand(tile));
  return reply.header('content-encoding', 'gzip').send(tile);
}

/** Every browser does; a plain download tool may not. */
function acceptsGzip(accepted: string | string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(accepted ?? ''));
}
