import { createRequire } from 'node:module';
import fastifyCompress from '@fastify/compress';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { type Problem, ProblemError } from '@tungngo/domain';
import type { OutreachStore } from '@tungngo/outreach';
import { openQueryRunner, type Warehouse } from '@tungngo/warehouse';
import Fastify, { type FastifyInstance } from 'fastify';
import { liveEvents } from '../live/live-events.js';
import { openOutcomeDelivery } from '../outreach/outcome-delivery.js';
import type { ApiContext } from '../procedures.js';
import { type AppRouter, appRouter } from '../router.js';
import { tileRoutes } from '../tiles/tile-routes.js';
import { guardRequests } from './security.js';
import { serveWebApp } from './web-app.js';

export interface ServerOptions {
  warehouse: Warehouse;
  outreach: OutreachStore;
  /** Folder of the built web app; without it only the API is served. */
  webDir?: string;
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
 * Serves API, tiles, live events and web app at one address. Throws a `ProblemError` `port-busy`
 * when the port is taken. The caller closes warehouse and store after the server.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { warehouse, outreach, webDir, host = '127.0.0.1', port } = options;
  const app = Fastify({
    logger: { level: options.logLevel ?? 'warn' },
    bodyLimit: 1 << 20,
    // tRPC joins the names of batched procedures in the path.
    routerOptions: { maxParamLength: 5000 },
  });
  const queries = openQueryRunner({
    currentDatabase: () =>
      warehouse.read(async ({ databasePath, generation }) => ({
        path: databasePath,
        generation: generation.number,
      })),
  });
  const delivery = openOutcomeDelivery(warehouse, outreach, app.log);
  guardRequests(app, host);
  await app.register(fastifyCompress, { threshold: 1024 });
  const live = liveEvents(app);
  await registerApi(app, {
    warehouse,
    outreach,
    queries,
    delivery,
    visitsChanged: () => live.send('visits', {}),
  });
  statusRoutes(app, warehouse);
  tileRoutes(app, warehouse);
  if (webDir) await serveWebApp(app, webDir);
  const stopListening = warehouse.onPublished((generation) => live.send('generation', generation));

  const close = async () => {
    stopListening();
    await app.close();
    await Promise.all([delivery.close(), queries.close()]);
  };
  try {
    const address = await app.listen({ host, port });
    void delivery.deliver();
    return { address, close };
  } catch (error) {
    await close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ProblemError(portBusy(port));
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

function portBusy(port: number): Problem {
  return {
    code: 'port-busy',
    message: {
      vi: `Cổng ${port} đang được chương trình khác dùng.`,
      en: `Port ${port} is in use by another program.`,
    },
    remedy: {
      vi: `Dừng chương trình đó, hoặc chọn cổng khác: PORT=${port + 1}.`,
      en: `Stop that program, or choose another port: PORT=${port + 1}.`,
    },
    place: { field: 'port', value: String(port) },
  };
}
