import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** In this scope a body of any type is handed on as it comes, unread and unlimited. */
export function takeRawBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

/** The body of a request in such a scope. */
export function bodyOf(request: FastifyRequest): {
  body: Readable;
  /** As its sender says; null when it does not. */
  announcedBytes: number | null;
} {
  const { 'content-length': length, 'content-encoding': encoding } = request.headers;
  // What is unpacked on the way is larger than what is sent.
  const announcedBytes = length === undefined || encoding !== undefined ? null : Number(length);
  return { body: (request.body as Readable | undefined) ?? request.raw, announcedBytes };
}
