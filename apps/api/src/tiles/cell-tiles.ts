import {
  CELL_MAX_ZOOM,
  cellResolutionAt,
  type Day,
  daySchema,
  generationMark,
  type Indicator,
  indicatorSchema,
  type Problem,
  ProblemError,
} from '@tungngo/domain';
import { cellsOverTile, hexTile } from '@tungngo/geo';
import type { Reader, Warehouse } from '@tungngo/warehouse';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sendProblem } from '../imports/problem-reply.js';
import { invalidInput } from '../invalid-input.js';
import { compressTile, sendTile, type TileAddress, tileAddress } from './tile-answer.js';

/** Gzipped tiles held at once: about 20 MB of a province's. */
const KEPT_TILES = 4000;

const tileQuestion = z.object({
  generation: z.string().regex(/^\d{1,10}-[0-9a-z]{1,12}$/),
  indicator: indicatorSchema,
  day: daySchema,
  z: z.string(),
  x: z.string(),
  y: z.string(),
});

type TileQuestion = z.infer<typeof tileQuestion>;

/**
 * `/tiles/cells/:generation/:indicator/:day/:z/:x/:y.mvt`: the people of cells on a day, small counts
 * hidden. `generation` is what `generationMark` says of the published one, so an address never
 * changes what it means and is cached for ever. Layers `cells` (hexagons) and `centres` (`r`,
 * `remaining`, `hidden`); properties of cells: `id`, `r` (resolution), `remaining`, `eligible`,
 * `activated` (absent where hidden), `estimated`, and `hidden` where `remaining` is. Refused with
 * `{ problem }`: `input-invalid`, or `not-found` for another generation.
 */
export function cellTileRoute(app: FastifyInstance, warehouse: Warehouse): void {
  const tiles = new Map<string, Promise<Buffer | null>>();

  const made = (question: TileQuestion, address: TileAddress): Promise<Buffer | null> => {
    const key = Object.values(question).join('/');
    const known = tiles.get(key);
    if (known) return known;
    if (tiles.size >= KEPT_TILES) tiles.delete([...tiles.keys()][0] ?? '');
    const making = warehouse.read(async (reader) => {
      refuseOtherGeneration(reader, question.generation);
      const bytes = await drawnTile(reader, question, address);
      return bytes && compressTile(bytes);
    });
    tiles.set(key, making);
    // A failure may pass.
    void making.catch(() => tiles.delete(key));
    return making;
  };

  app.get('/tiles/cells/:generation/:indicator/:day/:z/:x/:y.mvt', async (request, reply) => {
    const asked = tileQuestion.safeParse(request.params);
    if (!asked.success) return sendProblem(reply, invalidInput(asked.error));
    const address = tileAddress(asked.data);
    if (!address || address[0] > CELL_MAX_ZOOM) return sendProblem(reply, noSuchTile(asked.data));
    const mark = Object.values(asked.data).join('-');
    try {
      return await sendTile(request, reply, mark, () => made(asked.data, address));
    } catch (error) {
      if (error instanceof ProblemError) return sendProblem(reply, error.problem);
      throw error;
    }
  });
}

async function drawnTile(
  reader: Reader,
  { indicator, day }: { indicator: Indicator; day: Day },
  address: TileAddress,
): Promise<Uint8Array | null> {
  const resolution = cellResolutionAt(address[0]);
  const within = cellsOverTile(address, resolution);
  const cells = await reader.cells({ indicator, day, resolution, within });
  return hexTile(
    address,
    cells.map(({ cell, estimated, ...counts }) => ({
      cell,
      properties: {
        id: cell,
        r: resolution,
        ...counts,
        estimated: estimated || null,
        hidden: counts.remaining === null || null,
      },
    })),
  );
}

function refuseOtherGeneration({ generation }: Reader, asked: string): void {
  if (generationMark(generation) === asked) return;
  throw new ProblemError({
    code: 'not-found',
    message: {
      vi: `Phiên bản dữ liệu ${asked} không còn được công bố.`,
      en: `The generation ${asked} is not the published one any more.`,
    },
    remedy: { vi: 'Tải lại trang để xem số liệu mới.', en: 'Reload the page for the new figures.' },
    place: { field: 'generation', value: asked },
  });
}

function noSuchTile({ z, x, y }: TileQuestion): Problem {
  const value = `${z}/${x}/${y}`;
  return {
    code: 'input-invalid',
    message: { vi: `Không có ô bản đồ ${value}.`, en: `There is no tile ${value}.` },
    remedy: {
      vi: `z từ 0 đến ${CELL_MAX_ZOOM}; x và y là số nguyên từ 0 đến dưới 2^z.`,
      en: `z is from 0 to ${CELL_MAX_ZOOM}; x and y are whole numbers from 0 to less than 2^z.`,
    },
    place: { field: 'z/x/y', value },
  };
}
