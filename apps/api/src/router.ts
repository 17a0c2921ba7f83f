import { basemapRouter } from './basemap/router.js';
import { coverageRouter } from './coverage/router.js';
import { dataRouter } from './data/router.js';
import { decisionsRouter } from './decisions/router.js';
import { hardAreasRouter } from './hard-areas/router.js';
import { importsRouter } from './imports/router.js';
import { notesRouter } from './notes/router.js';
import { outreachRouter } from './outreach/router.js';
import { overviewRouter } from './overview/router.js';
import { pilotsRouter } from './pilots/router.js';
import { router } from './procedures.js';
import { reachRouter } from './reach/router.js';
import { targetsRouter } from './targets/router.js';
import { workbenchRouter } from './workbench/router.js';

/** Everything that a browser may ask, one router a role. */
export const appRouter = router({
  overview: overviewRouter,
  coverage: coverageRouter,
  basemap: basemapRouter,
  decisions: decisionsRouter,
  hardAreas: hardAreasRouter,
  notes: notesRouter,
  outreach: outreachRouter,
  pilots: pilotsRouter,
  reach: reachRouter,
  targets: targetsRouter,
  workbench: workbenchRouter,
  data: dataRouter,
  imports: importsRouter,
});

export type AppRouter = typeof appRouter;
