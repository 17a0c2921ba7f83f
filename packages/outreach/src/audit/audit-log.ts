import { desc } from 'drizzle-orm';
import type { Connection } from '../database/database.js';
import { auditLog } from '../schema.js';

type AuditAction =
  | 'team-saved'
  | 'team-imported'
  | 'absence-added'
  | 'absence-removed'
  | 'absence-restored'
  | 'visit-rule-saved'
  | 'visit-assigned'
  | 'visit-cancelled'
  | 'outcome-recorded'
  | 'outcome-delivered'
  | 'note-added'
  | 'note-edited'
  | 'note-removed'
  | 'note-restored'
  | 'pilot-added'
  | 'pilot-edited'
  | 'pilot-removed'
  | 'pilot-restored'
  | 'decision-taken'
  | 'decision-undone'
  | 'decision-restored'
  | 'decision-delivered'
  | 'site-added'
  | 'photo-added'
  | 'photo-removed'
  | 'photo-restored';

/** One write, as the audit log keeps it. */
export interface AuditEntry {
  id: number;
  /** Moment of the write, ISO 8601 in UTC. */
  at: string;
  action: AuditAction;
  /** Id of the team, visit, note, pilot model, decision, site or picture that was written. */
  subject: string;
  /** What was written: the new values, and the version where there is one. */
  detail: Record<string, unknown>;
}

/** Notes a write; called in the transaction that writes, so that neither is there alone. */
export async function noteWrites(
  connection: Connection,
  action: AuditAction,
  writes: { subject: string; detail: object }[],
): Promise<void> {
  if (writes.length === 0) return;
  await connection
    .insert(auditLog)
    .values(writes.map(({ subject, detail }) => ({ action, subject, detail: { ...detail } })));
}

/** The newest entries, newest first. */
export async function readAudit(connection: Connection, limit: number): Promise<AuditEntry[]> {
  const rows = await connection.select().from(auditLog).orderBy(desc(auditLog.id)).limit(limit);
  return rows.map(({ at, action, ...row }) => ({
    ...row,
    at: at.toISOString(),
    action: action as AuditAction,
  }));
}
