import { createReadStream } from 'node:fs';
import { type Session, sqlText } from '../duckdb/session.js';
import type { SourceTable } from '../sources/source.js';
import type { Staged } from './incoming.js';

/** A line that could not be split into columns. */
interface Malformed {
  line: number;
  byte: number;
  leadingBlanks: number;
  error: string;
  message: string;
  /** Number that the line starts with, where its table has a column of numbers. */
  sourceRow: number | null;
}

/**
 * Moves the staged rows with a problem, and the lines that could not be split, into `quarantine`.
 * Returns how many. Grain: one row a rejected record, with the first rule that it breaks.
 */
export async function quarantineRejected(
  session: Session,
  table: SourceTable,
  importId: number,
  staged: Staged,
): Promise<number> {
  const malformed = table.rejects ? await numberMalformed(session, table) : 0;
  await recordBreaches(session, importId, staged);
  const { rows } = await session.one<{ rows: number }>(
    'SELECT count(*)::DOUBLE AS rows FROM incoming WHERE problem > 0',
  );
  if (malformed > 0) await recordMalformed(session, importId);
  return rows + malformed;
}

/** Gives each malformed line its record number, in the temporary table `malformed`; returns how many. */
async function numberMalformed(session: Session, table: SourceTable): Promise<number> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE malformed (
      row UBIGINT, earlier UBIGINT, rule VARCHAR, reason_vi VARCHAR, reason_en VARCHAR
    )`);
  // One line can break several rules of the format; the first one tells it.
  const lines = await session.rows<Malformed>(`
    SELECT
      line::DOUBLE AS line,
      min(line_byte_position)::DOUBLE AS byte,
      length(regexp_extract(arg_min(csv_line, column_idx), '^[\\r\\n]*'))::DOUBLE AS "leadingBlanks",
      arg_min(error_type, column_idx)::VARCHAR AS error,
      arg_min(error_message, column_idx) AS message,
      TRY_CAST(regexp_extract(arg_min(csv_line, column_idx), '^\\d+') AS DOUBLE) AS "sourceRow"
    FROM reject_errors GROUP BY line ORDER BY line`);
  if (lines.length === 0) return 0;
  const rowOf = table.rowColumn
    ? ({ sourceRow, line }: Malformed) => sourceRow ?? line
    : await recordNumbers(table, lines);
  const rows = lines.map((line, earlier) => {
    const { vi, en } = malformedReason(line);
    return { row: rowOf(line), earlier, vi, en };
  });
  await session.run(
    `INSERT INTO malformed
    SELECT
      (item->>'row')::UBIGINT, (item->>'earlier')::UBIGINT, 'row-malformed', item->>'vi', item->>'en'
    FROM (SELECT unnest($rows::JSON::JSON[]) AS item)`,
    { rows: JSON.stringify(rows) },
  );
  return lines.length;
}

/** The record number of each line: blank lines are counted by DuckDB and are no records. */
async function recordNumbers({ textPath, headerRow }: SourceTable, lines: Malformed[]) {
  const blankAt = textPath === null ? [] : await blankLines(textPath);
  const numbers = new Map<Malformed, number>();
  let passed = 0;
  for (const line of lines) {
    while (passed < blankAt.length && (blankAt[passed] ?? 0) < line.byte) passed++;
    numbers.set(line, line.line - Math.max(1, headerRow) - passed - line.leadingBlanks);
  }
  return (line: Malformed) => numbers.get(line) ?? line.line;
}

/** DuckDB counts lines with blank ones, which are no records: their positions in the file. */
async function blankLines(path: string): Promise<number[]> {
  const positions: number[] = [];
  let offset = 0;
  let atLineStart = false;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    for (let i = bytes.indexOf(10); i >= 0; i = bytes.indexOf(10, i + 1)) {
      const next = bytes[i + 1];
      if (next === 10 || (next === 13 && bytes[i + 2] === 10)) positions.push(offset + i + 1);
    }
    if (atLineStart && bytes[0] === 10) positions.push(offset);
    atLineStart = bytes.at(-1) === 10;
    offset += bytes.length;
  }
  return positions.sort((a, b) => a - b);
}

function malformedReason({ error, message }: Malformed): { vi: string; en: string } {
  const [expected, found] = [...message.matchAll(/: (\d+)/g)].map(([, count]) => count);
  switch (error) {
    case 'MISSING COLUMNS':
    case 'TOO MANY COLUMNS':
      return {
        vi: `Dòng có ${found} cột, cần ${expected}; kiểm tra dấu phân cách và dấu ngoặc kép.`,
        en: `The line has ${found} columns, not ${expected}; check delimiters and quotes.`,
      };
    case 'UNQUOTED VALUE':
      return {
        vi: 'Dấu ngoặc kép mở mà không đóng đúng chỗ.',
        en: 'A quotation mark is opened and not closed where it should be.',
      };
    case 'LINE SIZE OVER MAXIMUM':
      return { vi: 'Dòng quá dài.', en: 'The line is too long.' };
    default:
      return { vi: 'Dòng không đọc được.', en: 'The line cannot be read.' };
  }
}

/**
 * Records the rows that break a rule. Where rows are numbered by their order, the i-th row that
 * could be split is record i plus the number of malformed lines before it: line m_k (the k-th,
 * from 0) is before it when m_k − k ≤ i.
 */
async function recordBreaches(
  session: Session,
  importId: number,
  { rules, recordSql, numberedByOrder }: Staged,
): Promise<void> {
  const list = rules.map(
    ({ number, found, header, rule, reason }) =>
      `(${number}, ${[found, header, rule, reason.vi, reason.en].map(sqlText).join(', ')})`,
  );
  const skipped = `
    ASOF LEFT JOIN (
      SELECT row - earlier AS row_index, max(earlier) AS earlier FROM malformed GROUP BY ALL
    ) AS skipped ON bad.record >= skipped.row_index`;
  await session.run(`
    INSERT INTO quarantine (
      import_id, row, column_name, header, value, rule, reason_vi, reason_en, raw, area_code
    )
    SELECT
      ${importId},
      bad.record ${numberedByOrder ? '+ coalesce(skipped.earlier + 1, 0)' : ''},
      broken.found, broken.header, coalesce(bad.bad_value, ''), broken.rule, broken.vi, broken.en,
      bad.raw, area.code
    FROM (
      SELECT ${recordSql} AS record, problem, bad_value, raw, ${await areaField(session)} AS area_code
      FROM incoming WHERE problem > 0
    ) AS bad
    LEFT JOIN area ON area.code = bad.area_code
    JOIN (VALUES ${list.join(', ')}) AS broken(number, found, header, rule, vi, en)
      ON broken.number = bad.problem
    ${numberedByOrder ? skipped : ''}`);
}

/** The field of `incoming` that names an area, as SQL: NULL where rows name none. */
async function areaField(session: Session): Promise<string> {
  const [field] = await session.rows<{ name: string }>(`
    SELECT column_name AS name FROM duckdb_columns()
    WHERE table_name = 'incoming' AND column_name IN ('ward_code', 'area_code')`);
  return field ? field.name : 'NULL';
}

/** The text of a malformed line is not kept: an identifier could stand anywhere in it. */
async function recordMalformed(session: Session, importId: number): Promise<void> {
  await session.run(`
    INSERT INTO quarantine (
      import_id, row, column_name, header, value, rule, reason_vi, reason_en, raw
    )
    SELECT ${importId}, row, '', '', '', rule, reason_vi, reason_en, '{}' FROM malformed`);
}
