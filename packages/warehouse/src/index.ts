export { metricCatalogue } from './metrics/catalogue.js';
export type { Reader } from './metrics/reader.js';
export { openWarehouse, type Warehouse } from './warehouse.js';
