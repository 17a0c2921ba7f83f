import {
  type AreaDecision,
  type Day,
  type StandingDecision,
  standingDecisions,
} from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/**
 * The decisions that the build or generation is under, in the order in which they were taken; see
 * the domain's `standingDecisions`. A restriction stands until its last day is before the newest
 * day of the data.
 */
export async function decisionsInForce(session: Session): Promise<StandingDecision[]> {
  const all = await readDecisions(session);
  return standingDecisions(all, await newestDay(session)).map(({ removedAt: _, ...one }) => one);
}

/** The newest version of each decision that the generation holds, by decision. */
export async function readDecisionVersions(session: Session): Promise<Map<string, number>> {
  const rows = await session.rows<{ id: string; version: number }>(`
    SELECT decision_id AS id, max(version)::DOUBLE AS version FROM area_decision GROUP BY ALL`);
  return new Map(rows.map(({ id, version }) => [id, version]));
}

type HeldDecision = Omit<AreaDecision, 'version' | 'removedBy'>;

async function readDecisions(session: Session): Promise<HeldDecision[]> {
  const iso = (moment: string) => `strftime(${moment} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%gZ')`;
  const rows = await session.rows<
    Omit<HeldDecision, 'areaIds' | 'parts' | 'restriction'> &
      Record<'areaIds' | 'parts', string> & {
        state: NonNullable<AreaDecision['restriction']>['state'] | null;
        until: Day | null;
      }
  >(`
    SELECT
      decision_id AS id, kind, area_ids::VARCHAR AS "areaIds", parts::VARCHAR AS parts,
      restriction AS state, until::VARCHAR AS until, reason, author,
      ${iso('decided_at')} AS "decidedAt", ${iso('removed_at')} AS "removedAt"
    FROM (SELECT DISTINCT ON (decision_id) * FROM area_decision ORDER BY decision_id, version DESC)
    ORDER BY decided_at, decision_id`);
  return rows.map(({ areaIds, parts, state, until, ...row }) => ({
    ...row,
    areaIds: JSON.parse(areaIds),
    parts: JSON.parse(parts),
    restriction: state === null ? null : { state, until },
  }));
}

/** Read from the records themselves: the derived tables may not have followed them yet. */
async function newestDay(session: Session): Promise<Day | null> {
  const { day } = await session.one<{ day: Day | null }>(`
    SELECT max(day)::VARCHAR AS day FROM (
      SELECT max(happened_at)::DATE AS day FROM event
      UNION ALL SELECT max(day) FROM daily_count
      UNION ALL SELECT max(day) FROM visit_outcome
    )`);
  return day;
}
