import type { FastifyInstance } from 'fastify';

/** The browser may load nothing from elsewhere; MapLibre's worker may be made of a blob. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const loopback = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/**
 * Headers that bind the browser, and two refusals: of a page of another site that calls us (its
 * origin differs), and of a name that was pointed at this computer (DNS rebinding) while the server
 * listens on the loopback address alone.
 */
export function guardRequests(app: FastifyInstance, listensOn: string): void {
  app.addHook('onRequest', async (request, reply) => {
    const { host = '', origin } = request.headers;
    const name = host.replace(/:\d+$/, '');
    const foreignName = loopback.has(listensOn) && !loopback.has(name);
    const foreignPage = origin !== undefined && hostOf(origin) !== host;
    if (foreignName || foreignPage) {
      return reply.code(403).send({ error: 'this address may not call the server' });
    }
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
  });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
