import {
  type ImportKind,
  importKindLabels,
  ok,
  type Problem,
  type QuarantinedRow,
  type QuarantineQuestion,
  type Result,
  refused,
} from '@tungngo/domain';
import { delimitedKindOf } from '../ingest/kinds/delimited-kinds.js';
import { MENDS_HEADER, quarantineId } from '../ingest/mending.js';
import type { Reader } from '../metrics/reader.js';
import { type Sheet, type WriteBytes, writeWorkbookFile } from './workbook-file.js';
import { MAX_CELL_LENGTH, type SheetCell } from './workbook-xml.js';

/** Rows of a workbook at most: more is no work for a spreadsheet. */
const MAX_ROWS = 100_000;
const PAGE_ROWS = 500;

/** Which waiting rows a workbook is to hold. */
export interface WorkbookQuestion extends Omit<QuarantineQuestion, 'waiting'> {
  /** Rows at most; 100,000 when left out. */
  maxRows?: number | undefined;
}

/** Columns after the kind's own: they tell the office what to mend, and the importer which row it was. */
const asides: [header: string, width: number, text: (row: QuarantinedRow) => string][] = [
  ['Lý do', 48, ({ reason }) => reason.vi],
  ['Reason', 24, ({ reason }) => reason.en],
  ['Cột sai', 20, ({ header, column }) => header || column],
  ['Tệp', 24, ({ file }) => file],
  ['Dòng', 8, ({ row }) => String(row)],
  [MENDS_HEADER, 12, quarantineId],
];

/**
 * Writes the rows that wait to be mended as a workbook that can be imported again: a sheet for each
 * kind, under the kind's own headers. Refused with `not-found` when none waits. Newest import first;
 * `left` counts those beyond the limit. Memory is that of a page of rows and of the rows' numbers.
 */
export async function writeQuarantineWorkbook(
  reader: Reader,
  { maxRows = MAX_ROWS, ...question }: WorkbookQuestion,
  write: WriteBytes,
  signal?: AbortSignal,
): Promise<Result<{ rows: number; left: number }>> {
  const { total, kinds } = await reader.waitingRows(question, maxRows);
  if (total === 0) return refused(nothingWaits);
  const rows = kinds.reduce((sum, { ids }) => sum + ids.length, 0);
  const notes = notesOf(rows, total);
  const sheets = kinds.map(({ kind, ids }) =>
    sheetOf(kind, notes, pagesOf(ids), (page) => {
      signal?.throwIfAborted();
      return reader.quarantinedRows(page);
    }),
  );
  await writeWorkbookFile(sheets, write);
  return ok({ rows, left: total - rows });
}

function pagesOf(ids: number[]): number[][] {
  const pages = Math.ceil(ids.length / PAGE_ROWS);
  return Array.from({ length: pages }, (_, i) => ids.slice(i * PAGE_ROWS, (i + 1) * PAGE_ROWS));
}

function sheetOf(
  kind: ImportKind,
  notes: string[],
  pages: number[][],
  readPage: (ids: number[]) => Promise<QuarantinedRow[]>,
): Sheet {
  const columns = delimitedKindOf(kind)?.columns ?? [];
  const headers = columns.map(({ header }) => header);
  async function* rows(): AsyncGenerator<SheetCell[][]> {
    yield [
      ...notes.map((text): SheetCell[] => [{ text, look: 'aside' }]),
      [...headers, ...asides.map(([header]) => header)].map((text) => ({ text, look: 'header' })),
    ];
    for (const page of pages) yield (await readPage(page)).map((row) => cellsOf(row, headers));
  }
  return {
    name: importKindLabels[kind].vi,
    widths: [
      ...columns.map(({ type }) => (type.type === 'text' ? 28 : 20)),
      ...asides.map(([, width]) => width),
    ],
    frozenRows: notes.length + 1,
    rows: rows(),
  };
}

/** A line that could not be split has no wrong cell: the whole of it is to be written. */
function cellsOf(row: QuarantinedRow, headers: string[]): SheetCell[] {
  const isWrong = (header: string) => row.header === '' || row.header === header;
  return [
    ...headers.map(
      (header): SheetCell => ({
        text: fitting(row.raw[header] ?? ''),
        look: isWrong(header) ? 'wrong' : 'plain',
      }),
    ),
    ...asides.map(([, , text]): SheetCell => ({ text: fitting(text(row)), look: 'aside' })),
  ];
}

/** Half a text would pass for the whole: what a cell cannot hold is mended in its own file. */
function fitting(text: string): string {
  return text.length <= MAX_CELL_LENGTH ? text : '(dài quá một ô bảng tính: sửa trong tệp gốc)';
}

function notesOf(rows: number, total: number): string[] {
  const notes = [
    'Sửa các ô tô màu (lý do ở cột “Lý do”), lưu rồi nhập lại cả tệp này ở màn hình Dữ liệu. Giữ nguyên cột “Mã cách ly” và các mã bắt đầu bằng #; dòng chưa sửa được thì xoá khỏi tệp, nó vẫn chờ.',
    'Mend the coloured cells (see “Reason”), save, and import this file again on the Data screen. Leave “Mã cách ly” and what begins with # as they are; delete rows that you cannot mend now: they keep waiting.',
  ];
  if (rows === total) return notes;
  const vi = [rows, total].map((count) => count.toLocaleString('vi'));
  const en = [rows, total].map((count) => count.toLocaleString('en'));
  return [
    ...notes,
    `Tệp này có ${vi.join(' trong ')} dòng đang chờ; nhập lại tệp này xong, tải tiếp để có các dòng còn lại. This file holds ${en.join(' of ')} rows that wait; import it, then download the others.`,
  ];
}

const nothingWaits: Problem = {
  code: 'not-found',
  message: {
    vi: 'Không có dòng nào đang chờ sửa.',
    en: 'No row waits to be mended.',
  },
  remedy: {
    vi: 'Tải lại trang; có thể các dòng đã được sửa và nhập lại.',
    en: 'Reload: the rows may have been mended and read again.',
  },
};
