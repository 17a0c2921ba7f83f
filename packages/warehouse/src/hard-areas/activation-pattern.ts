import type { Session } from '../duckdb/session.js';

/**
 * `activation_pattern`: how those who activated an account were reached, which tells what kind of
 * place they live in. Reversals are few and change no pattern, so that they are not looked up.
 * Grain: cell, ward, level. Cost: one scan of `event`.
 */
export async function refreshActivationPattern(session: Session): Promise<void> {
  await session.run('DELETE FROM activation_pattern');
  for (const level of [1, 2]) {
    await session.run(`
      INSERT INTO activation_pattern
      SELECT
        cell, ward_code, ${level}, count(*),
        count(*) FILTER (channel = 'boarding-house-visit'),
        count(*) FILTER (channel = 'factory-visit'),
        count(*) FILTER (channel = 'home-visit'),
        count(*) FILTER (hour(happened_at) >= 18)
      FROM event
      WHERE indicator = 'account' AND change${level} = 1 AND cell IS NOT NULL
      GROUP BY cell, ward_code`);
  }
}
