import { join, resolve } from 'node:path';
import type { Warehouse } from '@tungngo/warehouse';
import type { FastifyInstance } from 'fastify';
import type { LiveEvents } from '../live/live-events.js';
import { type ImportDesk, type ImportSetup, openImportDesk } from './import-desk.js';
import { tokenRoutes } from './token-routes.js';
import { uploadRoutes } from './upload-routes.js';
import { openWatchMemory } from './watch-memory.js';
import { openWatchedFolder } from './watched-folder.js';

/** The server's imports: by browsers, by programs, from watched folders. */
export interface ServedImports {
  desk: ImportDesk;
  /** Begins to watch the folders. */
  watch(): Promise<void>;
  close(): Promise<void>;
}

const REPORTED_ROWS = 20;

/** Opens the import desk and its routes. */
export async function serveImports(
  app: FastifyInstance,
  setup: ImportSetup,
  warehouse: Warehouse,
  live: LiveEvents,
): Promise<ServedImports> {
  const events = {
    job: (job: unknown) => live.send('import', job),
    preview: (progress: unknown) => live.send('preview', progress),
  };
  const desk = openImportDesk(setup, events, app.log);
  await uploadRoutes(app, desk.uploads);
  await tokenRoutes(app, desk, setup.dataDir);
  let folders: ReturnType<typeof openWatchedFolder>[] = [];
  return {
    desk,
    async watch() {
      const { watch: watched = [], dataDir } = setup;
      if (watched.length === 0) return;
      const tools = {
        queue: desk.queue,
        memory: await openWatchMemory(join(dataDir, 'watch.json')),
        findProfile: desk.profiles.find,
        readQuarantine: async (importId: string) => {
          const page = { importId, limit: REPORTED_ROWS, offset: 0 };
          return (await warehouse.read((reader) => reader.quarantine(page))).rows;
        },
        log: app.log,
      };
      folders = watched.map((folder) =>
        openWatchedFolder({ ...folder, dir: resolve(folder.dir) }, tools),
      );
    },
    async close() {
      // Told first, so that they take what is cancelled now as not yet done.
      const watching = folders.map((folder) => folder.close());
      await desk.close();
      await Promise.all(watching);
    },
  };
}
