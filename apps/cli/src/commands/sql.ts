import type { QueryResult, QueryValue } from '@tungngo/domain';
import { openQueryRunner } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { textTable } from '../output.js';
import { withPresentData } from './upgrade.js';

/** `tungngo sql QUERY`: the same guarded runner as the workbench. */
export function runSql(
  { instance, output }: CommandContext,
  { sql, limit }: { sql: string; limit: number },
): Promise<number> {
  return withPresentData({ instance, output }, async ({ currentDatabase }) => {
    const runner = openQueryRunner({ currentDatabase, maxConcurrent: 1 });
    try {
      const result = await runner.run({ sql, limit });
      if (!result.ok) return refuse(output, result.problem);
      output.result(result.value, describeResult(result.value));
      if (result.value.truncated) {
        output.note(
          `Chỉ hiện ${limit} dòng đầu; thêm --limit để xem nhiều hơn.`,
          `Only the first ${limit} rows; use --limit for more.`,
        );
      }
      return exitCodes.done;
    } finally {
      await runner.close();
    }
  });
}

function describeResult({ columns, values, rows }: QueryResult): string {
  const cell = (value: QueryValue | undefined) => (value == null ? '' : String(value));
  return textTable(
    columns.map(({ name }) => name),
    Array.from({ length: rows }, (_, r) => columns.map((_, c) => cell(values[c]?.[r]))),
  );
}
