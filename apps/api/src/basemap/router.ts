import { procedure, router } from '../procedures.js';

export const basemapRouter = router({
  /** The office's background map; null when the server has none. */
  info: procedure.query(({ ctx }) => ctx.basemap),
});
