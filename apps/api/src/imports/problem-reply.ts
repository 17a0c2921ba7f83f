import type { Problem, ProblemCode } from '@tungngo/domain';
import type { FastifyReply } from 'fastify';

const statusOf: Partial<Record<ProblemCode, number>> = {
  'token-unknown': 401,
  'not-found': 404,
  'writer-busy': 409,
  cancelled: 409,
  'file-too-large': 413,
  'not-writable': 500,
  'out-of-memory': 500,
  'process-ended': 500,
  'integrity-failed': 500,
  'disk-full': 507,
};

/** Answers with a problem, under the HTTP status that fits. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(statusOf[problem.code] ?? 400).send({ problem });
}
