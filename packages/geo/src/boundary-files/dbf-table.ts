import { FileProblem, fileProblems } from './file-problems.js';
import { type Decode, decoderOf } from './legacy-text.js';
import type { Budget } from './raw-layer.js';

interface DbfField {
  name: Uint8Array;
  type: string;
  offset: number;
  length: number;
}

/** A row's values by column; numbers that are written as text of digits only stay exact. */
export type DbfRow = Record<string, string | number | boolean | null>;

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;

/**
 * The rows of a dBASE table (.dbf); null in place of a deleted row. Dates come as YYYY-MM-DD.
 * Text is UTF-8, Windows-1258, TCVN3 or VNI, whichever it reads best in.
 *
 * @param stated what the .cpg file beside it says of the encoding; '' when there is none
 */
export function dbfRows(bytes: Uint8Array, stated: string, budget: Budget): (DbfRow | null)[] {
  if (bytes.length < HEADER_BYTES + 1) throw broken();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  const fields = fieldsOf(bytes, Math.min(first, bytes.length));
  const used = fields.reduce((sum, { length }) => sum + length, 1);
  if (fields.length === 0 || recordBytes < used) throw broken();
  // Writers that were stopped leave a count of 0 or too many: what is there counts.
  const there = Math.floor((bytes.length - first) / recordBytes);
  const count = Math.min(view.getUint32(4, true), Math.max(0, there));
  const records = Array.from({ length: count }, (_, i) => {
    budget.feature();
    return bytes.subarray(first + i * recordBytes, first + (i + 1) * recordBytes);
  });
  const decode = decoderOf(textsOf(fields, records), stated);
  const names = fields.map(({ name }) => decode(trimmed(name)));
  return records.map((record) =>
    record[0] === DELETED ? null : rowOf(record, fields, names, decode),
  );
}

function fieldsOf(bytes: Uint8Array, end: number): DbfField[] {
  const fields: DbfField[] = [];
  let offset = 1;
  for (let at = HEADER_BYTES; at + FIELD_BYTES <= end; at += FIELD_BYTES) {
    if (bytes[at] === END_OF_FIELDS) break;
    const length = bytes[at + 16] ?? 0;
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    fields.push({ name: untilNul(bytes.subarray(at, at + 11)), type, offset, length });
    offset += length;
  }
  return fields;
}

function* textsOf(fields: readonly DbfField[], records: readonly Uint8Array[]) {
  for (const { name } of fields) yield trimmed(name);
  const texts = fields.filter(({ type }) => type === 'C');
  for (const record of records) {
    for (const { offset, length } of texts) yield trimmed(record.subarray(offset, offset + length));
  }
}

function rowOf(
  record: Uint8Array,
  fields: readonly DbfField[],
  names: string[],
  decode: Decode,
): DbfRow {
  const row: DbfRow = {};
  for (const [i, { type, offset, length }] of fields.entries()) {
    const name = names[i];
    if (!name || name === '__proto__') continue;
    row[name] = fieldValue(type, trimmed(record.subarray(offset, offset + length)), decode);
  }
  return row;
}

function fieldValue(type: string, bytes: Uint8Array, decode: Decode): DbfRow[string] {
  const text = decode(bytes).trim();
  if (type === 'C') return text;
  if (text === '' || /^\*+$/.test(text)) return null;
  if (type === 'N' || type === 'F') return numberOf(text);
  if (type === 'L') return /^[YT]$/i.test(text) ? true : /^[NF]$/i.test(text) ? false : null;
  if (type === 'D' && /^\d{8}$/.test(text)) {
    if (/^0+$/.test(text)) return null;
    return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  }
  return text;
}

/** A code of more digits than a number holds stays text. */
function numberOf(text: string): number | string | null {
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value;
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** Without the blanks and NULs that fill a field. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let [start, end] = [0, bytes.length];
  while (end > start && isBlank(bytes[end - 1])) end -= 1;
  while (start < end && isBlank(bytes[start])) start += 1;
  return bytes.subarray(start, end);
}

const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0;

function broken(): FileProblem {
  return new FileProblem(fileProblems.broken('.dbf'));
}
