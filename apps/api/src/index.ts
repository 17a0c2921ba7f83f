export type { ImportSetup } from './imports/import-desk.js';
export { type ReportQuestion, reportMetrics, reportName } from './report/report-content.js';
export { type ReportFormat, reportFormats, writeReport } from './report/write-report.js';
export type { AppRouter } from './router.js';
export { type RunningServer, type ServerOptions, startServer } from './server/start-server.js';
