import type { AreaCode, AreaLevel, WardQuestion } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { matchWards, wardKey } from '../mapping/match-wards.js';
import { readAreas } from '../metrics/area-list.js';
import type { SourceTable } from '../sources/source.js';

/** Where a table names its wards, in SQL over its relation. */
export interface WardTexts {
  ward: string;
  /** Null when the table does not name districts. */
  district: string | null;
}

/** How rows get their ward by name: a join with the temporary table `ward_answer`. */
export interface WardLookup {
  texts: WardTexts;
  /** Names that fit several areas or none; their rows stay without a ward. */
  questions: WardQuestion[];
}

interface NameRow {
  ward: string;
  district: string | null;
  rows: number;
}

/**
 * Finds the ward, or area of the levels, of every name in the table and leaves the answers in `ward_answer`.
 * Cost: one pass over the two columns, then the distinct names alone.
 */
export async function lookUpWards(
  session: Session,
  table: SourceTable,
  texts: WardTexts,
  answers: Record<string, AreaCode>,
  levels: readonly AreaLevel[],
): Promise<WardLookup> {
  const district = texts.district ?? 'NULL::VARCHAR';
  const names = await session.rows<NameRow>(`
    SELECT ward, district, count(*)::DOUBLE AS rows
    FROM (SELECT ${texts.ward} AS ward, ${district} AS district FROM ${table.relation})
    WHERE ward IS NOT NULL GROUP BY ALL`);
  const { resolved, questions } = matchWards(names, await readAreas(session), answers, levels);
  await session.run(
    'CREATE OR REPLACE TEMP TABLE ward_answer (ward VARCHAR, district VARCHAR, code VARCHAR)',
  );
  const found = names.flatMap(({ ward, district }) => {
    const code = resolved.get(wardKey(ward, district));
    return code ? [{ ward, district, code }] : [];
  });
  await session.run(
    `INSERT INTO ward_answer
    SELECT item->>'ward', item->>'district', item->>'code'
    FROM (SELECT unnest($found::JSON::JSON[]) AS item)`,
    { found: JSON.stringify(found) },
  );
  return { texts, questions };
}

/** SQL that adds the column `found_ward` to a relation; a name without an answer has none. */
export function joinWards({ texts }: WardLookup, source: string): string {
  const { ward, district } = texts;
  const inDistrict = district ? `AND answer.district IS NOT DISTINCT FROM ${district}` : '';
  return `
    SELECT source.*, answer.code AS found_ward
    FROM (${source}) AS source LEFT JOIN ward_answer AS answer ON answer.ward = ${ward} ${inDistrict}`;
}
