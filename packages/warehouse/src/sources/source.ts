import type { Result, TextEncoding } from '@tungngo/domain';

/** How a source is to be read; what is absent is found out from its content. */
export interface SourceOptions {
  encoding?: TextEncoding;
  delimiter?: string;
  /** Name of the only table wanted; the others are not decoded. */
  table?: string;
  /** 1-based line or row of the header in the file or sheet. */
  headerRow?: number;
}

/** What opening a source needs besides how to read it. */
export interface OpenOptions extends SourceOptions {
  /** Folder for decoded copies; they have no name there, so nothing of them outlives the process. */
  scratchDir: string;
  signal?: AbortSignal;
  /** Told of the bytes of the original read so far while a copy is being decoded. */
  onBytes?(read: number, total: number): void;
  /** True for a cell that is known as a header; helps to find the header below title rows. */
  knownHeader?(cell: string): boolean;
  /**
   * True: decode even a plain UTF-8 file to a copy. For a file that read_csv gives up on because
   * its line ends change or its quotes go astray far below the lines looked at first.
   */
  copy?: boolean;
}

/** One table of a source: a file, a sheet, or a member of an archive. */
export interface SourceTable {
  /** Name of the sheet, or of the archive's member ("member" or "member/sheet"); '' for one table. */
  name: string;
  /** As found, NFC, trimmed; '' where the cell is empty. */
  headers: string[];
  /** 1-based line or row of the header in the file or sheet; 0 when the format has none. */
  headerRow: number;
  /** The first rows of data (at most 50), as text. */
  sample: string[][];
  /**
   * SQL for FROM: columns c0…c{n-1} VARCHAR in the order of the headers, and `source_row` UBIGINT
   * when `rowColumn`; rows in the order of the file. An empty cell is NULL.
   */
  relation: string;
  /** True: `source_row` is the number of the row in the sheet, or of its line in the file. */
  rowColumn: boolean;
  /** True: the relation is a read_csv that stores rejects (`reject_errors` holds bad lines). */
  rejects: boolean;
  /**
   * The file that read_csv reads, for numbering malformed lines; null when it reads none. When
   * `rowColumn`, each of its lines starts with its `source_row` and a comma, malformed lines too.
   */
  textPath: string | null;
}

export type SourceFormat = 'csv' | 'xlsx' | 'parquet' | 'json-lines' | 'geo';

/** An opened source. It holds files open: close it, whatever happens. */
export interface OpenSource {
  /** What the content is, after unpacking. */
  format: SourceFormat;
  packed: 'gzip' | 'zip' | null;
  /** Encoding of the text; null for formats that are not text. */
  encoding: TextEncoding | null;
  /** Of the original. */
  bytes: number;
  /** Of the original. */
  modifiedMs: number;
  tables: SourceTable[];
  /** The unpacked content, for format `geo` alone, which has no tables here. */
  content: { path: string; name: string } | null;
  /** SHA-256 of the original's bytes; refused when they show that the text cannot be read whole. */
  sha256(): Promise<Result<string>>;
  /** False when the original is no longer what was opened: two of its states must not be mixed. */
  isUnchanged(): Promise<boolean>;
  /** Closes files and drops copies; the relations cannot be read any more. */
  close(): Promise<void>;
}
