import { createInterface } from 'node:readline/promises';
import type { KeptGeneration } from '@tungngo/domain';
import { openWarehouse, type Warehouse } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { type Output, textTable } from '../output.js';
import { showProgress } from '../progress.js';

/** `tungngo generations`: what can be rolled back to. */
export function listGenerations({ instance, output }: CommandContext): Promise<number> {
  return withWarehouse({ instance, output }, async (warehouse) => {
    const kept = await warehouse.generations();
    output.result(kept, describeGenerations(output, kept));
    return exitCodes.done;
  });
}

/** `tungngo rollback N`: publishes a copy of generation N as the next one. */
export function rollBack({ instance, output }: CommandContext, number: number): Promise<number> {
  return withWarehouse({ instance, output }, async (warehouse) => {
    const stop = new AbortController();
    const onInterrupt = () => stop.abort();
    process.once('SIGINT', onInterrupt);
    try {
      const onProgress = showProgress(output);
      const result = await warehouse.rollBack(number, { onProgress, signal: stop.signal });
      if (!result.ok) return refuse(output, result.problem);
      const { number: published, persons } = result.value;
      const people = persons.toLocaleString(output.language);
      output.result(
        result.value,
        output.language === 'vi'
          ? `Đã quay về phiên bản ${number}, công bố thành phiên bản ${published}: ${people} người.`
          : `Rolled back to generation ${number}, published as ${published}: ${people} persons.`,
      );
      return exitCodes.done;
    } finally {
      process.removeListener('SIGINT', onInterrupt);
    }
  });
}

/** `tungngo delete-generation N`: asks first, unless `--yes` has said it. */
export function deleteGeneration(
  { instance, output }: CommandContext,
  { number, yes }: { number: number; yes: boolean },
): Promise<number> {
  return withWarehouse({ instance, output }, async (warehouse) => {
    if (!yes && !(await confirmed(output, number))) return exitCodes.usage;
    const result = await warehouse.deleteGeneration(number);
    if (!result.ok) return refuse(output, result.problem);
    output.result(
      { deleted: number },
      output.language === 'vi' ? `Đã xoá phiên bản ${number}.` : `Deleted generation ${number}.`,
    );
    return exitCodes.done;
  });
}

async function confirmed(output: Output, number: number): Promise<boolean> {
  const vi = output.language === 'vi';
  if (!process.stdin.isTTY) {
    output.note(
      'Xoá là vĩnh viễn: thêm --yes để xác nhận.',
      'Deleting is for good: add --yes to confirm.',
    );
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(
      vi
        ? `Xoá vĩnh viễn phiên bản ${number}? Gõ lại số ${number} để xác nhận: `
        : `Delete generation ${number} for good? Type ${number} to confirm: `,
    );
    return answer.trim() === String(number);
  } finally {
    terminal.close();
  }
}

async function withWarehouse(
  { instance }: CommandContext,
  use: (warehouse: Warehouse) => Promise<number>,
): Promise<number> {
  const warehouse = await openWarehouse(instance.warehouseDir, instance);
  try {
    return await use(warehouse);
  } finally {
    await warehouse.close();
  }
}

function describeGenerations({ language }: Output, kept: KeptGeneration[]): string {
  if (kept.length === 0) {
    return language === 'vi' ? 'Chưa có phiên bản nào.' : 'There is no generation yet.';
  }
  const vi = language === 'vi';
  const headers = vi
    ? ['Phiên bản', 'Công bố lúc', 'Người', 'Lượt', 'MB', 'Từ đâu']
    : ['Generation', 'Published', 'Persons', 'Events', 'MB', 'Where from'];
  const rows = kept.map((generation) => [
    `${generation.number}`,
    new Date(generation.publishedAt).toLocaleString(vi ? 'vi-VN' : 'en-GB', {
      timeZone: 'Asia/Ho_Chi_Minh',
    }),
    generation.persons.toLocaleString(language),
    generation.events.toLocaleString(language),
    (generation.bytes / 1e6).toLocaleString(language, { maximumFractionDigits: 1 }),
    whereFrom(generation, vi),
  ]);
  return textTable(headers, rows);
}

function whereFrom({ current, files, restores }: KeptGeneration, vi: boolean): string {
  const origin =
    restores === null
      ? files.join(', ') || (vi ? 'tính lại' : 'computed anew')
      : `${vi ? 'quay về phiên bản' : 'restores generation'} ${restores}`;
  return current ? `${origin}${vi ? ' (đang công bố)' : ' (published)'}` : origin;
}
