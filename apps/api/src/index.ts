export type { ImportSetup } from './imports/import-desk.js';
export { type ReportQuestion, reportName } from './report/report-content.js';
export { writeReport } from './report/write-report.js';
export type { AppRouter } from './router.js';
export { type RunningServer, type ServerOptions, startServer } from './server/start-server.js';
