export { openSession } from './duckdb/session.js';
export { metricCatalogue } from './metrics/catalogue.js';
export { coverageByArea } from './metrics/coverage-by-area.js';
export type { Reader } from './metrics/reader.js';
export { openWarehouse, type Publication, type Warehouse } from './warehouse.js';
export { openQueryRunner, type QueryRunner } from './workbench/query-runner.js';
