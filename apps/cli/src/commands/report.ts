import { writeFile } from 'node:fs/promises';
import { type ReportQuestion, reportName, writeReport } from '@tungngo/api';
import type { ReportFormat } from '@tungngo/api/report-choices';
import { type Day, ProblemError } from '@tungngo/domain';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { withPresentData } from './upgrade.js';

export interface ReportCommand extends Omit<ReportQuestion, 'day' | 'language'> {
  /** The last day with data when absent. */
  day?: Day | undefined;
  format: ReportFormat;
  /** Where to write it; named after its day in the present folder when absent. */
  out?: string | undefined;
}

/** `tungngo report`: the report of a day as a file, for a scheduled job. */
export function writeReportFile(
  context: CommandContext,
  { day: asked, format, out, ...rest }: ReportCommand,
): Promise<number> {
  const { output } = context;
  return withPresentData(context, async (warehouse) => {
    try {
      const { lastDay } = await warehouse.read((reader) => reader.overview());
      const day = asked ?? lastDay;
      if (!day) return refuse(output, nothingToReport);
      const question = { ...rest, day, language: output.language };
      const path = out ?? `${reportName(question)}.${format}`;
      const file = await writeReport(warehouse, question, format);
      await writeFile(path, file);
      output.result({ path, bytes: file.length, day }, path);
      return exitCodes.done;
    } catch (error) {
      if (error instanceof ProblemError) return refuse(output, error.problem);
      throw error;
    }
  });
}

const nothingToReport = {
  code: 'nothing-published',
  message: { vi: 'Chưa có ngày nào có số liệu.', en: 'No day has data yet.' },
  remedy: { vi: 'Nhập số liệu rồi làm lại.', en: 'Import data, then try again.' },
  place: {},
} as const;
