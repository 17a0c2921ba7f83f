import {
  type ColumnSource,
  type ImportProfile,
  importKindLabels,
  ok,
  type Problem,
  type Result,
  refused,
} from '@tungngo/domain';
import { columnPosition } from '../mapping/header-words.js';
import { proposeMapping } from '../mapping/propose-mapping.js';
import { rankKinds } from '../mapping/rank-kinds.js';
import { isOnlyTable } from '../sources/open-source.js';
import type { SourceTable } from '../sources/source.js';
import type { DelimitedKind } from './column-spec.js';
import { delimitedKinds } from './kinds/delimited-kinds.js';

/** How a file is read: a profile without its name and kind. */
export type Reading = Omit<ImportProfile, 'name' | 'kind'>;

/** A table that is to be imported, with what fills each field. */
export interface ChosenTable {
  table: SourceTable;
  mapping: Record<string, ColumnSource>;
  /** How its values are to be read. */
  reading: Reading;
}

interface Mapped extends ChosenTable {
  missing: string[];
}

/**
 * The tables of a file that hold the kind: the one that the profile names (any name, where the file
 * is one table), else every one whose headers fit. Refused with `header-unknown`, `column-missing` (which name what was expected and
 * found) or `not-found` for a table that the file has not.
 */
export function chooseTables(
  tables: SourceTable[],
  kind: DelimitedKind,
  reading: Reading,
  file: string,
): Result<ChosenTable[]> {
  const asked = isOnlyTable(tables) ? undefined : reading.table;
  const named = tables.filter(({ name }) => asked === undefined || name === asked);
  if (named.length === 0) return refused(tableUnknown(reading.table ?? '', tables, file));
  const mapped: Mapped[] = [];
  for (const table of named) {
    const lost = lostColumn(table, reading);
    if (lost !== null && named.length === 1) return refused(columnLost(lost, table, file));
    if (lost === null) mapped.push(mapTable(table, kind, reading));
  }
  const fitting = mapped.filter(({ missing }) => missing.length === 0);
  if (fitting.length > 0) return ok(ownTables(fitting, kind));
  const [best] = mapped.sort((a, b) => a.missing.length - b.missing.length);
  return refused(headerProblem(kind, best ?? null, named[0], file));
}

/**
 * In a workbook of several kinds a sheet of another kind can have all that this one needs: where some
 * tables are of this kind before any other, only those hold it.
 */
function ownTables(fitting: ChosenTable[], kind: DelimitedKind): ChosenTable[] {
  if (fitting.length === 1) return fitting;
  const own = fitting.filter(({ table: { headers, sample } }) => {
    const [best] = rankKinds(headers, delimitedKinds, { sample });
    return best?.kind === kind.kind;
  });
  return own.length > 0 ? own : fitting;
}

/** The one table that a preview shows. Refused with `input-invalid` when several fit. */
export function chooseOne(tables: ChosenTable[], file: string): Result<ChosenTable> {
  const [first, ...others] = tables;
  if (first && others.length === 0) return ok(first);
  const names = listed(tables.map(({ table }) => table.name));
  return refused({
    code: 'input-invalid',
    message: {
      vi: `Nhiều trang trong tệp có loại dữ liệu này: ${names}.`,
      en: `Several tables of the file hold this kind of data: ${names}.`,
    },
    remedy: { vi: 'Chọn một trang để xem trước.', en: 'Choose one to preview.' },
    place: { file, field: 'table' },
  });
}

function mapTable(table: SourceTable, kind: DelimitedKind, reading: Reading): Mapped {
  const { columns, missing } = proposeMapping(table.headers, kind, {
    given: reading.columns ?? {},
    sample: table.sample,
  });
  return { table, mapping: columns, reading, missing };
}

/** A header that the profile names and the table has not. */
function lostColumn(table: SourceTable, { columns = {} }: Reading): string | null {
  for (const source of Object.values(columns)) {
    if ('column' in source && columnPosition(table.headers, source.column) < 0) {
      return source.column;
    }
  }
  return null;
}

function listed(names: string[]): string {
  const shown = names.slice(0, 30).map((name) => `“${name.slice(0, 40)}”`);
  return shown.join(', ') || '–';
}

function tableUnknown(table: string, tables: SourceTable[], file: string): Problem {
  const found = listed(tables.map(({ name }) => name));
  return {
    code: 'not-found',
    message: {
      vi: `Tệp không có trang “${table}”. Có: ${found}.`,
      en: `The file has no table “${table}”. It has: ${found}.`,
    },
    remedy: {
      vi: 'Chọn trang khác hoặc sửa hồ sơ nhập.',
      en: 'Choose another one or mend the profile.',
    },
    place: { file, field: 'table', value: table },
  };
}

function columnLost(column: string, table: SourceTable, file: string): Problem {
  return {
    code: 'column-missing',
    message: {
      vi: `Tệp không có cột “${column}” mà hồ sơ nhập nêu. Có: ${listed(table.headers)}.`,
      en: `The file has no column “${column}”, which the profile names. Found: ${listed(table.headers)}.`,
    },
    remedy: {
      vi: 'Ghép lại cột trong màn hình Dữ liệu, hoặc sửa hồ sơ nhập.',
      en: 'Map the columns anew in the Data screen, or mend the profile.',
    },
    place: { file, column },
  };
}

function headerProblem(
  kind: DelimitedKind,
  best: Mapped | null,
  first: SourceTable | undefined,
  file: string,
): Problem {
  const lacking = (best?.missing ?? []).map(
    (field) => kind.columns.find((column) => column.field === field)?.header ?? field,
  );
  const expected = listed(kind.columns.map(({ header }) => header));
  const found = listed((best?.table ?? first)?.headers ?? []);
  const unknown = Object.keys(best?.mapping ?? {}).length === 0;
  return {
    code: unknown ? 'header-unknown' : 'column-missing',
    message: unknown
      ? {
          vi: `Không thấy tiêu đề của loại “${importKindLabels[kind.kind].vi}”. Cần: ${expected}. Có: ${found}.`,
          en: `No known header of “${importKindLabels[kind.kind].en}”. Expected: ${expected}. Found: ${found}.`,
        }
      : {
          vi: `Thiếu cột ${listed(lacking)}. Cần: ${expected}. Có: ${found}.`,
          en: `Missing column ${listed(lacking)}. Expected: ${expected}. Found: ${found}.`,
        },
    remedy: {
      vi: 'Ghép cột trong màn hình Dữ liệu, sửa dòng tiêu đề, hoặc chọn đúng loại dữ liệu rồi nhập lại.',
      en: 'Map the columns in the Data screen, mend the header line, or choose the right kind of data, and import again.',
    },
    place: unknown ? { file } : { file, column: lacking[0] ?? '' },
  };
}
