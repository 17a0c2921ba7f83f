import { areaCodeSchema } from '@tungngo/domain';
import { z } from 'zod';
import { knownArea } from '../coverage/known-area.js';
import { procedure, router } from '../procedures.js';

export const hardAreasRouter = router({
  /** Hard areas, best first; all of them, or those of one district or ward. */
  list: procedure
    .input(z.object({ parent: areaCodeSchema.optional() }).default({}))
    .query(({ ctx, input: { parent } }) =>
      ctx.warehouse.read(async (reader) => {
        const all = await reader.hardAreas();
        if (parent === undefined) return all;
        const area = await knownArea(reader, parent, 'parent');
        if (area.level === 'province') return all;
        const { areas } = await reader.overview();
        const within = new Set(
          areas.filter((ward) => ward.parentCode === parent).map((ward) => ward.code),
        );
        return all.filter(({ wardCode }) => wardCode === parent || within.has(wardCode));
      }),
    ),
});
