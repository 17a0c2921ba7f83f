import type { Restatement } from '@tungngo/domain';
import { type Session, sqlText } from '../duckdb/session.js';

/**
 * Persons newly counted by ward, indicator and day, of the coverage in a schema. With the excluded
 * people: who leaves them out or lets them count again restates no day.
 */
const countedOnDay = (schema: string) => `
  SELECT ward_code, indicator, day, sum(persons) AS persons
  FROM (
    SELECT
      area_code AS ward_code, indicator, day,
      activated - lag(activated, 1, 0) OVER (PARTITION BY area_code, indicator ORDER BY day) AS persons
    FROM ${schema}.coverage_daily WHERE area_level = 'ward'
    UNION ALL
    SELECT ward_code, indicator, day, persons FROM ${schema}.excluded_activation
  )
  GROUP BY ALL`;

/** Keeps what the former generation says, before the derived tables are computed anew. */
export async function keepFormerCounts(session: Session): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE former_count AS ${countedOnDay('main')}`);
}

/**
 * Keeps what the published generation says, and the days that it and those before it have restated,
 * before an earlier one takes its place. False when that cannot be read: it is damaged, or of another
 * release, which may be why an earlier one is wanted.
 */
export async function keepPublishedCounts(session: Session, database: string): Promise<boolean> {
  try {
    await session.run(`ATTACH ${sqlText(database)} AS published (READ_ONLY)`);
    await session.run(
      `CREATE OR REPLACE TEMP TABLE former_count AS ${countedOnDay('published.main')}`,
    );
    await session.run(`
      INSERT INTO restatement BY NAME
      FROM published.main.restatement
      WHERE generation > (SELECT coalesce(max(generation), 0) FROM main.restatement)`);
    return true;
  } catch {
    return false;
  } finally {
    await session.run('DETACH DATABASE IF EXISTS published');
  }
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
    FULL JOIN (${countedOnDay('main')}) AS current USING (ward_code, indicator, day)
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
