import { basename } from 'node:path';
import { type FileInspection, importKindLabels, type Language } from '@tungngo/domain';
import { listProfiles, matchingProfiles } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { textTable } from '../output.js';
import { withProcess } from './import.js';
import { profilesDir } from './import-reading.js';

/** Headers fit many kinds a little. */
const SHOWN_KINDS = 3;

/** `tungngo inspect FILE`: what a file is, and as what it can be imported. */
export async function inspectFile(
  { instance, output }: CommandContext,
  path: string,
): Promise<number> {
  return withProcess(instance, async (process, signal) => {
    const file = { path, name: basename(path) };
    const found = await process.inspect(file, { signal });
    if (!found.ok) return refuse(output, found.problem);
    const { profiles } = await listProfiles(profilesDir(instance));
    const fitting = found.value.tables.flatMap(({ headers }) =>
      matchingProfiles(headers, profiles),
    );
    const names = [...new Set(fitting.map(({ name }) => name))];
    const inspection = { ...found.value, profiles: names };
    output.result(inspection, describeInspection(inspection, output.language));
    return exitCodes.done;
  });
}

function describeInspection(inspection: FileInspection, language: Language): string {
  const vi = language === 'vi';
  const { file, bytes, format, packed, encoding, tables, profiles } = inspection;
  const what = [format, packed, encoding, `${bytes.toLocaleString(language)} byte`];
  return [
    `${file}: ${what.filter(Boolean).join(', ')}`,
    ...tables.flatMap((table) => ['', ...describeTable(table, language)]),
    ...(profiles.length > 0
      ? ['', `${vi ? 'Hồ sơ nhập phù hợp' : 'Profiles that fit'}: ${profiles.join(', ')}`]
      : []),
  ].join('\n');
}

function describeTable(
  { name, headers, headerRow, sample, proposals }: FileInspection['tables'][number],
  language: Language,
): string[] {
  const vi = language === 'vi';
  const [best] = proposals;
  const fieldOf = (header: string) =>
    Object.entries(best?.columns ?? {}).find(
      ([, source]) => 'column' in source && source.column === header,
    )?.[0] ?? '';
  const rows = headers.map((header, c) => [header, fieldOf(header), sample[0]?.[c] ?? '']);
  const kinds = proposals.slice(0, SHOWN_KINDS).map(({ kind, missing }) => {
    const lacks = missing.length > 0 ? ` (${vi ? 'thiếu' : 'lacks'}: ${missing.join(', ')})` : '';
    return `${kind} ${importKindLabels[kind][language]}${lacks}`;
  });
  const titles = vi ? ['Tiêu đề', 'Trường', 'Ví dụ'] : ['Header', 'Field', 'Example'];
  return [
    `${name || (vi ? 'Bảng' : 'Table')} · ${vi ? 'tiêu đề ở dòng' : 'header in row'} ${headerRow}`,
    textTable(titles, rows),
    `${vi ? 'Nhập được như' : 'Can be imported as'}: ${kinds.join('; ') || '—'}`,
  ];
}
