import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { invalidInput } from '../invalid-input.js';
import { fileNameSchema } from './file-name.js';
import { sendProblem } from './problem-reply.js';
import { bodyOf, takeRawBodies } from './raw-bodies.js';
import { unknownUpload } from './upload-problems.js';
import type { Uploads } from './uploads.js';

const query = z.object({ name: fileNameSchema });

/**
 * `POST /imports/uploads?name=FILE`: takes a body of any type and size; answers
 * `{ uploadId, bytes }` or `{ problem }`. `DELETE /imports/uploads/ID` drops it.
 */
export async function uploadRoutes(app: FastifyInstance, uploads: Uploads): Promise<void> {
  await app.register(async (scope) => {
    takeRawBodies(scope);
    scope.post('/imports/uploads', async (request, reply) => {
      const asked = query.safeParse(request.query);
      if (!asked.success) return sendProblem(reply, invalidInput(asked.error));
      const { body, announcedBytes } = bodyOf(request);
      const received = await uploads
        .receive(asked.data.name, body, announcedBytes)
        .catch((error: unknown) => {
          // Whoever broke off hears no answer.
          if (request.raw.destroyed) return null;
          throw error;
        });
      if (received === null) return reply.hijack();
      return received.ok ? received.value : sendProblem(reply, received.problem);
    });
    scope.delete<{ Params: { id: string } }>('/imports/uploads/:id', async (request, reply) => {
      if (!uploads.remove(request.params.id)) return sendProblem(reply, unknownUpload);
      return reply.code(204).send();
    });
  });
}
