export type { ImportSetup } from './imports/import-desk.js';
export type { AppRouter } from './router.js';
export { type RunningServer, type ServerOptions, startServer } from './server/start-server.js';
