import type { FastifyInstance } from 'fastify';
import type { Basemap } from './basemap-file.js';

/** Longest piece that one request gets: a browser asks for a directory or a tile at a time. */
const LONGEST_PIECE_BYTES = 32 << 20;

interface Piece {
  start: number;
  /** The last byte, itself in the piece. */
  end: number;
}

/**
 * `GET /basemap.pmtiles`: pieces of the basemap's file by `Range: bytes=from-to`; 416 for what lies
 * outside, 400 without a range, because nobody needs the whole file at once.
 */
export function basemapRoute(app: FastifyInstance, basemap: Basemap): void {
  const { handle, sizeBytes, info } = basemap;
  const etag = `"${info.version}"`;
  app.get('/basemap.pmtiles', async (request, reply) => {
    reply.headers({ 'accept-ranges': 'bytes', etag, 'cache-control': 'no-cache' });
    const piece = pieceOf(request.headers.range, sizeBytes);
    if (piece === 'absent') return reply.code(400).send({ error: 'ask for a range of bytes' });
    if (piece === 'outside') {
      return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send();
    }
    const bytes = Buffer.alloc(piece.end - piece.start + 1);
    await handle.read(bytes, 0, bytes.length, piece.start);
    return reply
      .code(206)
      .type('application/vnd.pmtiles')
      .header('content-range', `bytes ${piece.start}-${piece.end}/${sizeBytes}`)
      .send(bytes);
  });
}

function pieceOf(range: string | undefined, size: number): Piece | 'absent' | 'outside' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return 'absent';
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start > last) return 'outside';
  return { start, end: Math.min(last, start + LONGEST_PIECE_BYTES - 1) };
}
