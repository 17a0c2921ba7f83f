import type { QualityRule } from '@tungngo/domain';
import { leastDoubtful } from '../cubes/daily-counts.js';
import { type Session, sqlText } from '../duckdb/session.js';
import { personSlices } from '../identity/person-slices.js';
import { DIFFERENCE, JUMP } from './catalogue.js';

/**
 * Finds the contradictions in what was accepted and writes them to `quality_fault`. Cost: the cubes,
 * and of `event` the persons with several events, unless the events are the same as before.
 */
export async function recordFaults(session: Session, events: boolean): Promise<void> {
  const kept = rulesOfEvents.map(sqlText).join(', ');
  await session.run(`DELETE FROM quality_fault ${events ? '' : `WHERE rule NOT IN (${kept})`}`);
  await stepByDay(session);
  const ofEvents = events ? await faultsOfEvents(session) : [];
  for (const [rule, query] of [...Object.entries(faultsOfCounts), ...ofEvents]) {
    await session.run(`
      INSERT INTO quality_fault (
        rule, ward_code, day, import_id, indicator, person, rows, whole_day, observed, expected
      ) SELECT ${sqlText(rule)}, * FROM (${query})`);
  }
}

/**
 * The temporary table `daily_step`: by how much the official cumulative count of a ward changed on
 * a day, on which it has data. Grain: ward, indicator, day.
 */
async function stepByDay(session: Session): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE daily_step AS
    SELECT * FROM (
      SELECT
        area_code AS ward_code, indicator, day,
        official - lag(official, 1, 0) OVER (PARTITION BY area_code, indicator ORDER BY day) AS people
      FROM (
        SELECT area_code, indicator, day, activated::DOUBLE - provisional AS official
        FROM coverage_daily WHERE area_level = 'ward'
      )
    )
    SEMI JOIN reported_day USING (ward_code, day)`);
}

/**
 * Daily counts against the persons' records of the same ward, day and indicator, where the ward has
 * such records; of a total and its parts the one that the cubes prefer. A cumulative count is
 * compared with the published one. Daily counts hold the excluded people too.
 */
const sourcesDiffer = `
  WITH preferred AS (
    SELECT *, ${leastDoubtful('(residency IS NOT NULL)::INTEGER * 2 + (channel IS NOT NULL)::INTEGER')} AS doubt
    FROM daily_count
    QUALIFY doubt = min(doubt) OVER (PARTITION BY ward_code, day, indicator)
  ),
  counted AS (
    SELECT
      ward_code, day, indicator, people IS NULL AS is_cumulative,
      sum(coalesce(people, cumulative)) AS people, max(import_id) AS import_id, count(*) AS rows
    FROM preferred GROUP BY ALL
  ),
  recorded AS (
    SELECT ward_code, day, indicator, false AS is_cumulative, sum(persons - aggregated) AS persons
    FROM (
      SELECT ward_code, day, indicator, persons, aggregated FROM activation_daily
      UNION ALL
      SELECT ward_code, day, indicator, persons, 0 FROM excluded_activation
    ) GROUP BY ALL
    UNION ALL
    SELECT
      area_code, daily.day, daily.indicator, true,
      activated - provisional + coalesce(excluded.persons, 0)
    FROM coverage_daily AS daily
    ASOF LEFT JOIN (
      SELECT
        ward_code, indicator, day,
        sum(sum(persons)) OVER (PARTITION BY ward_code, indicator ORDER BY day) AS persons
      FROM excluded_activation GROUP BY ward_code, indicator, day
    ) AS excluded
      ON excluded.ward_code = daily.area_code AND excluded.indicator = daily.indicator
      AND daily.day >= excluded.day
  ),
  compared AS (
    SELECT counted.*, coalesce(persons, 0) AS persons
    FROM counted
    JOIN event_range AS span USING (ward_code, indicator)
    LEFT JOIN recorded USING (ward_code, day, indicator, is_cumulative)
    WHERE counted.day BETWEEN first_day AND last_day
  )
  SELECT ward_code, day, import_id, indicator, NULL, rows, true, people, persons
  FROM compared
  WHERE abs(people - persons)
    > greatest(${DIFFERENCE.people}, ${DIFFERENCE.share} * greatest(people, persons))`;

/**
 * A day's count against the ward's same weekdays. A rise that the other wards share (a campaign's
 * first days) raises the bound: it is no fault of one ward's data. Where several indicators jump,
 * which have people in common, the one that does so furthest tells it.
 */
const jumps = `
  WITH step AS (
    SELECT *, sum(people) OVER (PARTITION BY indicator, day) - people AS rest
    FROM daily_step WHERE people <> 0
  ),
  usual AS (
    SELECT
      *,
      count(*) OVER same_weekday AS days,
      median(people) OVER same_weekday AS middle,
      mad(people) OVER same_weekday AS spread,
      median(rest) OVER same_weekday AS usual_rest
    FROM step
    WINDOW same_weekday AS (PARTITION BY ward_code, indicator, isodow(day))
  ),
  bounded AS (
    SELECT
      *,
      (middle + ${JUMP.deviations} * greatest(spread, sqrt(greatest(middle, 0))))
        * greatest(1, CASE WHEN usual_rest > 0 THEN rest / usual_rest ELSE 1 END) AS bound
    FROM usual
  ),
  jumped AS (
    SELECT
      ward_code, day,
      arg_max(struct_pack(indicator, people, bound), (people - bound, indicator)) AS furthest
    FROM bounded
    WHERE days >= ${JUMP.days} AND people > ${JUMP.people} AND people > bound
    GROUP BY ward_code, day
  )
  SELECT ward_code, day, NULL, furthest.indicator, NULL, 0, true, furthest.people, furthest.bound
  FROM jumped`;

/** A cumulative count that falls by more than is reversed: as published, or as a file says it. */
const falls = `
  SELECT ward_code, day, max(import_id), indicator, NULL, 0, true, min(people), 0
  FROM (
    SELECT
      ward_code, day, indicator, NULL AS import_id, step.people + coalesce(reversed.people, 0) AS people
    FROM daily_step AS step
    LEFT JOIN (
      SELECT ward_code, happened_at::DATE AS day, indicator, count(*) AS people
      FROM cancellation GROUP BY ALL
    ) AS reversed USING (ward_code, day, indicator)
    UNION ALL
    SELECT
      ward_code, day, indicator, import_id,
      cumulative - lag(cumulative)
        OVER (PARTITION BY ward_code, indicator, residency, channel ORDER BY day)
    FROM daily_count WHERE cumulative IS NOT NULL
  )
  WHERE people < 0
  GROUP BY ward_code, day, indicator`;

/** Coverage over 100% on a day with data, of the account level that has more people. */
const over100 = `
  SELECT
    area_code, day, NULL, arg_max(indicator, activated), NULL, 0, true,
    max(activated), any_value(eligible)
  FROM (
    SELECT daily.area_code, day, indicator, activated, permanent + temporary AS eligible
    FROM (
      FROM coverage_daily WHERE area_level = 'ward' AND indicator IN ('level1', 'level2')
    ) AS daily
    ASOF JOIN eligible_in_force AS denominator
      ON denominator.area_code = daily.area_code AND daily.day >= denominator.from_day
    SEMI JOIN reported_day AS reported
      ON reported.ward_code = daily.area_code AND reported.day = daily.day
  )
  WHERE eligible > 0 AND activated > eligible
  GROUP BY area_code, day`;

/** One file counted the ward as a whole and another by cells: both are in the denominator. */
const denominatorsDiffer = `
  SELECT
    whole.ward_code, whole.counted_day, max(parts.import_id), NULL, NULL,
    count(*), true, sum(parts.people), any_value(whole.people)
  FROM (FROM eligible WHERE cell IS NULL) AS whole
  JOIN (FROM eligible WHERE cell IS NOT NULL) AS parts
    ON parts.ward_code = whole.ward_code AND parts.counted_day = whole.counted_day
    AND parts.residency = whole.residency AND parts.indicator IS NOT DISTINCT FROM whole.indicator
    AND parts.import_id <> whole.import_id
  GROUP BY whole.ward_code, whole.counted_day`;

const namesTwice = `
  SELECT code, NULL, import_id, NULL, NULL, 0, false, NULL, NULL
  FROM (
    SELECT
      code, import_id,
      count(*) OVER (PARTITION BY parent_code, strip_accents(lower(trim(name)))) AS areas
    FROM area WHERE level = 'ward'
  ) WHERE areas > 1`;

/**
 * A person whose records of one day state two wards of residence, none of them a reversal. Of two
 * records one adds nobody, or is not of an account: those are few, and joined with all.
 * Cost: a scan for them, and a hash join of all events with them. Grain: person, ward, day.
 * @param persons condition on `person`: all persons at once may be more than memory.
 */
const residenceTwice = (persons: string) => `
  WITH later AS MATERIALIZED (
    SELECT person, happened_at, happened_at::DATE AS day, ward_code, action, import_id
    FROM event WHERE (change1 <> 1 OR indicator <> 'account') AND ${persons}
  ),
  pair AS MATERIALIZED (
    SELECT
      later.person, later.day,
      event.happened_at AS one_at, event.ward_code AS one_ward, event.import_id AS one_import,
      later.happened_at AS other_at, later.ward_code AS other_ward, later.import_id AS other_import
    FROM (FROM event WHERE ${persons}) AS event JOIN later
      ON later.person = event.person AND later.day = event.happened_at::DATE
      AND later.ward_code <> event.ward_code
  ),
  record AS (
    SELECT person, day, one_at, one_ward AS ward_code, one_import AS import_id FROM pair
    UNION
    SELECT person, day, other_at, other_ward, other_import FROM pair
  )
  SELECT ward_code, day, max(import_id), NULL, person, count(*), false, NULL, NULL
  FROM record
  ANTI JOIN (SELECT person, day FROM later WHERE action = 'reverse') AS reversed
    USING (person, day)
  GROUP BY person, ward_code, day`;

const reversalsAlone = `
  SELECT
    ward_code, happened_at::DATE, import_id, NULL, NULL, count(*),
    false, NULL, NULL
  FROM event WHERE action = 'reverse' AND change1 = 0 AND change2 = 0
  GROUP BY ALL`;

const faultsOfCounts = {
  'sources-differ': sourcesDiffer,
  jump: jumps,
  'count-falls': falls,
  'over-100': over100,
  'denominators-differ': denominatorsDiffer,
  'name-twice': namesTwice,
} satisfies Partial<Record<QualityRule, string>>;

const rulesOfEvents: QualityRule[] = ['residence-twice', 'reversal-alone'];

async function faultsOfEvents(session: Session): Promise<[QualityRule, string][]> {
  const { rows } = await session.one<{ rows: number }>(
    'SELECT count(*)::DOUBLE AS rows FROM event',
  );
  const slices = await personSlices(session, rows);
  return [
    ['reversal-alone', reversalsAlone],
    ...slices.map((slice): [QualityRule, string] => ['residence-twice', residenceTwice(slice)]),
  ];
}
