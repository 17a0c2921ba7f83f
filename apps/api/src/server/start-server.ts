import { createRequire } from 'node:module';
import fastifyCompress from '@fastify/compress';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { ProblemError } from '@tungngo/domain';
import type { OutreachStore } from '@tungngo/outreach';
import { openQueryRunner, type Warehouse } from '@tungngo/warehouse';
import Fastify, { type FastifyInstance } from 'fastify';
import { type Basemap, openBasemap } from '../basemap/basemap-file.js';
import { basemapRoute } from '../basemap/basemap-route.js';
import { openNeighbours } from '../coverage/neighbours.js';
import { openSpotDesk } from '../coverage/spots/spot-desk.js';
import { openSpotMaps } from '../coverage/spots/spot-map.js';
import { quarantineWorkbookRoute } from '../data/quarantine-workbook.js';
import { openDelivery } from '../delivery/delivery.js';
import type { ImportSetup } from '../imports/import-desk.js';
import { serveImports } from '../imports/serve-imports.js';
import { liveEvents } from '../live/live-events.js';
import { openTeamArrival } from '../outreach/team-arrival.js';
import { photoRoutes } from '../photos/photo-routes.js';
import type { ApiContext } from '../procedures.js';
import { openReachDesk } from '../reach/reach-desk.js';
import { openReaches } from '../reach/reaches.js';
import { reportRoutes } from '../report/report-routes.js';
import { type AppRouter, appRouter } from '../router.js';
import { cellTileRoute } from '../tiles/cell-tiles.js';
import { tileRoutes } from '../tiles/tile-routes.js';
import { problemOfListening } from './listening.js';
import { guardRequests } from './security.js';
import { serveWebApp } from './web-app.js';

export interface ServerOptions {
  warehouse: Warehouse;
  outreach: OutreachStore;
  /** Where imports keep their things. */
  imports: ImportSetup;
  /** Folder of the built web app; without it only the API is served. */
  webDir?: string;
  /** PMTiles file of vector tiles to draw under the map; none when left out. */
  basemapPath?: string | undefined;
  /** Address to listen on; this computer alone when left out. */
  host?: string;
  /** 0 takes a free one. */
  port: number;
  /** pino's level; `warn` when left out. */
  logLevel?: string;
}

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:4173`. */
  address: string;
  close(): Promise<void>;
}

/**
 * Serves API, tiles, live events and web app at one address. Throws a `ProblemError` when it
 * cannot listen: `port-busy`, or `input-invalid` for a port or host that it may not have; and for a
 * basemap that cannot be used. The caller closes warehouse and store after the server.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { warehouse, outreach, webDir, host = '127.0.0.1', port } = options;
  const basemap = options.basemapPath ? await usableBasemap(options.basemapPath) : null;
  const app = Fastify({
    logger: { level: options.logLevel ?? 'warn' },
    bodyLimit: 1 << 20,
    // tRPC joins the names of batched procedures in the path.
    routerOptions: { maxParamLength: 5000 },
  });
  const queries = openQueryRunner({
    currentDatabase: warehouse.currentDatabase,
  });
  const delivery = openDelivery(warehouse, outreach, app.log);
  guardRequests(app, host);
  await app.register(fastifyCompress, { threshold: 1024 });
  const live = liveEvents(app);
  const imports = await serveImports(app, options.imports, warehouse, live);
  const spotDesk = openSpotDesk();
  const reachDesk = openReachDesk();
  await registerApi(app, {
    warehouse,
    outreach,
    queries,
    delivery,
    imports: imports.desk,
    spots: openSpotMaps(warehouse, spotDesk),
    neighbours: openNeighbours(spotDesk),
    reaches: openReaches(warehouse, reachDesk),
    basemap: basemap?.info ?? null,
    visitsChanged: () => live.send('visits', {}),
    decisionsChanged: () => live.send('decisions', {}),
    notesChanged: () => live.send('notes', {}),
    pilotsChanged: () => live.send('pilots', {}),
  });
  statusRoutes(app, warehouse);
  tileRoutes(app, warehouse);
  cellTileRoute(app, warehouse);
  if (basemap) basemapRoute(app, basemap);
  await photoRoutes(app, {
    outreach,
    dataDir: options.imports.dataDir,
    changed: () => live.send('decisions', {}),
  });
  quarantineWorkbookRoute(app, warehouse);
  reportRoutes(app, warehouse);
  if (webDir) await serveWebApp(app, webDir);
  const teams = openTeamArrival(warehouse, outreach, app.log, () => live.send('visits', {}));
  const stopListening = warehouse.onPublished((generation) => {
    live.send('generation', generation);
    void teams.take();
    // A roll-back may have taken outcomes out of the warehouse.
    void delivery.deliver();
  });

  const close = async () => {
    stopListening();
    // First, or the requests of the queries and imports that still run would keep the server open.
    await Promise.all([queries.close(), imports.close(), spotDesk.close(), reachDesk.close()]);
    await closeGently(app);
    await basemap?.close();
    await delivery.close();
  };
  try {
    const address = await app.listen({ host, port });
    void delivery.deliver();
    void teams.take();
    await imports.watch();
    return { address, close };
  } catch (error) {
    await close();
    const problem = problemOfListening((error as NodeJS.ErrnoException).code, host, port);
    throw problem ? new ProblemError(problem) : error;
  }
}

async function usableBasemap(path: string): Promise<Basemap> {
  const opened = await openBasemap(path);
  if (opened.ok) return opened.value;
  throw new ProblemError(opened.problem);
}

const PATIENCE_MS = 10_000;

/**
 * Lets requests in progress end. A connection that falls idle only after closing began would be kept
 * for the next request that never comes, so idle ones are dropped again and again.
 */
async function closeGently(app: FastifyInstance): Promise<void> {
  const started = performance.now();
  const sweep = setInterval(() => {
    if (performance.now() - started > PATIENCE_MS) app.server.closeAllConnections();
    else app.server.closeIdleConnections();
  }, 50);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
  }
}

async function registerApi(app: FastifyInstance, context: ApiContext): Promise<void> {
  const trpcOptions: FastifyTRPCPluginOptions<AppRouter>['trpcOptions'] = {
    router: appRouter,
    createContext: () => context,
    onError({ error, path }) {
      if (error.code !== 'INTERNAL_SERVER_ERROR') return;
      app.log.error({ path, err: error.cause ?? error }, 'a procedure failed');
    },
  };
  await app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions });
}

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

function statusRoutes(app: FastifyInstance, warehouse: Warehouse): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/version', async () => {
    const generation = await warehouse.generation();
    return { name: 'tungngo', version, generation: generation?.number ?? null };
  });
}
