import { ProblemError } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { personSlices } from '../identity/person-slices.js';
import type { Settled } from './event-rows.js';
import { settleEvents } from './settle-events.js';

/**
 * Moves the events of `incoming` into `event`, leaving out duplicates (same person, indicator,
 * level, action and time) and records that a correction has replaced, and keeps what each event
 * changes right; see `settle-events.ts`. Throws a `ProblemError` `column-missing` when accounts
 * come without a level.
 *
 * Persons are settled part by part (`slices`), each in memory: joins and sorts that spill take
 * several times as long. The cost of a part is that of reading the rows of all once more.
 */
export async function acceptEvents(
  session: Session,
  importId: number,
  slices?: readonly string[],
): Promise<Settled> {
  await refuseWithoutLevel(session);
  await session.run(
    `UPDATE incoming SET level = 1 WHERE indicator <> 'account' AND level <> 1 AND problem = 0`,
  );
  const replaced = await dropCorrected(session);
  // The table of events has no order; to keep that of the file takes a sixth more work, on one core.
  await session.run('SET preserve_insertion_order = false');
  const { rows, someKnown } = await session.one<{ rows: number; someKnown: boolean }>(`
    SELECT (SELECT count(*) FROM incoming)::DOUBLE AS rows, EXISTS (FROM event) AS "someKnown"`);
  const total: Settled = { accepted: 0, duplicate: replaced };
  for (const slice of slices ?? (await personSlices(session, rows))) {
    const { accepted, duplicate } = await settleEvents(session, importId, {
      arriving: `SELECT * FROM incoming WHERE problem = 0 AND ${slice}`,
      known: someKnown ? slice : 'false',
    });
    total.accepted += accepted;
    total.duplicate += duplicate;
  }
  await session.run('RESET preserve_insertion_order');
  return total;
}

/** A record that a correction has mended or removed comes again with an overlapping file. */
async function dropCorrected(session: Session): Promise<number> {
  const { some } = await session.one<{ some: boolean }>('SELECT EXISTS (FROM correction) AS some');
  if (!some) return 0;
  const { Count } = await session.one<{ Count: bigint }>(`
    DELETE FROM incoming
    WHERE problem = 0 AND EXISTS (
      FROM correction
      WHERE correction.person = incoming.person
        AND correction.indicator = incoming.indicator
        AND correction.level = incoming.level
        AND correction.action = incoming.action
        AND correction.day = incoming.happened_at::DATE
    )`);
  return Number(Count);
}

/** A level that is blank is rejected in its row; a file that has no such column is not taken. */
async function refuseWithoutLevel(session: Session): Promise<void> {
  const { some } = await session.one<{ some: boolean }>(
    'SELECT EXISTS (FROM incoming WHERE problem = 0 AND level = 0) AS some',
  );
  if (!some) return;
  throw new ProblemError({
    code: 'column-missing',
    message: {
      vi: 'Thiếu cột “Mức”: tài khoản phải có mức 1 hoặc 2.',
      en: 'The column “Mức” (level) is missing: an account has level 1 or 2.',
    },
    remedy: {
      vi: 'Thêm cột “Mức”, hoặc nêu một mức cho cả tệp khi nhập.',
      en: 'Add the column, or state one level for the whole file at import.',
    },
    place: { column: 'Mức' },
  });
}
