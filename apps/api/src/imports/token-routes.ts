import {
  type ImportJob,
  importKinds,
  importProfileSchema,
  ok,
  type Problem,
  ProblemError,
  type Result,
} from '@tungngo/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invalidInput } from '../invalid-input.js';
import { fileNameSchema } from './file-name.js';
import type { ImportChoices, ImportDesk } from './import-desk.js';
import { tokenNameOf } from './import-tokens.js';
import { sendProblem } from './problem-reply.js';
import { bodyOf, takeRawBodies } from './raw-bodies.js';

const query = z
  .object({
    name: fileNameSchema,
    kind: z.enum(importKinds).optional(),
    profile: importProfileSchema.shape.name.optional(),
    wait: z.enum(['0', '1']).default('1'),
  })
  .refine(({ kind, profile }) => (kind === undefined) !== (profile === undefined), {
    path: ['kind'],
    message:
      'cần đúng một trong hai: kind hoặc profile / exactly one of kind and profile is needed',
  });

/**
 * The way in for programs, by token. `POST /imports?kind=K|profile=P&name=FILE` imports its body and
 * answers `{ report }`, or with `&wait=0` at once with 202, `{ job }` and the job's address;
 * `GET /imports/ID` tells of a job. Whatever is refused answers `{ problem }`.
 */
export async function tokenRoutes(
  app: FastifyInstance,
  desk: ImportDesk,
  dataDir: string,
): Promise<void> {
  await app.register(async (scope) => {
    takeRawBodies(scope);
    scope.setErrorHandler((error, _request, reply) => {
      if (error instanceof ProblemError) return sendProblem(reply, error.problem);
      throw error;
    });
    // Before the body: a stranger's file is not taken in.
    scope.addHook('onRequest', async (request, reply) => {
      const name = await tokenNameOf(dataDir, request.headers.authorization);
      if (name !== null) return;
      reply.header('www-authenticate', 'Bearer realm="tungngo"');
      return sendProblem(reply, tokenUnknown);
    });
    scope.post('/imports', (request, reply) => importBody(request, reply, desk));
    scope.get<{ Params: { id: string } }>('/imports/:id', async (request, reply) => {
      const job = desk.queue.find(request.params.id);
      return job ? { job } : sendProblem(reply, jobUnknown);
    });
  });
}

async function importBody(
  request: FastifyRequest,
  reply: FastifyReply,
  desk: ImportDesk,
): Promise<FastifyReply> {
  const asked = query.safeParse(request.query);
  if (!asked.success) return sendProblem(reply, invalidInput(asked.error));
  const { name, kind, profile, wait } = asked.data;
  const choices: Result<ImportChoices> = kind
    ? ok({ kind })
    : await desk.profiles.find(profile ?? '');
  if (!choices.ok) return sendProblem(reply, choices.problem);
  const { body, announcedBytes } = bodyOf(request);
  const received = await desk.uploads
    .receive(name, body, announcedBytes)
    .catch((error: unknown) => {
      if (request.raw.destroyed) return null;
      throw error;
    });
  if (received === null) return reply.hijack();
  if (!received.ok) return sendProblem(reply, received.problem);
  const { uploadId } = received.value;
  const started = desk.start(uploadId, choices.value, 'token');
  // The job holds the file; nobody else will ask for it.
  desk.uploads.remove(uploadId);
  if (!started.ok) return sendProblem(reply, started.problem);
  const job = started.value;
  if (wait === '0') return reply.code(202).header('location', `/imports/${job.id}`).send({ job });
  return answerJob(reply, (await desk.queue.ended(job.id)) ?? job);
}

function answerJob(reply: FastifyReply, { report, problem }: ImportJob): FastifyReply {
  return report ? reply.send({ report }) : sendProblem(reply, problem ?? jobCancelled);
}

const tokenUnknown: Problem = {
  code: 'token-unknown',
  message: { vi: 'Thiếu mã truy cập, hoặc mã không đúng.', en: 'The token is missing or wrong.' },
  remedy: {
    vi: 'Gửi tiêu đề “Authorization: Bearer MÃ”; tạo mã bằng lệnh: tungngo token create TÊN',
    en: 'Send the header “Authorization: Bearer TOKEN”; make one with: tungngo token create NAME',
  },
};

const jobUnknown: Problem = {
  code: 'not-found',
  message: {
    vi: 'Không có lần nhập này, hoặc máy chủ đã khởi động lại.',
    en: 'There is no such import, or the server has been restarted.',
  },
  remedy: {
    vi: 'Xem màn hình Dữ liệu; gửi lại tệp nếu chưa có: dòng đã vào không bị tính hai lần.',
    en: 'See the Data screen; send the file again if it is not in: no row is counted twice.',
  },
};

const jobCancelled: Problem = {
  code: 'cancelled',
  message: {
    vi: 'Lần nhập đã bị huỷ; không có gì thay đổi.',
    en: 'The import was cancelled; nothing has changed.',
  },
  remedy: { vi: 'Gửi lại tệp khi cần.', en: 'Send the file again when needed.' },
};
