import {
  type ColumnSource,
  dayInVietnam,
  ok,
  type Result,
  refused,
  type WardQuestion,
} from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { DISTRICT_NAME, WARD_NAME } from '../mapping/area-field-names.js';
import { areaColumn, POINT_X, POINT_Y } from '../mapping/field-names.js';
import { PLAIN_TEXT_MISREAD } from '../sources/misread.js';
import type { SourceTable } from '../sources/source.js';
import { fileProblem, headerOnly } from '../sources/source-problems.js';
import { checkRows, dropDuplicates, writeAccepted } from './accept.js';
import { acceptEvents } from './accept-events.js';
import { bindColumns, columnText, type DerivedTexts } from './binding.js';
import type { ChosenTable } from './choose-tables.js';
import type { DelimitedKind } from './column-spec.js';
import { type Staged, stageTable } from './incoming.js';
import { dropIncoming } from './incoming-place.js';
import { MENDS_HEADER, markMended } from './mending.js';
import { definePoints } from './points.js';
import { quarantineRejected } from './quarantine.js';
import { type SayProgress, tellReading } from './reading-progress.js';
import { lookUpWards, type WardLookup, type WardTexts } from './ward-lookup.js';
import { UnreadableLines } from './with-source.js';

/** The field of a residence cell, in every kind that has one. */
const CELL_FIELD = 'cell';

/** What one table's import needs. */
export interface TableWork extends ChosenTable {
  session: Session;
  kind: DelimitedKind;
  /** Name of the file, for problems. */
  file: string;
  now: Date;
  say: SayProgress;
}

/** A table in `incoming`: typed, checked against every rule, not yet written. */
export interface CheckedTable {
  staged: Staged;
  questions: WardQuestion[];
}

/** Counts of one table; they add up. */
export interface TableCounts {
  rowsRead: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
}

/**
 * Reads a table into `incoming` and checks it. Refused with `coordinates-unknown`; throws
 * `UnreadableLines` when it cannot be split into lines and columns at all.
 */
export async function checkTable(work: TableWork): Promise<Result<CheckedTable>> {
  const { session, kind, table, mapping, file, say } = work;
  const points = definePoints(session, work.reading.crs, file);
  if (!points.ok) return points;
  const wards = await findWards(work);
  const columns = bindColumns(kind, table, mapping, derivedTexts(work, wards));
  const importDay = dayInVietnam(work.now);
  const staging = { kind, table, columns, wards, importDay };
  const staged = await tellReading(session, table, say, () => stageTable(session, staging)).catch(
    (error: Error) => {
      throw isCsvError(error) ? new UnreadableLines(file) : error;
    },
  );
  if (table.rejects && !table.rowColumn) await requireWholeReading(session, file);
  say('check', staged.rows, 1);
  await checkRows(session, kind, staged);
  return ok({ staged, questions: wards?.questions ?? [] });
}

/**
 * Writes what was checked. `earlier` is the account of an import of the same content: when nothing
 * new is accepted, its rows in the quarantine stand and are not written again.
 */
export async function writeTable(
  work: TableWork,
  { staged }: CheckedTable,
  importId: number,
  earlier: { rowsRead: number } | null,
): Promise<Result<TableCounts>> {
  const { session, kind, table, file, say } = work;
  say('write', staged.rows, 1);
  if (staged.mends) await markMended(session, kind.kind, importId);
  const { accepted, duplicate } = await acceptRows(session, kind, importId);
  const nothingNew = earlier !== null && accepted === 0;
  const quarantined = nothingNew
    ? earlier.rowsRead - duplicate
    : await quarantineRejected(session, table, importId, staged);
  const rowsRead = accepted + quarantined + duplicate;
  if (rowsRead === 0) return refused(fileProblem(file, headerOnly, {}, 'file-empty'));
  await dropIncoming(session);
  return ok({ rowsRead, accepted, quarantined, duplicate });
}

async function acceptRows(session: Session, kind: DelimitedKind, importId: number) {
  if (kind.table === 'event') return acceptEvents(session, importId);
  const duplicate = await dropDuplicates(session, kind);
  return { accepted: await writeAccepted(session, kind, importId), duplicate };
}

/** Looks the wards up by name where the mapping names them so. */
async function findWards(work: TableWork): Promise<WardLookup | null> {
  const { session, table, kind, reading } = work;
  const area = areaColumn(kind);
  if (area === null) return null;
  const texts = wardTexts(work, area.field) ?? (await mixedWardTexts(work, area.field));
  if (texts === null) return null;
  return lookUpWards(session, table, texts, reading.wards ?? {}, area.type.levels);
}

function wardTexts({ table, mapping }: TableWork, field: string): WardTexts | null {
  if (mapping[field] || !mapping[WARD_NAME]) return null;
  const ward = sourceText(table, mapping[WARD_NAME]);
  return ward === null ? null : { ward, district: sourceText(table, mapping[DISTRICT_NAME]) };
}

/**
 * Quarantined rows come from several files: some give their ward by code, some by name, in the one
 * column that holds both. The look-up knows either.
 */
async function mixedWardTexts(
  { session, table, mapping }: TableWork,
  field: string,
): Promise<WardTexts | null> {
  const ward = sourceText(table, mapping[field]);
  if (ward === null || columnText(table, { column: MENDS_HEADER }) === null) return null;
  const { named } = await session.one<{ named: boolean }>(
    `SELECT coalesce(bool_or(regexp_matches(${ward}, '[^0-9 ]')), false) AS named FROM ${table.relation}`,
  );
  return named ? { ward, district: null } : null;
}

/** What stands for fields that the table holds in another form. */
function derivedTexts(work: TableWork, wards: WardLookup | null): DerivedTexts {
  const derived: DerivedTexts = new Map();
  const { mapping, kind } = work;
  const area = areaColumn(kind);
  if (wards && area) {
    const { ward, district } = wards.texts;
    const text = district ? `concat_ws(', ', ${ward}, ${district})` : ward;
    derived.set(area.field, { text, found: nameOf(mapping[area.field] ?? mapping[WARD_NAME]) });
  }
  const x = sourceText(work.table, mapping[POINT_X]);
  const y = sourceText(work.table, mapping[POINT_Y]);
  if (x === null || y === null) return derived;
  const fieldOf = (field: string) => kind.columns.find((spec) => spec.field === field);
  if (!fieldOf(POINT_X)) {
    const found = `${nameOf(mapping[POINT_X])}, ${nameOf(mapping[POINT_Y])}`;
    if (!mapping[CELL_FIELD]) derived.set(CELL_FIELD, { text: `cell_of_point(${x}, ${y})`, found });
  } else if (work.reading.crs !== undefined) {
    derived.set(POINT_X, { text: `lon_of_point(${x}, ${y})`, found: nameOf(mapping[POINT_X]) });
    derived.set(POINT_Y, { text: `lat_of_point(${x}, ${y})`, found: nameOf(mapping[POINT_Y]) });
  }
  return derived;
}

function sourceText(table: SourceTable, source: ColumnSource | undefined): string | null {
  return source ? columnText(table, source) : null;
}

function nameOf(source: ColumnSource | undefined): string {
  return source && 'column' in source ? source.column : '';
}

/** After an open quote read_csv passes over the lines below it in silence. */
async function requireWholeReading(session: Session, file: string): Promise<void> {
  const { misread } = await session.one<{ misread: boolean }>(PLAIN_TEXT_MISREAD);
  if (misread) throw new UnreadableLines(file);
}

/** DuckDB gives up on a file whose line ends are mixed, or that is binary below its first line. */
function isCsvError({ message }: Error): boolean {
  return /^Invalid Input Error:.*CSV/is.test(message);
}
