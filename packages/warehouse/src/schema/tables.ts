import {
  areaLevels,
  channels,
  indicators,
  residencies,
  roadClasses,
  roadDirections,
} from '@tungngo/domain';
import { cellTables } from '../cells/cell-table.js';
import { everyChange } from '../cubes/every-change.js';
import { decisionTables } from '../decisions/decision-tables.js';
import type { Session } from '../duckdb/session.js';
import { sqlName, sqlText } from '../duckdb/session.js';
import { exclusionTables, exclusionViews } from '../exclusions/exclusion-tables.js';
import { hardAreaTables, keptHardAreaTables } from '../hard-areas/hard-area-tables.js';
import { qualityTables, qualityViews } from '../quality/quality-tables.js';
import { roadTables } from '../reach/road-table.js';
import { vintageDerivedTables, vintageSourceTables } from '../vintages/vintage-tables.js';
import { column, day, importId, indicator, type Table, wardCode } from './columns.js';
import { derivedTables } from './derived-tables.js';
import { eventTables } from './event-tables.js';
import { sourceTables } from './source-tables.js';

/** Version of the schema below; rises with each change that an existing generation must follow. */
export const SCHEMA_VERSION = 6;

export const enums: Record<string, readonly string[]> = {
  area_level: areaLevels,
  residency: residencies,
  channel: channels,
  indicator: indicators,
  event_indicator: ['account', 'chip-card', 'licence'],
  event_action: ['add', 'reverse'],
  correction_treatment: ['mend', 'remove'],
  target_kind: ['ministry', 'plan'],
  site_kind: ['boarding-house-cluster', 'factory', 'informal-subdivision', 'service-point'],
  road_class: roadClasses,
  road_direction: roadDirections,
};

/** What is known of imports and publications themselves. */
const importTables: Table[] = [
  {
    name: 'import',
    comment: 'Các lần nhập; nhận + cách ly + trùng = đọc / imports; their counts always add up',
    columns: [
      column('import_id', 'UINTEGER NOT NULL', 'Số thứ tự / sequence number'),
      column('file', 'VARCHAR NOT NULL', 'Tên tệp / file name'),
      column('kind', 'VARCHAR NOT NULL', 'Loại dữ liệu / kind of data'),
      column(
        'table_name',
        'VARCHAR NOT NULL',
        'Trang hoặc tệp con; trống khi tệp là một bảng / sheet or member; empty when the file is one table',
      ),
      column('sha256', 'VARCHAR NOT NULL', 'SHA-256 của tệp / of the file'),
      column('bytes', 'UBIGINT NOT NULL', 'Số byte / size'),
      column('rows_read', 'UBIGINT NOT NULL', 'Số dòng đọc / rows read'),
      column('accepted', 'UBIGINT NOT NULL', 'Số dòng nhận / rows accepted'),
      column('quarantined', 'UBIGINT NOT NULL', 'Số dòng cách ly / rows quarantined'),
      column('duplicate', 'UBIGINT NOT NULL', 'Số dòng trùng / duplicate rows'),
      column('generation', 'UINTEGER NOT NULL', 'Phiên bản dữ liệu / generation that brought it'),
      column('imported_at', 'TIMESTAMPTZ NOT NULL', 'Thời điểm nhập / time of the import'),
      column('elapsed_ms', 'UINTEGER NOT NULL', 'Thời gian, ms / time taken'),
    ],
    constraints: ['CHECK (accepted + quarantined + duplicate = rows_read)'],
  },
  {
    name: 'quarantine',
    comment: 'Dòng bị cách ly, mã định danh đã thay bằng băm / rejected rows, identifiers hashed',
    columns: [
      importId,
      column('row', 'UBIGINT', 'Số thứ tự bản ghi, từ 1 / data record, from 1'),
      column('column_name', 'VARCHAR', 'Cột theo tệp / column as the file calls it'),
      column('header', 'VARCHAR', 'Cột theo tên của loại dữ liệu / the kind’s own name of it'),
      column('value', 'VARCHAR', 'Giá trị / value'),
      column('rule', 'VARCHAR', 'Quy tắc bị phạm / rule'),
      column('reason_vi', 'VARCHAR', 'Lý do / reason in Vietnamese'),
      column('reason_en', 'VARCHAR', 'Lý do tiếng Anh / reason in English'),
      column('raw', 'JSON', 'Cả dòng theo tiêu đề / the whole row by header'),
      column(
        'area_code',
        'VARCHAR',
        'Xã (hoặc đơn vị) mà dòng nêu; trống khi không nhận ra / area that the row names; null when unknown',
      ),
      column(
        'mended_in',
        'UINTEGER',
        'Lần nhập đã nhận dòng này sau khi sửa; trống khi còn chờ / import that took it once mended',
      ),
    ],
  },
  {
    name: 'restatement',
    comment:
      'Ngày đã công bố mà số liệu đổi ở phiên bản sau / days already published whose figures a later generation changed',
    columns: [
      column('generation', 'UINTEGER', 'Phiên bản làm đổi / generation that changed it'),
      day,
      wardCode,
      indicator,
      column(
        'before',
        'INTEGER',
        'Số người tính thêm trong ngày, trước / counted that day, before',
      ),
      column('after', 'INTEGER', 'Số người tính thêm trong ngày, sau / counted that day, after'),
    ],
  },
  {
    name: 'schema_version',
    comment: 'Phiên bản cấu trúc kho dữ liệu / version of the warehouse’s schema',
    columns: [column('version', 'UINTEGER NOT NULL', 'Phiên bản / version')],
  },
];

export const tables: Table[] = [
  ...sourceTables,
  ...roadTables,
  ...eventTables,
  ...vintageSourceTables,
  ...derivedTables,
  ...hardAreaTables,
  ...keptHardAreaTables,
  ...decisionTables,
  ...exclusionTables,
  ...cellTables,
  ...vintageDerivedTables,
  ...qualityTables,
  ...importTables,
];

/** Views that analysts ask for and no code of ours needs. */
export const views = [
  {
    name: 'count_change',
    comment:
      'Mỗi dòng một người bắt đầu (+1) hoặc thôi (−1) được tính theo chỉ tiêu; tổng là số người khác nhau; không gồm địa bàn bị loại trừ / a person who begins (+1) or ceases (−1) to count; the sum is distinct persons, without excluded areas',
    query: `FROM (${everyChange}) ANTI JOIN excluded_cell USING (cell, ward_code)`,
  },
  ...exclusionViews,
  ...qualityViews,
];

/** Creates the empty schema of a warehouse's first generation, with the comments that the workbench shows. */
export async function createSchema(session: Session): Promise<void> {
  for (const name of Object.keys(enums)) await createEnum(session, name);
  for (const table of tables) await createTable(session, table);
  await createViews(session);
  await session.run(`INSERT INTO schema_version VALUES (${SCHEMA_VERSION})`);
}

/** Creates one of `enums`. */
export async function createEnum(session: Session, name: string): Promise<void> {
  const values = enums[name] ?? [];
  await session.run(`CREATE TYPE ${sqlName(name)} AS ENUM (${values.map(sqlText).join(', ')})`);
}

/** Creates a table with its comments. */
export async function createTable(session: Session, table: Table): Promise<void> {
  const columns = table.columns.map(({ name, type }) => `${sqlName(name)} ${type}`);
  const parts = [...columns, ...(table.constraints ?? [])].join(', ');
  await session.run(`CREATE TABLE ${sqlName(table.name)} (${parts})`);
  await writeComments(session, table);
}

/** Writes what the workbench says of a table and its columns. */
export async function writeComments(session: Session, table: Table): Promise<void> {
  await session.run(`COMMENT ON TABLE ${sqlName(table.name)} IS ${sqlText(table.comment)}`);
  for (const { name, comment } of table.columns) {
    const path = `${sqlName(table.name)}.${sqlName(name)}`;
    await session.run(`COMMENT ON COLUMN ${path} IS ${sqlText(comment)}`);
  }
}

/** Creates the views with their comments. */
export async function createViews(session: Session): Promise<void> {
  for (const view of views) {
    await session.run(`CREATE VIEW ${view.name} AS ${view.query}`);
    await session.run(`COMMENT ON VIEW ${view.name} IS ${sqlText(view.comment)}`);
  }
}
