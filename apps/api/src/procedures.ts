import { initTRPC, TRPCError } from '@trpc/server';
import {
  type BasemapInfo,
  type Problem,
  type ProblemCode,
  ProblemError,
  type Result,
} from '@tungngo/domain';
import type { OutreachStore } from '@tungngo/outreach';
import type { QueryRunner, Warehouse } from '@tungngo/warehouse';
import { ZodError } from 'zod';
import type { Neighbours } from './coverage/neighbours.js';
import type { SpotMaps } from './coverage/spots/spot-map.js';
import type { Delivery } from './delivery/delivery.js';
import type { ImportDesk } from './imports/import-desk.js';
import { invalidInput, unreadableRequest } from './invalid-input.js';
import type { Reaches } from './reach/reaches.js';

/** What every procedure may use. */
export interface ApiContext {
  warehouse: Warehouse;
  outreach: OutreachStore;
  queries: QueryRunner;
  delivery: Delivery;
  imports: ImportDesk;
  spots: SpotMaps;
  neighbours: Neighbours;
  reaches: Reaches;
  /** The office's background map; null when there is none. */
  basemap: BasemapInfo | null;
  /** Tells the browsers that visits or teams have changed. */
  visitsChanged(): void;
  /** Tells them that notes about areas have. */
  notesChanged(): void;
  /** Tells them that decisions about hard areas have. */
  decisionsChanged(): void;
  /** Tells them that pilot models have. */
  pilotsChanged(): void;
}

const t = initTRPC.context<ApiContext>().create({
  // Else a stack would reach the browser.
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, problem: problemOf(error) },
  }),
});

export const router = t.router;

/** A procedure whose problems arrive with an HTTP status that fits. */
export const procedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof ProblemError) {
    throw asTrpcError(result.error.cause.problem);
  }
  return result;
});

/** The value of a result; a refusal becomes the error that the browser shows. */
export function valueOrThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw asTrpcError(result.problem);
}

type StatusName = ConstructorParameters<typeof TRPCError>[0]['code'];

const statusOf: Partial<Record<ProblemCode, StatusName>> = {
  'not-found': 'NOT_FOUND',
  'area-unknown': 'NOT_FOUND',
  'nothing-published': 'PRECONDITION_FAILED',
  'schema-differs': 'PRECONDITION_FAILED',
  'double-booking': 'CONFLICT',
  'team-away': 'CONFLICT',
  'stale-version': 'CONFLICT',
  'writer-busy': 'CONFLICT',
  'generation-published': 'CONFLICT',
  'sql-busy': 'TOO_MANY_REQUESTS',
  'sql-timeout': 'TIMEOUT',
  cancelled: 'CLIENT_CLOSED_REQUEST',
  'disk-full': 'INTERNAL_SERVER_ERROR',
  'not-writable': 'INTERNAL_SERVER_ERROR',
  'file-too-large': 'PAYLOAD_TOO_LARGE',
  'out-of-memory': 'INTERNAL_SERVER_ERROR',
  'process-ended': 'INTERNAL_SERVER_ERROR',
  'integrity-failed': 'INTERNAL_SERVER_ERROR',
};

function asTrpcError(problem: Problem): TRPCError {
  return new TRPCError({
    code: statusOf[problem.code] ?? 'BAD_REQUEST',
    message: problem.message.en,
    cause: new ProblemError(problem),
  });
}

function problemOf({ cause, code }: TRPCError): Problem | null {
  if (cause instanceof ProblemError) return cause.problem;
  if (cause instanceof ZodError) return invalidInput(cause);
  if (code === 'PARSE_ERROR' || code === 'BAD_REQUEST') return unreadableRequest;
  return code === 'INTERNAL_SERVER_ERROR' ? unexpected : null;
}

const unexpected: Problem = {
  code: 'integrity-failed',
  message: { vi: 'Máy chủ gặp lỗi ngoài dự kiến.', en: 'The server met an unexpected error.' },
  remedy: {
    vi: 'Thử lại; nếu vẫn lỗi, gửi nhật ký máy chủ cho người quản trị.',
    en: 'Try again; if it persists, send the server’s log to the administrator.',
  },
};
