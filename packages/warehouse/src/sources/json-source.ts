import type { TextEncoding } from '@tungngo/domain';
import { CanonicalCsv } from './canonical-csv.js';
import { type Content, type Opened, Refusal, readChunks, readPiece } from './content.js';
import { headerText } from './delimited-layout.js';
import { type JsonRow, parseArray, parseRow } from './json-rows.js';
import { limits } from './limits.js';
import type { OpenOptions } from './source.js';
import * as problems from './source-problems.js';
import { detectEncoding, textReader } from './text-encoding.js';

/** A line that is no JSON object is kept as its text. */
type Row = { row: number; values: JsonRow } | { row: number; raw: string };

/**
 * Opens JSON lines, or an array of objects that fits in memory. The headers are all keys in the
 * order of appearance; nested values are JSON text. A line that cannot be parsed becomes a row that
 * read_csv rejects.
 */
export async function openJson(content: Content, options: OpenOptions): Promise<Opened> {
  const head = await readPiece(content, 0, limits.headBytes);
  const encoding = options.encoding ?? detectEncoding([head]);
  if (encoding === null || encoding === 'binary') {
    throw new Refusal(problems.fileProblem(content.file, problems.encodingUnknown));
  }
  const isArray = /^[^[{]*\[/.test(head.toString('latin1').slice(0, 100));
  const read = () =>
    isArray ? readArray(content, encoding, options) : readLines(content, encoding, options);
  const headers = new Set<string>();
  // Keys that appear only after others were written need a second pass; files seldom have them.
  for (;;) {
    const known = headers.size;
    const copy = await CanonicalCsv.create(options.scratchDir);
    try {
      const sample = await writeRows(copy, read(), headers, content.file);
      if (sample.grewFrom === headers.size && sample.written) {
        return opened(copy, [...headers], sample.rows, encoding);
      }
      if (headers.size === known) {
        throw new Refusal(problems.fileProblem(content.file, problems.jsonNotTable));
      }
    } catch (error) {
      await copy.close();
      throw error;
    }
    await copy.close();
  }
}

const PRESCAN_ROWS = 1_000;

/** Writes rows; `headers` grows by every key seen. The rows fit only if it did not grow after. */
async function writeRows(
  copy: CanonicalCsv,
  rows: AsyncIterable<Row[]>,
  headers: Set<string>,
  file: string,
) {
  const waiting: Row[] = [];
  const sample: string[][] = [];
  let written = false;
  let grewFrom = -1;
  const write = (row: Row) => {
    if ('raw' in row) return copy.malformed(row.row, row.raw, grewFrom);
    const cells = cellsOf(row.values, headers);
    if (sample.length < limits.sampleRows) sample.push(cells);
    copy.row(row.row, cells);
    written = true;
  };
  const begin = () => {
    grewFrom = headers.size;
    for (const row of waiting.splice(0)) write(row);
  };
  for await (const batch of rows) {
    for (const row of batch) {
      if ('values' in row) for (const key of row.values.keys()) headers.add(key);
      if (headers.size > limits.columns) {
        throw new Refusal(problems.tooManyColumns(file, headers.size, limits.columns));
      }
      if (grewFrom < 0) waiting.push(row);
      else if (headers.size === grewFrom) write(row);
      if (grewFrom < 0 && waiting.length >= PRESCAN_ROWS && headers.size > 0) begin();
    }
    if (copy.full) await copy.flush();
  }
  if (grewFrom < 0 && headers.size > 0) begin();
  await copy.flush();
  return { rows: sample, grewFrom, written };
}

function cellsOf(values: JsonRow, headers: Set<string>): string[] {
  const cells: string[] = [];
  for (const header of headers) cells.push(values.get(header) ?? '');
  return cells;
}

function opened(
  copy: CanonicalCsv,
  keys: string[],
  sample: string[][],
  encoding: TextEncoding,
): Opened {
  const table = {
    name: '',
    headers: keys.map(headerText),
    headerRow: 0,
    sample,
    relation: copy.relation(keys.length),
    rowColumn: true,
    rejects: true,
    textPath: copy.path,
  };
  const close = () => copy.close();
  return { format: 'json-lines', encoding, tables: [table], inPlace: null, content: null, close };
}

/** Rows of JSON lines, a batch for each piece read; `row` is the line. */
async function* readLines(
  content: Content,
  encoding: TextEncoding,
  options: OpenOptions,
): AsyncGenerator<Row[]> {
  const reader = textReader(encoding);
  let rest = '';
  let line = 0;
  const take = (lines: string[]) =>
    lines.flatMap((text): Row[] => {
      line++;
      if (text.trim() === '') return [];
      const values = parseRow(text);
      return [values === null ? { row: line, raw: text } : { row: line, values }];
    });
  const decode = (step: () => string) => {
    try {
      return step();
    } catch {
      throw new Refusal(problems.badText(content.file, line + 1, 0, encoding));
    }
  };
  for await (const chunk of readChunks(content, options)) {
    const lines = (rest + decode(() => reader.read(chunk))).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > limits.recordBytes) {
      throw new Refusal(
        problems.lineTooLong(content.file, line + lines.length + 1, limits.recordBytes),
      );
    }
    yield take(lines);
  }
  yield take([rest + decode(() => reader.end())]);
}

/** Rows of an array; `row` is the element's number. */
async function* readArray(
  content: Content,
  encoding: TextEncoding,
  options: OpenOptions,
): AsyncGenerator<Row[]> {
  if (content.bytes > limits.wholeBytes) {
    throw new Refusal(problems.fileProblem(content.file, problems.jsonTooLarge));
  }
  options.signal?.throwIfAborted();
  const reader = textReader(encoding);
  const bytes = await readPiece(content, 0, content.bytes);
  const elements = parseElements(() => reader.read(bytes) + reader.end());
  if (elements === null) {
    throw new Refusal(problems.fileProblem(content.file, problems.jsonNotTable));
  }
  yield elements.map(({ values, raw }, i) =>
    values === null ? { row: i + 1, raw } : { row: i + 1, values },
  );
}

function parseElements(text: () => string) {
  try {
    return parseArray(text());
  } catch {
    return null;
  }
}
