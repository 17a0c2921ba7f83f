import type { TextEncoding } from '@tungngo/domain';
import { sqlText } from '../duckdb/session.js';
import { CanonicalCsv } from './canonical-csv.js';
import { type Content, type Opened, Refusal, readChunks, readPiece } from './content.js';
import { CsvRecords, RecordTooLong } from './csv-records.js';
import { type DelimitedLayout, readDelimitedLayout } from './delimited-layout.js';
import { limits } from './limits.js';
import { countLineFeeds, lineOfBadByte, wholeCharacters } from './plain-text.js';
import type { OpenOptions, SourceTable } from './source.js';
import * as problems from './source-problems.js';
import { detectEncoding, textReader } from './text-encoding.js';

const PIECES = 8;
const PIECE_BYTES = 32 << 10;

/**
 * Opens delimited text. UTF-8 whose header is its first line and whose line ends are alike is read
 * in place; everything else is decoded to a copy, in pieces, with memory for one record.
 */
export async function openDelimited(content: Content, options: OpenOptions): Promise<Opened> {
  const { file } = content;
  const pieces = await samplePieces(content);
  const encoding = options.encoding ?? detectEncoding(pieces);
  if (encoding === 'binary') throw new Refusal(problems.fileProblem(file, problems.binary));
  if (encoding === null) throw new Refusal(problems.fileProblem(file, problems.encodingUnknown));
  const whole = content.bytes <= limits.headBytes;
  const head = decodeHead(pieces[0] ?? Buffer.alloc(0), encoding, whole);
  const layout = checkLayout(readDelimitedLayout(head, whole, options), head, whole, file);
  if (!options.copy && encoding === 'utf-8' && canReadInPlace(pieces, head, layout)) {
    const tables = [tableInPlace(content.path, layout)];
    const inPlace = { headerRow: layout.headerRow };
    return { format: 'csv', encoding, tables, inPlace, content: null, close: async () => {} };
  }
  const copy = await CanonicalCsv.create(options.scratchDir);
  try {
    await decodeTo(copy, content, encoding, layout, options);
    const tables = [tableOfCopy(copy, layout)];
    const close = () => copy.close();
    return { format: 'csv', encoding, tables, inPlace: null, content: null, close };
  } catch (error) {
    await copy.close();
    throw error;
  }
}

/** The start of a text and pieces of the rest, each of whole lines, to tell its encoding. */
async function samplePieces(content: Content): Promise<Buffer[]> {
  const head = await readPiece(content, 0, limits.headBytes);
  const whole = content.bytes <= limits.headBytes;
  const pieces = [whole ? head : head.subarray(0, wholeCharacters(head, head.length))];
  for (let i = 1; !whole && i <= PIECES; i++) {
    const offset = Math.floor(((content.bytes - PIECE_BYTES) * i) / PIECES);
    const piece = await readPiece(content, offset, PIECE_BYTES);
    const from = piece.indexOf(10) + 1;
    pieces.push(piece.subarray(from, Math.max(from, piece.lastIndexOf(10) + 1)));
  }
  return pieces;
}

/** What cannot be decoded is refused when the whole text is read; here it may be a cut character. */
function decodeHead(head: Buffer, encoding: TextEncoding, whole: boolean): string {
  const legacy = encoding === 'tcvn3' || encoding === 'vni';
  if (legacy) return textReader(encoding).read(head);
  return new TextDecoder(encoding).decode(head, { stream: !whole });
}

function checkLayout(
  layout: DelimitedLayout | null,
  head: string,
  whole: boolean,
  file: string,
): DelimitedLayout {
  if (layout === null || (whole && head.trim() === '')) {
    const oneLine = !whole && !/[\r\n]/.test(head.trimStart());
    if (oneLine) throw new Refusal(problems.lineTooLong(file, 1, limits.headBytes));
    throw new Refusal(problems.fileProblem(file, problems.empty, {}, 'file-empty'));
  }
  if (layout.headers.length > limits.columns) {
    throw new Refusal(problems.tooManyColumns(file, layout.headers.length, limits.columns));
  }
  if (layout.onlyHeader && whole) {
    throw new Refusal(problems.fileProblem(file, problems.headerOnly, {}, 'file-empty'));
  }
  return layout;
}

/**
 * read_csv gives up on mixed line ends, and counts the lines of a file that it cannot split; a
 * header below other lines, or not as wide as the rows, would be taken for one of them.
 */
function canReadInPlace(pieces: Buffer[], head: string, layout: DelimitedLayout): boolean {
  if (layout.headerRow !== 1 || layout.headerWidth !== layout.headers.length) return false;
  if (layout.delimiter > '\x7f' || /[\u0300-\u036f]/.test(head)) return false;
  const ends = new Set<string>();
  for (const piece of pieces) {
    for (const [end] of piece.toString('latin1').matchAll(/\r\n|\n|\r/g)) ends.add(end);
  }
  return ends.size === 0 || (ends.size === 1 && !ends.has('\r'));
}

function tableInPlace(path: string, layout: DelimitedLayout): SourceTable {
  const columns = layout.headers.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const relation = `read_csv(
          ${sqlText(path)}, auto_detect = false, header = true, delim = ${sqlText(layout.delimiter)},
          quote = '"', escape = '"', compression = 'none', store_rejects = true,
          columns = {${columns}}
        )`;
  return { ...tableOf(layout), relation, rowColumn: false, rejects: true, textPath: path };
}

function tableOfCopy(copy: CanonicalCsv, layout: DelimitedLayout): SourceTable {
  const relation = copy.relation(layout.headers.length);
  return { ...tableOf(layout), relation, rowColumn: true, rejects: true, textPath: copy.path };
}

function tableOf({ headers, headerRow, sample }: DelimitedLayout) {
  return { name: '', headers, headerRow, sample };
}

async function decodeTo(
  copy: CanonicalCsv,
  content: Content,
  encoding: TextEncoding,
  { delimiter, headers, headerRow }: DelimitedLayout,
  options: OpenOptions,
): Promise<void> {
  const sink = {
    record(cells: string[], line: number) {
      if (line > headerRow) copy.row(line, cells);
    },
    malformed(raw: string, line: number) {
      if (line > headerRow) copy.malformed(line, raw, headers.length);
    },
  };
  const records = new CsvRecords(delimiter, sink, limits.recordBytes);
  const reader = textReader(encoding);
  let lines = 0;
  const refusing = (step: () => void, linesToBadByte: () => number) => {
    try {
      step();
    } catch (error) {
      throw refusalOf(error, content.file, encoding, lines + linesToBadByte(), headerRow);
    }
  };
  for await (const chunk of readChunks(content, options)) {
    refusing(
      () => records.push(reader.read(chunk)),
      () => lineOfBadByte(chunk),
    );
    lines += countLineFeeds(chunk);
    if (copy.full) await copy.flush();
  }
  refusing(
    () => {
      records.push(reader.end());
      records.end();
    },
    () => 1,
  );
  await copy.flush();
}

function refusalOf(
  error: unknown,
  file: string,
  encoding: TextEncoding,
  line: number,
  headerRow: number,
): unknown {
  if (error instanceof RecordTooLong) {
    return new Refusal(problems.lineTooLong(file, error.line, limits.recordBytes));
  }
  if (error instanceof TypeError) {
    return new Refusal(problems.badText(file, line, headerRow, encoding));
  }
  return error;
}
