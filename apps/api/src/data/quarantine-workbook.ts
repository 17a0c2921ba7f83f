import { createReadStream } from 'node:fs';
import { dayInVietnam, ProblemError } from '@tungngo/domain';
import type { QuarantineWorkbook, Warehouse } from '@tungngo/warehouse';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { sendProblem } from '../imports/problem-reply.js';
import { invalidInput } from '../invalid-input.js';

const query = z.object({
  import: z
    .string()
    .regex(/^\d{1,10}$/)
    .optional(),
  rule: z.string().min(1).max(100).optional(),
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `GET /quarantine.xlsx[?import=ID][&rule=RULE]`: the rows that wait to be mended as a workbook that
 * can be imported again, or `{ problem }`. `X-Rows` and `X-Rows-Left` tell how many it holds, and
 * how many more wait than one workbook takes.
 */
export function quarantineWorkbookRoute(app: FastifyInstance, warehouse: Warehouse): void {
  app.get('/quarantine.xlsx', async (request, reply) => {
    const asked = query.safeParse(request.query);
    if (!asked.success) return sendProblem(reply, invalidInput(asked.error));
    const { import: importId, rule } = asked.data;
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    try {
      const made = await warehouse.quarantineWorkbook({ importId, rule }, gone.signal);
      if (!made.ok) return sendProblem(reply, made.problem);
      return await sendWorkbook(reply, made.value, importId);
    } catch (error) {
      if (error instanceof ProblemError) return sendProblem(reply, error.problem);
      if (gone.signal.aborted) return reply.hijack();
      throw error;
    }
  });
}

async function sendWorkbook(
  reply: FastifyReply,
  { file, rows, left }: QuarantineWorkbook,
  importId: string | undefined,
): Promise<FastifyReply> {
  const { size } = await file.handle.stat();
  const body = createReadStream(file.path);
  body.once('close', () => void file.close());
  const name = `${['cach-ly', importId, dayInVietnam(new Date())].filter(Boolean).join('-')}.xlsx`;
  return reply
    .headers({
      'content-type': XLSX,
      'content-length': size,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-rows': rows,
      'x-rows-left': left,
    })
    .send(body);
}
