export type { AuditEntry } from './audit/audit-log.js';
export { type OutreachStore, openOutreachStore } from './store.js';
export type { ImportedTeam } from './teams/teams.js';
