import { CanonicalCsv } from './canonical-csv.js';
import { Refusal } from './content.js';
import { headerText } from './delimited-layout.js';
import { findHeader, type NumberedRow } from './header-row.js';
import { limits } from './limits.js';
import type { OpenOptions, SourceTable } from './source.js';
import * as problems from './source-problems.js';

const WAITING_ROWS = limits.headerSearchRows + limits.sampleRows;

/**
 * Makes a table of the rows of a sheet: finds the header among the first rows, drops what stands
 * above it, and writes what stands below it. Rows shorter than the header are filled up; a row with
 * a value beyond all columns seen at the start keeps it and is rejected by read_csv.
 */
export class TableBuilder {
  private waiting: NumberedRow[] = [];
  private headers: string[] | null = null;
  private headerRow = 0;
  private sample: string[][] = [];
  private rows = 0;

  private constructor(
    private readonly copy: CanonicalCsv,
    private readonly file: string,
    private readonly options: Pick<OpenOptions, 'headerRow' | 'knownHeader'>,
  ) {}

  static async create(file: string, options: OpenOptions): Promise<TableBuilder> {
    return new TableBuilder(await CanonicalCsv.create(options.scratchDir), file, options);
  }

  /** Adds a row that is not blank; its cells end with one that is not empty. */
  add(row: number, cells: string[]): void {
    if (cells.length > limits.columns) {
      throw new Refusal(problems.tooManyColumns(this.file, cells.length, limits.columns));
    }
    if (this.headers !== null) {
      this.write(row, cells);
      return;
    }
    this.waiting.push({ row, cells });
    const { headerRow } = this.options;
    const passed = headerRow === undefined || row > headerRow + limits.sampleRows;
    if (passed && this.waiting.length >= WAITING_ROWS) this.begin();
  }

  async flushIfFull(): Promise<void> {
    if (this.copy.full) await this.copy.flush();
  }

  /** The finished table; null when it has no row below the header. */
  async finish(name: string): Promise<SourceTable | null> {
    if (this.headers === null) this.begin();
    await this.copy.flush();
    if (this.headers === null || this.rows === 0) return null;
    return {
      name,
      headers: this.headers,
      headerRow: this.headerRow,
      sample: this.sample,
      relation: this.copy.relation(this.headers.length),
      rowColumn: true,
      rejects: true,
      textPath: this.copy.path,
    };
  }

  close(): Promise<void> {
    return this.copy.close();
  }

  private begin(): void {
    const rows = this.waiting;
    if (rows.length === 0) return;
    const given = rows.findIndex(({ row }) => row === this.options.headerRow);
    const search = rows.slice(0, limits.headerSearchRows);
    const at = given >= 0 ? given : findHeader(search, this.options.knownHeader);
    const below = rows.slice(at + 1);
    const width = Math.max(...rows.slice(at).map(({ cells }) => cells.length));
    const found = (rows[at]?.cells ?? []).map(headerText);
    this.headers = [...found, ...Array<string>(width - found.length).fill('')];
    this.headerRow = rows[at]?.row ?? 0;
    this.waiting = [];
    for (const { row, cells } of below) this.write(row, cells);
  }

  private write(row: number, cells: string[]): void {
    const width = this.headers?.length ?? 0;
    while (cells.length < width) cells.push('');
    if (this.sample.length < limits.sampleRows && cells.length === width) this.sample.push(cells);
    this.copy.row(row, cells);
    this.rows++;
  }
}
