import type { Day, MissingDays } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { qualityAsOf } from './report.js';
import { dueDays } from './scores.js';

/** The days that each ward should have reported by today and did not. Cost: that of the due days. */
export async function readMissingDays(session: Session, today: Day): Promise<MissingDays[]> {
  return session.rows<MissingDays>(
    `SELECT ward_code AS code, list(day::VARCHAR ORDER BY day) AS days
    FROM (${dueDays}) WHERE NOT reported GROUP BY ward_code ORDER BY ward_code`,
    { asOf: await qualityAsOf(session, today) },
  );
}
