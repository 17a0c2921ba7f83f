import { daySchema, indicatorSchema, ProblemError } from '@tungngo/domain';
import type { Warehouse } from '@tungngo/warehouse';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { vintageSchema } from '../coverage/known-vintage.js';
import { sendProblem } from '../imports/problem-reply.js';
import { invalidInput } from '../invalid-input.js';
import { type ReportFormat, reportFormats, reportMetrics } from './report-choices.js';
import { reportName } from './report-content.js';
import { writeReport } from './write-report.js';

const query = z.object({
  day: daySchema,
  indicator: indicatorSchema.default('level2'),
  metric: z.enum(reportMetrics).default('coverage'),
  lang: z.enum(['vi', 'en']).default('vi'),
  vintage: vintageSchema.optional(),
});

const types: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** `GET /report.pdf|png|svg|xlsx?day=…[&indicator][&metric][&lang][&vintage]`: the report of a day, or `{ problem }`. */
export function reportRoutes(app: FastifyInstance, warehouse: Warehouse): void {
  for (const format of reportFormats) {
    app.get(`/report.${format}`, async (request, reply) => {
      const asked = query.safeParse(request.query);
      if (!asked.success) return sendProblem(reply, invalidInput(asked.error));
      const { lang: language, ...question } = asked.data;
      try {
        const file = await writeReport(warehouse, { ...question, language }, format);
        return reply
          .headers({
            'content-type': types[format],
            'content-disposition': `attachment; filename="${reportName(question)}.${format}"`,
            'cache-control': 'no-store',
          })
          .send(file);
      } catch (error) {
        if (error instanceof ProblemError) return sendProblem(reply, error.problem);
        throw error;
      }
    });
  }
}
