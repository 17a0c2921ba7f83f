import type {
  Campaign,
  FileInspection,
  ImportPreview,
  ImportProgress,
  Result,
} from '@tungngo/domain';
import type { Reading } from '../ingest/choose-tables.js';
import type { ImportFile } from '../ingest/import-file.js';
import type { Publication, WarehouseOptions } from '../warehouse.js';

/** What an import process is asked to do, once. */
export type ImportTask =
  | { type: 'import'; files: ImportFile[]; campaign?: Campaign | undefined }
  | { type: 'preview'; file: ImportFile }
  | { type: 'inspect'; path: string; name: string; reading?: Reading | undefined };

/** What comes of each task. */
export interface ImportTaskResults {
  import: Publication;
  preview: ImportPreview;
  inspect: FileInspection;
}

/** To the process. The key of the identifiers goes this way alone: others can read argv and env. */
export type ImportOrder =
  | { type: 'start'; warehouseDir: string; warehouse: WarehouseOptions; task: ImportTask }
  | { type: 'cancel' };

/** From the process. */
export type ImportWord =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'result'; result: Result<ImportTaskResults[ImportTask['type']]> }
  /** A fault of ours. Its message stays behind, for it may quote what the file holds. */
  | { type: 'failed'; trace: string };

/** Where an inherited file stands in the process: after the three streams and the channel. */
export const FIRST_FILE_FD = 4;
