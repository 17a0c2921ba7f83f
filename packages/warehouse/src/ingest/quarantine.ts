import { createReadStream } from 'node:fs';
import { type Session, sqlText } from '../duckdb/session.js';
import type { NumberedRule, Staged } from './incoming.js';

/** A line that could not be split into columns. */
interface Malformed {
  line: number;
  byte: number;
  leadingBlanks: number;
  error: string;
  message: string;
}

/**
 * Moves the staged rows with a problem, and the lines that could not be split, into `quarantine`.
 * Returns how many. Grain: one row a rejected record, with the first rule that it breaks.
 */
export async function quarantineRejected(
  session: Session,
  path: string,
  importId: number,
  staged: Staged,
): Promise<number> {
  const malformed = await numberMalformed(session, path);
  await recordBreaches(session, importId, staged.rules);
  const { rows } = await session.one<{ rows: number }>(
    'SELECT count(*)::DOUBLE AS rows FROM incoming WHERE problem > 0',
  );
  return rows + malformed.length === 0 ? 0 : rows + (await recordMalformed(session, importId));
}

/** Gives each malformed line its record number, in the temporary table `malformed`. */
async function numberMalformed(session: Session, path: string): Promise<Malformed[]> {
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
      arg_min(error_message, column_idx) AS message
    FROM reject_errors GROUP BY line ORDER BY line`);
  if (lines.length === 0) return lines;
  const blankAt = await blankLines(path);
  let passed = 0;
  for (const [earlier, line] of lines.entries()) {
    while (passed < blankAt.length && (blankAt[passed] ?? 0) < line.byte) passed++;
    const row = line.line - 1 - passed - line.leadingBlanks;
    const { vi, en } = malformedReason(line);
    await session.run('INSERT INTO malformed VALUES ($row, $earlier, $rule, $vi, $en)', {
      row,
      earlier,
      rule: 'row-malformed',
      vi,
      en,
    });
  }
  return lines;
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
 * Records the rows that break a rule. The i-th row that could be split is record i plus the number
 * of malformed lines before it: line m_k (the k-th, from 0) is before it when m_k − k ≤ i.
 */
async function recordBreaches(session: Session, importId: number, rules: NumberedRule[]) {
  const list = rules.map(
    ({ number, header, rule, reason }) =>
      `(${number}, ${[header, rule, reason.vi, reason.en].map(sqlText).join(', ')})`,
  );
  await session.run(`
    INSERT INTO quarantine
    SELECT
      ${importId},
      bad.record + coalesce(skipped.earlier + 1, 0),
      broken.header, coalesce(bad.bad_value, ''), broken.rule, broken.vi, broken.en, bad.raw
    FROM (
      SELECT (rowid + 1)::UBIGINT AS record, problem, bad_value, raw
      FROM incoming WHERE problem > 0
    ) AS bad
    JOIN (VALUES ${list.join(', ')}) AS broken(number, header, rule, vi, en)
      ON broken.number = bad.problem
    ASOF LEFT JOIN (
      SELECT row - earlier AS row_index, max(earlier) AS earlier FROM malformed GROUP BY ALL
    ) AS skipped ON bad.record >= skipped.row_index`);
}

/** The text of a malformed line is not kept: an identifier could stand anywhere in it. */
async function recordMalformed(session: Session, importId: number): Promise<number> {
  await session.run(`
    INSERT INTO quarantine
    SELECT ${importId}, row, '', '', rule, reason_vi, reason_en, '{}' FROM malformed`);
  const { rows } = await session.one<{ rows: number }>(
    'SELECT count(*)::DOUBLE AS rows FROM malformed',
  );
  return rows;
}
