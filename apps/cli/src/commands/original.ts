import { resolve } from 'node:path';
import type { Problem } from '@tungngo/domain';
import { notKept, restoreOriginal } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { keptOriginals } from '../instance.js';
import { withPresentData } from './upgrade.js';

/** `tungngo original IMPORT --out FILE`: the file of an import, byte for byte, where it was kept. */
export function writeOriginal(
  { instance, output }: CommandContext,
  { importId, out }: { importId: string; out: string },
): Promise<number> {
  return withPresentData({ instance, output }, async (warehouse) => {
    const imported = await warehouse.read((reader) => reader.importedFile(importId));
    if (imported === null) return refuse(output, unknownImport(importId));
    const store = await keptOriginals(instance.dir);
    if (store === null) return refuse(output, notKept);
    const result = await restoreOriginal(imported.sha256, store, resolve(out));
    if (!result.ok) return refuse(output, result.problem);
    const size = result.value.bytes.toLocaleString(output.language);
    output.result(
      { ...imported, out, bytes: result.value.bytes },
      output.language === 'vi'
        ? `Đã ghi ${out}: tệp gốc “${imported.file}”, ${size} byte. Tệp này chứa mã định danh; xoá khi dùng xong.`
        : `Wrote ${out}: the original “${imported.file}”, ${size} bytes. It holds identifiers; delete it after use.`,
    );
    return exitCodes.done;
  });
}

function unknownImport(importId: string): Problem {
  return {
    code: 'not-found',
    message: {
      vi: `Phiên bản đang công bố không có lần nhập ${importId}.`,
      en: `The published generation holds no import ${importId}.`,
    },
    remedy: {
      vi: 'Xem số của các lần nhập trong màn hình Dữ liệu, hoặc: tungngo sql "FROM import".',
      en: 'See the imports on the Data screen, or: tungngo sql "FROM import".',
    },
    place: { value: importId },
  };
}
