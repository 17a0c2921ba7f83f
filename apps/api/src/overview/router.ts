import { procedure, router } from '../procedures.js';

export const overviewRouter = router({
  /** Areas, campaign, days with data and boundaries of the published generation. */
  get: procedure.query(({ ctx }) => ctx.warehouse.read((reader) => reader.overview())),
});
