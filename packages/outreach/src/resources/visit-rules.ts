import {
  type KeptVisitRule,
  ok,
  type Result,
  usualVisitRules,
  type VisitRuleChange,
  visitChannels,
  visitRuleChangeSchema,
} from '@tungngo/domain';
import { eq, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import { checked } from '../checked.js';
import type { Connection } from '../database/database.js';
import { visitRule } from '../schema.js';
import { ruleChanged } from './refusals.js';

/** How visits are made by each channel: the office's own rule, else the usual one. */
export async function readVisitRules(connection: Connection): Promise<KeptVisitRule[]> {
  const rows = await connection.select().from(visitRule);
  return visitChannels.map((channel) => {
    const own = rows.find((row) => row.channel === channel);
    if (!own) return { rule: usualVisitRules[channel], version: 0, author: null };
    const { author, version, updatedAt, ...rule } = own;
    return { rule: { ...rule, channel }, version, author };
  });
}

/** Sets a rule; refused: `input-invalid`, `stale-version` when somebody set it meanwhile. */
export async function saveVisitRule(
  connection: Connection,
  given: VisitRuleChange,
): Promise<Result<KeptVisitRule>> {
  const change = checked(visitRuleChangeSchema, given);
  if (!change.ok) return change;
  const { rule, version, author } = change.value;
  const next = { ...rule, author, version: version + 1 };
  const [saved] =
    version === 0
      ? await connection.insert(visitRule).values(next).onConflictDoNothing().returning()
      : await connection
          .update(visitRule)
          .set({ ...next, updatedAt: sql`now()` })
          .where(sql`${visitRule.channel} = ${rule.channel} and ${visitRule.version} = ${version}`)
          .returning();
  if (!saved) {
    const [held] = await connection
      .select({ version: visitRule.version })
      .from(visitRule)
      .where(eq(visitRule.channel, rule.channel));
    return ruleChanged(version, held?.version ?? 0);
  }
  await noteWrites(connection, 'visit-rule-saved', [{ subject: rule.channel, detail: next }]);
  return ok({ rule, version: next.version, author });
}
