import type { Session } from '../duckdb/session.js';

/**
 * Adds to `activation_daily` what daily counts say of days outside the stretches of the ward's records
 * of persons (`event_range`), so that nobody is counted twice. A cumulative count adds what it has risen by since
 * the highest one before it, less the counts of single days between; a fall adds nothing. Where a
 * ward gives a total and its parts for the same day, the total counts; of two partitions the one by
 * residency. Grain: ward, indicator, day, residency, channel. Cost: rows of `daily_count`.
 */
export async function refreshDailyCounts(session: Session): Promise<void> {
  await session.run('DELETE FROM activation_daily WHERE aggregated <> 0');
  await session.run(`
    INSERT INTO activation_daily (ward_code, indicator, day, residency, channel, persons, aggregated)
    WITH said AS (
      SELECT
        ward_code, indicator, day, residency, channel, people,
        cumulative - coalesce(sum(people) OVER so_far, 0) AS risen_to
      FROM daily_count
      WINDOW so_far AS (
        PARTITION BY ward_code, indicator, residency, channel ORDER BY day ROWS UNBOUNDED PRECEDING
      )
    ),
    counted AS (
      SELECT
        ward_code, indicator, day, residency, channel,
        coalesce(people, greatest(0, risen_to - greatest(0, coalesce(max(risen_to) OVER before, 0))))
          AS people,
        (residency IS NOT NULL)::INTEGER * 2 + (channel IS NOT NULL)::INTEGER AS parts
      FROM said
      WINDOW before AS (
        PARTITION BY ward_code, indicator, residency, channel ORDER BY day
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      )
    ),
    chosen AS (
      SELECT *, ${leastDoubtful('parts')} = min(${leastDoubtful('parts')}) OVER (
        PARTITION BY ward_code, indicator, day
      ) AS stands
      FROM counted
    )
    SELECT ward_code, indicator, day, residency, channel, people, people
    FROM chosen
    WHERE stands AND people > 0 AND NOT EXISTS (
      FROM event_range AS spanned
      WHERE spanned.ward_code = chosen.ward_code AND spanned.indicator = chosen.indicator
        AND chosen.day BETWEEN spanned.first_day AND spanned.last_day
    )`);
}

/** Order of preference: total, by residency, by residency and channel, by channel. */
export function leastDoubtful(parts: string): string {
  return `[0, 3, 1, 2][${parts} + 1]`;
}
