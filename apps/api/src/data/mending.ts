import type { ImportReport } from '@tungngo/domain';
import { z } from 'zod';
import { procedure, valueOrThrow } from '../procedures.js';

const importId = z.string().regex(/^\d{1,10}$/);
/** New values by the kind's own headers; what is left out stays as it was read. */
const mended = z.object({
  row: z.int().min(0),
  values: z.record(z.string().max(200), z.string().max(200_000)),
});
const oneRow = mended.extend({ importId });
const severalRows = z.object({
  importId,
  rows: z
    .array(mended)
    .min(1)
    .max(500)
    .refine((rows) => new Set(rows.map(({ row }) => row)).size === rows.length, {
      message: 'mỗi dòng một lần / each row once',
    }),
});

/** Procedures of the data router that mend quarantined rows. */
export const mendingProcedures = {
  /**
   * Imports a quarantined row with other values, or up to 500 rows of one import at once: all, or
   * none and the place of the first that is still wrong.
   */
  mend: procedure
    .input(z.union([oneRow, severalRows]))
    .mutation(async ({ ctx, input }): Promise<ImportReport> => {
      const rows = 'rows' in input ? input.rows : [input];
      const { reports } = valueOrThrow(
        await ctx.warehouse.mend(
          rows.map(({ row, values }) => ({ importId: input.importId, row, values })),
        ),
      );
      const [report] = reports;
      if (!report) throw new Error('mended rows were imported without a report');
      return report;
    }),
};
