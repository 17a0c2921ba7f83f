import type { Restatement } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** Persons newly counted by ward, indicator and day. */
const countedOnDay = `
  SELECT
    area_code AS ward_code, indicator, day,
    activated - lag(activated, 1, 0) OVER (PARTITION BY area_code, indicator ORDER BY day) AS persons
  FROM coverage_daily WHERE area_level = 'ward'`;

/** Keeps what the former generation says, before the derived tables are computed anew. */
export async function keepFormerCounts(session: Session): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE former_count AS ${countedOnDay}`);
}

/**
 * Writes the days that the former generation had published and whose counts are others now. A ward
 * or indicator that it did not have counted nobody. Grain: day, ward, indicator. Cost: `coverage_daily`.
 */
export async function recordRestatements(session: Session, generation: number): Promise<void> {
  await session.run(`
    INSERT INTO restatement (generation, day, ward_code, indicator, before, after)
    SELECT
      ${generation}, day, ward_code, indicator,
      coalesce(former.persons, 0), coalesce(current.persons, 0)
    FROM former_count AS former
    FULL JOIN (${countedOnDay}) AS current USING (ward_code, indicator, day)
    WHERE day <= (SELECT max(day) FROM former_count)
      AND coalesce(former.persons, 0) <> coalesce(current.persons, 0)
    ORDER BY ALL`);
  await session.run('DROP TABLE former_count');
}

/** Restated days, newest generation first; of one generation when it is given. */
export function readRestatements(
  session: Session,
  question: { generation?: number | undefined } = {},
): Promise<Restatement[]> {
  return session.rows<Restatement>(
    `SELECT
      generation::DOUBLE AS generation, day::VARCHAR AS day, ward_code AS code,
      indicator::VARCHAR AS indicator, before::DOUBLE AS before, after::DOUBLE AS after
    FROM restatement WHERE $generation = 0 OR generation = $generation
    ORDER BY restatement.generation DESC, restatement.day, ward_code, restatement.indicator`,
    { generation: question.generation ?? 0 },
  );
}
