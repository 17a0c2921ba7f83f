import { constants, copyFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Language, Problem, QuarantinePage } from '@tungngo/domain';
import type { Warehouse } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { shown, textTable } from '../output.js';
import { withPresentData } from './upgrade.js';

export interface QuarantineCommand {
  importId?: string | undefined;
  rule?: string | undefined;
  /** Rows that are shown at most. */
  limit: number;
  /** File for a workbook of all of them, to be mended and imported. */
  xlsx?: string | undefined;
}

/** `tungngo quarantine`: rows that wait to be mended, on the screen or as a workbook. */
export function showQuarantine(
  { instance, output }: CommandContext,
  { importId, rule, limit, xlsx }: QuarantineCommand,
): Promise<number> {
  return withPresentData({ instance, output }, async (warehouse) => {
    if (xlsx !== undefined) return writeWorkbook(warehouse, output, { importId, rule, xlsx });
    const page = await warehouse.read((reader) =>
      reader.quarantine({ importId, rule, limit, offset: 0, waiting: true }),
    );
    output.result(page, describePage(page, output.language));
    return exitCodes.done;
  });
}

async function writeWorkbook(
  warehouse: Warehouse,
  output: CommandContext['output'],
  { importId, rule, xlsx }: Omit<QuarantineCommand, 'limit'> & { xlsx: string },
): Promise<number> {
  const made = await warehouse.quarantineWorkbook({ importId, rule });
  if (!made.ok) return refuse(output, made.problem);
  const { file, rows, left } = made.value;
  try {
    await copyFile(file.path, resolve(xlsx), constants.COPYFILE_EXCL);
  } catch (error) {
    return refuse(output, notWritten(xlsx, (error as NodeJS.ErrnoException).code ?? ''));
  } finally {
    await file.close();
  }
  const count = (value: number) => value.toLocaleString(output.language);
  const more =
    output.language === 'vi'
      ? ` Còn ${count(left)} dòng nữa: nhập lại tệp này rồi tải tiếp.`
      : ` ${count(left)} more wait: import this file, then ask again.`;
  output.result(
    { file: xlsx, rows, left },
    (output.language === 'vi'
      ? `Đã ghi ${count(rows)} dòng vào ${xlsx}. Sửa các ô tô màu rồi nhập lại tệp này.`
      : `Wrote ${count(rows)} rows to ${xlsx}. Mend the coloured cells and import this file.`) +
      (left > 0 ? more : ''),
  );
  return exitCodes.done;
}

function describePage({ rows, total, rules }: QuarantinePage, language: Language): string {
  const vi = language === 'vi';
  if (total === 0) return vi ? 'Không có dòng nào đang chờ sửa.' : 'No row waits to be mended.';
  const count = (value: number) => value.toLocaleString(language);
  const headers = vi
    ? ['Lần nhập', 'Tệp', 'Dòng', 'Cột', 'Giá trị', 'Lý do']
    : ['Import', 'File', 'Row', 'Column', 'Value', 'Reason'];
  const table = rows.map((row) => [
    row.importId,
    shown(row.file),
    String(row.row),
    shown(row.column),
    shown(row.value),
    row.reason[language],
  ]);
  const rest = total - rows.length;
  return [
    textTable(headers, table),
    ...(rest > 0 ? [vi ? `… và ${count(rest)} dòng nữa` : `… and ${count(rest)} more`] : []),
    '',
    ...rules.map(
      ({ rule, rows: broken, reason }) => `${count(broken)} × ${rule} — ${reason[language]}`,
    ),
  ].join('\n');
}

function notWritten(path: string, code: string): Problem {
  if (code === 'EEXIST') {
    return {
      code: 'not-writable',
      message: { vi: `Đã có tệp ${path}.`, en: `There is a file ${path} already.` },
      remedy: {
        vi: 'Chọn tên khác, để không ghi đè những gì đã sửa.',
        en: 'Choose another name, so that nothing mended is overwritten.',
      },
    };
  }
  return {
    code: 'not-writable',
    message: {
      vi: `Không ghi được ${path} (${code}).`,
      en: `${path} cannot be written (${code}).`,
    },
    remedy: {
      vi: 'Kiểm tra thư mục, quyền ghi và chỗ trống.',
      en: 'See to the folder, its permissions and its space.',
    },
  };
}
