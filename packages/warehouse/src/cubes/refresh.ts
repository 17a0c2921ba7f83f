import type { Session } from '../duckdb/session.js';

/**
 * Computes every derived table anew from events, outcomes of visits and denominators.
 * Cost: two scans of `event`; all that follows depends on areas × days, not on events.
 */
export async function refreshCubes(session: Session): Promise<void> {
  await refreshActivationDaily(session);
  await refreshActivatedCells(session);
  await refreshCoverage(session);
}

/** Grain: ward, level, day, residency, channel. */
async function refreshActivationDaily(session: Session): Promise<void> {
  await session.run('DELETE FROM activation_daily');
  await session.run(`
    INSERT INTO activation_daily (ward_code, level, day, residency, channel, persons)
    WITH first_of_day AS (
      SELECT
        ward_code, happened_at::DATE AS day, residency, channel,
        count(*) FILTER (first_level1) AS level1,
        count(*) FILTER (first_level2) AS level2
      FROM event WHERE first_level1 OR first_level2
      GROUP BY ALL
    )
    SELECT ward_code, 1, day, residency, channel, level1 FROM first_of_day WHERE level1 > 0
    UNION ALL
    SELECT ward_code, 2, day, residency, channel, level2 FROM first_of_day WHERE level2 > 0`);
}

/** Grain: cell, ward, residency, level; to the last day. */
async function refreshActivatedCells(session: Session): Promise<void> {
  await session.run('DELETE FROM activated_cell');
  await session.run(`
    INSERT INTO activated_cell (cell, ward_code, level, residency, persons)
    WITH first_in_cell AS (
      SELECT
        cell, ward_code, residency,
        count(*) FILTER (first_level1) AS level1,
        count(*) FILTER (first_level2) AS level2
      FROM event WHERE cell IS NOT NULL AND (first_level1 OR first_level2)
      GROUP BY ALL
    )
    SELECT cell, ward_code, 1, residency, level1 FROM first_in_cell WHERE level1 > 0
    UNION ALL
    SELECT cell, ward_code, 2, residency, level2 FROM first_in_cell WHERE level2 > 0`);
}

/**
 * Counts of visits that no official record has caught up with: a visit counts in its ward until an
 * official event of that ward reaches the visit's day. Grain: ward, level, day.
 */
const provisionalVisits = `
  SELECT outcome.ward_code, reached.level, outcome.day, sum(reached.people) AS persons
  FROM (
    SELECT DISTINCT ON (visit_id) * FROM visit_outcome ORDER BY visit_id, version DESC
  ) AS outcome
  LEFT JOIN (
    SELECT ward_code, max(happened_at)::DATE AS last_day FROM event GROUP BY ward_code
  ) AS official ON official.ward_code = outcome.ward_code
  CROSS JOIN LATERAL (
    VALUES (1, outcome.level1 + outcome.level2), (2, outcome.level2)
  ) AS reached(level, people)
  WHERE official.last_day IS NULL OR official.last_day < outcome.day
  GROUP BY ALL`;

/**
 * Computes what depends on denominators and on outcomes of visits, from the daily counts.
 * Cost: areas × days, not events.
 */
export async function refreshCoverage(session: Session): Promise<void> {
  await refreshCoverageDaily(session);
  await refreshEligible(session);
}

/**
 * Grain: level, day, area of every administrative level; every day from the first with data to the
 * last, so that a day is found without searching. Sorted by level and day: a day is a few row groups.
 */
async function refreshCoverageDaily(session: Session): Promise<void> {
  await session.run('DELETE FROM coverage_daily');
  await session.run(`
    INSERT INTO coverage_daily (level, day, area_code, area_level, activated, provisional)
    WITH reached AS (
      SELECT ward_code, level, day, persons, 0 AS provisional FROM activation_daily
      UNION ALL
      SELECT ward_code, level, day, persons, persons FROM (${provisionalVisits})
    ),
    reached_by_area AS (
      SELECT part.area_code, level, day, sum(persons) AS persons, sum(provisional) AS provisional
      FROM reached JOIN (${wardParts}) AS part USING (ward_code)
      GROUP BY ALL
    ),
    asked AS (
      SELECT area.code AS area_code, area.level AS area_level, levels.level, days.day
      FROM area
      CROSS JOIN (VALUES (1), (2)) AS levels(level)
      CROSS JOIN (
        SELECT unnest(generate_series(min(day), max(day), INTERVAL 1 DAY))::DATE AS day FROM reached
      ) AS days
    )
    SELECT
      level, day, area_code, area_level,
      sum(coalesce(persons, 0)) OVER so_far,
      sum(coalesce(provisional, 0)) OVER so_far
    FROM asked LEFT JOIN reached_by_area USING (area_code, level, day)
    WINDOW so_far AS (PARTITION BY area_code, level ORDER BY day ROWS UNBOUNDED PRECEDING)
    ORDER BY level, day, area_code`);
}

/** Each ward with itself, its district and its province. */
const wardParts = `
  SELECT code AS ward_code, code AS area_code FROM area WHERE level = 'ward'
  UNION ALL
  SELECT code, parent_code FROM area WHERE level = 'ward'
  UNION ALL
  SELECT ward.code, district.parent_code
  FROM area AS ward JOIN area AS district ON district.code = ward.parent_code
  WHERE ward.level = 'ward'`;

/**
 * The denominator in force: for each ward and residency the newest count up to the day, added up.
 * Grain: area and day on which any count of it changes.
 */
async function refreshEligible(session: Session): Promise<void> {
  await session.run('DELETE FROM eligible_in_force');
  await session.run(`
    INSERT INTO eligible_in_force (area_code, from_day, permanent, temporary, counted_day)
    WITH counted AS (
      SELECT ward_code, residency, counted_day, sum(people) AS people
      FROM eligible GROUP BY ALL
    ),
    change AS (
      SELECT DISTINCT area_code, counted_day AS from_day
      FROM counted JOIN (${wardParts}) AS part USING (ward_code)
    ),
    in_force AS (
      SELECT
        change.area_code, change.from_day, part.ward_code, counted.residency,
        arg_max(counted.people, counted.counted_day) AS people,
        max(counted.counted_day) AS counted_day
      FROM change
      JOIN (${wardParts}) AS part USING (area_code)
      JOIN counted
        ON counted.ward_code = part.ward_code AND counted.counted_day <= change.from_day
      GROUP BY ALL
    )
    SELECT
      area_code, from_day,
      coalesce(sum(people) FILTER (residency = 'permanent'), 0),
      coalesce(sum(people) FILTER (residency = 'temporary'), 0),
      max(counted_day)
    FROM in_force GROUP BY ALL
    ORDER BY area_code, from_day`);
}
