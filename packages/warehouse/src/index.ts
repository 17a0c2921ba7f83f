export { openSession } from './duckdb/session.js';
export { backtest } from './forecast/backtest.js';
export { type ForecastEvidence, wardsOf } from './forecast/evidence.js';
export { forecastSteps } from './forecast/forecast.js';
export { rememberOrigins } from './forecast/spread.js';
export { findIdentifierTraces, type IdentifierTrace } from './identity/identifier-traces.js';
export {
  type ImportProcess,
  openImportProcess,
  type ProcessFile,
  type TaskOptions,
} from './import-process/import-process.js';
export { openPace, type PaceNow } from './import-process/pace.js';
export { waitForWriter } from './import-process/wait-for-writer.js';
export { describeKinds } from './mapping/describe-kinds.js';
export { matchingProfiles } from './mapping/matching-profiles.js';
export {
  deleteProfile,
  findProfile,
  listProfiles,
  type ProfileList,
  readProfile,
  saveProfile,
} from './mapping/profile-files.js';
export { metricCatalogue } from './metrics/catalogue.js';
export { coverageByArea } from './metrics/coverage-by-area.js';
export type { Reader } from './metrics/reader.js';
export { notKept, type OriginalStore, restoreOriginal } from './originals/originals.js';
export { pilotEffectSteps } from './pilots/effect.js';
export type { PilotEvidence } from './pilots/evidence.js';
export { qualityCatalogue } from './quality/catalogue.js';
export { createScratchFile, type ScratchFile } from './sources/scratch-file.js';
export {
  openWarehouse,
  type Publication,
  type QuarantineWorkbook,
  type Warehouse,
  type WarehouseOptions,
} from './warehouse.js';
export { openQueryRunner, type QueryRunner } from './workbench/query-runner.js';
