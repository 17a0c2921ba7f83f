import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Paths that the API answers; an unknown one among them is no page of the web app. */
const apiPaths =
  /^\/(trpc|tiles|events|imports|quarantine\.xlsx|basemap\.pmtiles|healthz|version|assets)(\/|$|\?)/;

/** Serves the built web app; every address that is no file is a page of it. */
export async function serveWebApp(app: FastifyInstance, webDir: string): Promise<void> {
  if (!existsSync(join(webDir, 'index.html'))) {
    throw new Error(`the web app is not built: ${webDir} has no index.html`);
  }
  await app.register(fastifyStatic, {
    root: webDir,
    wildcard: true,
    cacheControl: false,
    setHeaders(response, path) {
      // Vite names assets by their content; the page that names them must be asked for anew.
      const lasting = path.startsWith(join(webDir, 'assets'));
      response.setHeader(
        'cache-control',
        lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !apiPaths.test(request.url)) {
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    }
    return reply.code(404).send({ error: 'not found' });
  });
}
