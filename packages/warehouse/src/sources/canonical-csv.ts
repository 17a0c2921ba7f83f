import { sqlText } from '../duckdb/session.js';
import { limits } from './limits.js';
import { createScratchFile, type ScratchFile } from './scratch-file.js';

const FLUSH_CHARACTERS = 1 << 20;
/** Of a record at the limit whose every character is a quote that is written twice. */
const LONGEST_LINE_BYTES = 4 * limits.recordBytes;
const NEEDS_QUOTES = /[",\r\n]/;
const COMBINING = /[\u0300-\u036f]/;

/**
 * A decoded table on its way to DuckDB: UTF-8, comma, quoted where needed, \n; the first value of
 * each line is the number of its row in the source. A row that does not have the table's width is
 * written as it is: read_csv then rejects it, and its line still tells number and text.
 */
export class CanonicalCsv {
  private pending: string[] = [];
  private pendingLength = 0;
  private bytes = 0;
  private longest = 0;

  private constructor(private readonly file: ScratchFile) {}

  static async create(folder: string): Promise<CanonicalCsv> {
    return new CanonicalCsv(await createScratchFile(folder));
  }

  get path(): string {
    return this.file.path;
  }

  /** True when enough is pending that `flush` should be awaited. */
  get full(): boolean {
    return this.pendingLength >= FLUSH_CHARACTERS;
  }

  row(sourceRow: number, cells: string[]): void {
    let line = `${sourceRow}`;
    for (const cell of cells) line += `,${quoted(cell)}`;
    this.pending.push(line);
    this.pendingLength += line.length + 1;
    if (line.length > this.longest) this.longest = line.length;
  }

  /**
   * A row that cannot be read as cells; kept as text, in a shape that read_csv rejects (it takes a
   * row with one value too many when that value is empty).
   */
  malformed(sourceRow: number, raw: string, width: number): void {
    this.row(sourceRow, width === 1 ? ['', raw] : [raw]);
  }

  async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    const data = Buffer.from(`${this.pending.join('\n')}\n`);
    this.pending = [];
    this.pendingLength = 0;
    let written = 0;
    while (written < data.length) {
      const { bytesWritten } = await this.file.handle.write(
        data,
        written,
        data.length - written,
        this.bytes,
      );
      written += bytesWritten;
      this.bytes += bytesWritten;
    }
  }

  /** SQL that reads the table. */
  relation(width: number): string {
    // A larger limit takes larger buffers; hardly a table needs it.
    const lineBytes = this.longest * 3 < limits.lineBytes ? limits.lineBytes : LONGEST_LINE_BYTES;
    const columns = Array.from({ length: width }, (_, i) => `, 'c${i}': 'VARCHAR'`).join('');
    return `read_csv(
          ${sqlText(this.path)}, auto_detect = false, header = false, delim = ',', quote = '"',
          escape = '"', new_line = '\\n', compression = 'none', max_line_size = ${lineBytes},
          store_rejects = true, columns = {'source_row': 'UBIGINT'${columns}}
        )`;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

function quoted(cell: string): string {
  const text = COMBINING.test(cell) ? cell.normalize('NFC') : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
