import { type ImportKind, type ImportReport, importKindLabels } from '@tungngo/domain';
import { openWarehouse } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { type Output, progressNotes, textTable } from '../output.js';
import { upgradeData } from './upgrade.js';

/** `tungngo import KIND FILE…`: one publication for all files, or none. */
export async function importFiles(
  { instance, output }: CommandContext,
  { kind, files, strict }: { kind: ImportKind; files: string[]; strict: boolean },
): Promise<number> {
  const warehouse = await openWarehouse(instance.warehouseDir, instance);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    const outdated = await upgradeData(warehouse, output);
    if (outdated) return refuse(output, outdated);
    const result = await warehouse.importFiles(
      files.map((path) => ({ path, kind })),
      { onProgress: progressNotes(output), signal: stop.signal },
    );
    if (!result.ok) return refuse(output, result.problem);
    output.result(result.value, describeReports(output, result.value.reports));
    const rejected = result.value.reports.some(({ quarantined }) => quarantined > 0);
    return strict && rejected ? exitCodes.quarantined : exitCodes.done;
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    await warehouse.close();
  }
}

/** The account of each file, with the rules that its rejected rows broke. */
export function describeReports(output: Output, reports: ImportReport[]): string {
  const { language } = output;
  const headers =
    language === 'vi'
      ? ['Tệp', 'Loại', 'Đọc', 'Nhận', 'Cách ly', 'Trùng']
      : ['File', 'Kind', 'Read', 'Accepted', 'Quarantined', 'Duplicate'];
  const count = (value: number) => value.toLocaleString(language);
  const rows = reports.map((report) => [
    report.file,
    importKindLabels[report.kind][language],
    count(report.rowsRead),
    count(report.accepted),
    count(report.quarantined),
    count(report.duplicate),
  ]);
  const notes = reports.flatMap((report) => [
    ...(report.alreadyImported
      ? [
          language === 'vi'
            ? `${report.file}: đã nhập trước đây, không có gì thay đổi.`
            : `${report.file}: imported before, nothing has changed.`,
        ]
      : []),
    ...report.rules.map(
      ({ rule, rows: broken, reason }) =>
        `${report.file}: ${count(broken)} × ${rule} — ${reason[language]}`,
    ),
  ]);
  return [textTable(headers, rows), ...notes].join('\n');
}
