export type { AuditEntry } from './audit/audit-log.js';
export { type OutreachStore, openOutreachStore } from './store.js';
