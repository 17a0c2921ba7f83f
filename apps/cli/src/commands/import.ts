import {
  type ImportKind,
  type ImportReport,
  importKindLabels,
  type Problem,
} from '@tungngo/domain';
import { openImportProcess, openWarehouse, waitForWriter } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import type { Instance } from '../instance.js';
import { type Output, textTable } from '../output.js';
import { showProgress } from '../progress.js';
import { wholeNumberSetting } from '../settings.js';
import { describePreview } from './import-preview.js';
import { type ReadingOptions, readingOf } from './import-reading.js';
import { upgradeData } from './upgrade.js';

export interface ImportCommand extends ReadingOptions {
  kind: ImportKind;
  files: string[];
  strict: boolean;
  preview: boolean;
}

/** `tungngo import KIND FILE…`: one publication for all files, or none. */
export async function importFiles(
  { instance, output }: CommandContext,
  command: ImportCommand,
): Promise<number> {
  const reading = await readingOf(instance, command);
  if (!reading.ok) return refuse(output, reading.problem);
  const { kind } = command;
  const files = command.files.map((path) => ({ path, kind, profile: reading.value }));
  const outdated = await upgraded(instance, output);
  if (outdated) return refuse(output, outdated);
  if (command.preview) return previewFiles({ instance, output }, files);
  return withProcess(instance, async (process, signal) => {
    const onProgress = showProgress(output);
    const result = await waitForWriter(() => process.run(files, { signal, onProgress }), {
      signal,
      onBusy: onceNote(output),
    });
    if (!result.ok) return refuse(output, result.problem);
    output.result(result.value, describeReports(output, result.value.reports));
    const rejected = result.value.reports.some(({ quarantined }) => quarantined > 0);
    return command.strict && rejected ? exitCodes.quarantined : exitCodes.done;
  });
}

/** What each rule would reject; nothing is written. */
async function previewFiles(
  { instance, output }: CommandContext,
  files: Parameters<ImportProcess['run']>[0],
): Promise<number> {
  return withProcess(instance, async (process, signal) => {
    const previews = [];
    for (const file of files) {
      const result = await process.preview(file, { signal, onProgress: showProgress(output) });
      if (!result.ok) return refuse(output, result.problem);
      previews.push(result.value);
    }
    const texts = previews.map((preview) => describePreview(preview, output.language));
    output.result({ previews }, texts.join('\n\n'));
    return exitCodes.done;
  });
}

type ImportProcess = ReturnType<typeof openImportProcess>;

/** An import process that Ctrl+C cancels. */
export async function withProcess<T>(
  instance: Instance,
  use: (process: ImportProcess, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const imports = openImportProcess({
    warehouseDir: instance.warehouseDir,
    warehouse: instance,
    heapMb: heapSetting(),
  });
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  try {
    return await use(imports, stop.signal);
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    process.removeListener('SIGTERM', onInterrupt);
    await imports.close();
  }
}

/** JavaScript heap of an import's process, in MiB, where the environment says so. */
export function heapSetting(): number | undefined {
  return wholeNumberSetting('TUNGNGO_IMPORT_HEAP_MIB', { min: 64, max: 1_000_000 });
}

async function upgraded(instance: Instance, output: Output): Promise<Problem | null> {
  const warehouse = await openWarehouse(instance.warehouseDir, instance);
  try {
    return await upgradeData(warehouse, output);
  } finally {
    await warehouse.close();
  }
}

function onceNote(output: Output): () => void {
  let said = false;
  return () => {
    if (!said) {
      output.note(
        'Chương trình khác đang ghi dữ liệu; chờ tối đa một phút',
        'Another program is writing; waiting for up to a minute',
      );
    }
    said = true;
  };
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
