import { sqlText } from '../duckdb/session.js';
import type { DelimitedLayout } from './delimited-layout.js';
import type { SourceTable } from './source.js';

/** The table of a UTF-8 file that read_csv reads where it lies. */
export function tableInPlace(path: string, layout: DelimitedLayout): SourceTable {
  const columns = layout.headers.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  const relation = `read_csv(
          ${sqlText(path)}, auto_detect = false, header = true, delim = ${sqlText(layout.delimiter)},
          quote = '"', escape = '"', compression = 'none', store_rejects = true,
          columns = {${columns}}
        )`;
  return {
    name: '',
    headers: layout.headers,
    headerRow: layout.headerRow,
    sample: layout.sample,
    relation,
    rowColumn: false,
    rejects: true,
    textPath: path,
  };
}
