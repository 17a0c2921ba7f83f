import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

const HEARTBEAT_MS = 20_000;

/** Tells all open browsers that something has changed. */
export interface LiveEvents {
  send(
    event: 'generation' | 'visits' | 'notes' | 'decisions' | 'pilots' | 'import' | 'preview',
    data: unknown,
  ): void;
}

/** `/events`: server-sent events, one stream a browser, with a heartbeat that keeps proxies patient. */
export function liveEvents(app: FastifyInstance): LiveEvents {
  const streams = new Set<ServerResponse>();
  const write = (text: string) => {
    for (const stream of streams) stream.write(text);
  };
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();

  app.get('/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    reply.raw.write('retry: 2000\n\n');
    streams.add(reply.raw);
    request.raw.on('close', () => streams.delete(reply.raw));
  });
  // Before the server waits for its connections: these would never end by themselves.
  app.addHook('preClose', async () => {
    clearInterval(heartbeat);
    for (const stream of streams) stream.end();
  });
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
  };
}
