import { areaLevels, channels, residencies } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { sqlName, sqlText } from '../duckdb/session.js';

interface Column {
  name: string;
  type: string;
  comment: string;
}

interface Table {
  name: string;
  comment: string;
  columns: Column[];
  constraints?: string[];
}

function column(name: string, type: string, comment: string): Column {
  return { name, type, comment };
}

const wardCode = column('ward_code', 'VARCHAR', 'Mã xã theo GSO / ward, GSO code');
const residency = column('residency', 'residency', 'Diện cư trú: thường trú, tạm trú / residency');
const channel = column('channel', 'channel', 'Hình thức tiếp cận / how the person was reached');
const cell = column(
  'cell',
  'UBIGINT',
  'Ô cư trú H3 mức 10 (~150 m); to_hex(cell) là mã chữ / residence cell, H3 resolution 10; to_hex(cell) is its text',
);
const importId = column('import_id', 'UINTEGER', 'Lần nhập / import, see table import');
const day = column('day', 'DATE', 'Ngày, giờ Việt Nam / day in Vietnam');
const person = column(
  'person',
  'UBIGINT',
  'Người: 64 bit đầu của HMAC-SHA-256 mã định danh / person: first 64 bits of the identifier’s HMAC-SHA-256',
);
const atLeast = column(
  'level',
  'UTINYINT',
  'Từ mức này trở lên: 1 hoặc 2 / at least this eID level: 1 or 2',
);

export const enums: Record<string, string[]> = {
  area_level: [...areaLevels],
  residency: [...residencies],
  channel: [...channels],
  target_kind: ['ministry', 'plan'],
  site_kind: ['boarding-house-cluster', 'factory', 'informal-subdivision', 'service-point'],
};

export const tables: Table[] = [
  {
    name: 'area',
    comment: 'Đơn vị hành chính: tỉnh, huyện, xã / administrative areas',
    columns: [
      column('code', 'VARCHAR NOT NULL', 'Mã GSO: 2 chữ số tỉnh, 3 huyện, 5 xã / GSO code'),
      column('name', 'VARCHAR NOT NULL', 'Tên đầy đủ / full name'),
      column('level', 'area_level NOT NULL', 'Cấp / level'),
      column('parent_code', 'VARCHAR', 'Mã đơn vị cấp trên / code of the parent'),
      column('lon', 'DOUBLE NOT NULL', 'Kinh độ tâm, WGS 84 / longitude of the centre'),
      column('lat', 'DOUBLE NOT NULL', 'Vĩ độ tâm, WGS 84 / latitude of the centre'),
      importId,
    ],
  },
  {
    name: 'event',
    comment: 'Lượt kích hoạt được nhận, mỗi dòng một lượt / accepted activation events, one a row',
    columns: [
      { ...person, type: 'UBIGINT NOT NULL' },
      column('level', 'UTINYINT NOT NULL', 'Mức tài khoản: 1, 2 / eID level of the account: 1, 2'),
      column('happened_at', 'TIMESTAMP NOT NULL', 'Thời điểm, giờ Việt Nam / time in Vietnam'),
      { ...wardCode, type: 'VARCHAR NOT NULL' },
      channel,
      residency,
      cell,
      importId,
      column(
        'first_level1',
        'BOOLEAN NOT NULL',
        'Lượt đầu tiên của người này / the person’s first event',
      ),
      column(
        'first_level2',
        'BOOLEAN NOT NULL',
        'Lượt mức 2 đầu tiên của người này / the person’s first event of level 2',
      ),
    ],
  },
  {
    name: 'activation_daily',
    comment:
      'Số người kích hoạt lần đầu theo ngày, xã, mức, diện cư trú, hình thức / persons first activated, by day, ward, level, residency, channel',
    columns: [
      wardCode,
      atLeast,
      day,
      residency,
      channel,
      column('persons', 'UINTEGER', 'Số người / persons'),
    ],
  },
  {
    name: 'activated_cell',
    comment:
      'Số người đã kích hoạt theo ô cư trú, tính đến nay / activated persons by residence cell, to date',
    columns: [
      cell,
      wardCode,
      atLeast,
      residency,
      column('persons', 'UINTEGER', 'Số người / persons'),
    ],
  },
  {
    name: 'coverage_daily',
    comment:
      'Số người đã kích hoạt luỹ kế theo đơn vị, mức, ngày; kín ngày / cumulative activated by area, level and day, without gaps',
    columns: [
      column('level', 'UTINYINT', atLeast.comment),
      day,
      column('area_code', 'VARCHAR', 'Mã tỉnh, huyện hoặc xã / province, district or ward'),
      column('area_level', 'area_level', 'Cấp / level of the area'),
      column('activated', 'UINTEGER', 'Luỹ kế, gồm cả tạm tính / cumulative, provisional included'),
      column(
        'provisional',
        'UINTEGER',
        'Phần do các lượt ra quân báo, chưa có hồ sơ chính thức / reported by visits, not yet in official files',
      ),
    ],
  },
  {
    name: 'eligible',
    comment: 'Người đủ điều kiện theo xã, ô, diện cư trú, ngày chốt / eligible people as counted',
    columns: [
      wardCode,
      cell,
      residency,
      column('people', 'INTEGER', 'Số người / people'),
      column('counted_day', 'DATE', 'Ngày chốt / day of the count'),
      importId,
    ],
  },
  {
    name: 'eligible_in_force',
    comment:
      'Mẫu số có hiệu lực từ ngày, cho mọi cấp / denominator in force from a day on, every area level',
    columns: [
      column('area_code', 'VARCHAR', 'Mã đơn vị / area'),
      column('from_day', 'DATE', 'Có hiệu lực từ / in force from'),
      column('permanent', 'UINTEGER', 'Thường trú / permanent residents'),
      column('temporary', 'UINTEGER', 'Tạm trú / temporary residents'),
      column('counted_day', 'DATE', 'Ngày chốt mới nhất / newest day of count in it'),
    ],
  },
  {
    name: 'target',
    comment: 'Chỉ tiêu Bộ giao và kế hoạch tỉnh / ministry targets and provincial plans',
    columns: [
      column('area_code', 'VARCHAR', 'Mã đơn vị / area'),
      column('kind', 'target_kind', 'Loại: chỉ tiêu Bộ giao, kế hoạch / ministry target or plan'),
      column('people', 'INTEGER', 'Số lượng / people'),
      column('from_day', 'DATE', 'Từ ngày / from'),
      column('to_day', 'DATE', 'Đến ngày / to'),
      importId,
    ],
  },
  {
    name: 'site',
    comment: 'Cơ sở: khu trọ, doanh nghiệp, phân lô, điểm phục vụ / known sites',
    columns: [
      column('site_id', 'VARCHAR', 'Mã cơ sở / site'),
      column('name', 'VARCHAR', 'Tên / name'),
      column('kind', 'site_kind', 'Loại / kind'),
      wardCode,
      column('lon', 'DOUBLE', 'Kinh độ / longitude'),
      column('lat', 'DOUBLE', 'Vĩ độ / latitude'),
      column(
        'size',
        'INTEGER',
        'Số giường, công nhân, lô, máy / beds, workers, plots, workstations',
      ),
      column('hours', 'VARCHAR', 'Giờ thuận lợi / best hours'),
      importId,
    ],
  },
  {
    name: 'visit_outcome',
    comment:
      'Kết quả các lượt ra quân, mọi phiên bản; phiên bản lớn nhất là đúng / outcomes of visits, every version; the highest counts',
    columns: [
      column('visit_id', 'VARCHAR', 'Mã lượt / visit'),
      column('version', 'INTEGER', 'Phiên bản / version'),
      wardCode,
      day,
      channel,
      column('level1', 'INTEGER', 'Số người đạt mức 1 / people brought to level 1'),
      column('level2', 'INTEGER', 'Số người đạt mức 2 / people brought to level 2'),
      column('absent', 'INTEGER', 'Số người vắng / people not found'),
      column('refused', 'INTEGER', 'Số người từ chối / people who refused'),
      importId,
    ],
  },
  {
    name: 'hard_area',
    comment: 'Địa bàn khó, phát hiện khi công bố / hard areas, detected at publication',
    columns: [
      column('id', 'VARCHAR', 'Mã / id'),
      column('name_vi', 'VARCHAR', 'Tên / name in Vietnamese'),
      column('name_en', 'VARCHAR', 'Tên tiếng Anh / name in English'),
      column('kind', 'VARCHAR', 'Loại / kind'),
      wardCode,
      column('ward_name', 'VARCHAR', 'Tên xã / name of the ward'),
      column('lon', 'DOUBLE', 'Kinh độ tâm / longitude of the centre'),
      column('lat', 'DOUBLE', 'Vĩ độ tâm / latitude of the centre'),
      column('eligible', 'INTEGER', 'Người đủ điều kiện / eligible people'),
      column('activated', 'INTEGER', 'Đã kích hoạt / activated'),
      column('remaining', 'INTEGER', 'Còn lại / remaining'),
      column('temporary_share', 'DOUBLE', 'Tỷ lệ tạm trú / share of temporary residents'),
      column('hardness', 'DOUBLE', 'Độ khó 0–100 / hardness'),
      column('confidence', 'DOUBLE', 'Độ tin cậy 0–1 / confidence'),
      column('best_hours_vi', 'VARCHAR', 'Giờ thuận lợi / best hours in Vietnamese'),
      column('best_hours_en', 'VARCHAR', 'Giờ thuận lợi / best hours in English'),
      column('reasons', 'JSON', 'Lý do: loại, điểm, câu / reasons: id, points, text'),
      column('missing_inputs', 'JSON', 'Dữ liệu còn thiếu / inputs that were missing'),
      column('polygon', 'JSON', 'Hình dạng GeoJSON / GeoJSON polygon, WGS 84'),
    ],
  },
  {
    name: 'boundary',
    comment: 'Bộ ranh giới đang dùng / the boundary set in use',
    columns: [
      column('vintage', 'VARCHAR', 'Mã nội dung / content hash'),
      column('approximate', 'BOOLEAN', 'Ranh giới gần đúng / stand-in derived from centres'),
      column('source', 'VARCHAR', 'Nguồn / source'),
      column('bbox', 'DOUBLE[]', 'Tây, nam, đông, bắc / west, south, east, north'),
      column('features', 'JSON', 'Mảng GeoJSON Feature / array of GeoJSON features'),
      importId,
    ],
  },
  {
    name: 'campaign',
    comment: 'Chiến dịch: tên, ngày, chỉ tiêu / the campaign',
    columns: [
      column('id', 'VARCHAR', 'Mã / id'),
      column('start_day', 'DATE', 'Ngày bắt đầu / first day'),
      column('end_day', 'DATE', 'Ngày kết thúc / last day'),
      column('headline_level', 'UTINYINT', 'Mức được tính / level that counts'),
      column('ministry_target', 'INTEGER', 'Chỉ tiêu Bộ giao / ministry target'),
      column('plan', 'INTEGER', 'Kế hoạch / plan'),
      column('definition', 'JSON', 'Toàn bộ khai báo / the whole definition'),
    ],
  },
  {
    name: 'import',
    comment: 'Các lần nhập; nhận + cách ly + trùng = đọc / imports; their counts always add up',
    columns: [
      column('import_id', 'UINTEGER NOT NULL', 'Số thứ tự / sequence number'),
      column('file', 'VARCHAR NOT NULL', 'Tên tệp / file name'),
      column('kind', 'VARCHAR NOT NULL', 'Loại dữ liệu / kind of data'),
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
      column('column_name', 'VARCHAR', 'Cột / column'),
      column('value', 'VARCHAR', 'Giá trị / value'),
      column('rule', 'VARCHAR', 'Quy tắc bị phạm / rule'),
      column('reason_vi', 'VARCHAR', 'Lý do / reason in Vietnamese'),
      column('reason_en', 'VARCHAR', 'Lý do tiếng Anh / reason in English'),
      column('raw', 'JSON', 'Cả dòng theo tiêu đề / the whole row by header'),
    ],
  },
];

/** Views that analysts ask for and no code of ours needs. */
const views = [
  {
    name: 'first_activation',
    comment:
      'Mỗi người và mức một dòng: lượt đầu tiên từ mức đó / one row a person and level: the first event of at least that level',
    query: [1, 2]
      .map(
        (level) => `
        SELECT
          person, ${level}::UTINYINT AS level, happened_at::DATE AS day, happened_at,
          ward_code, residency, channel, cell
        FROM event WHERE first_level${level}`,
      )
      .join(' UNION ALL '),
  },
];

/** Creates the empty schema of a warehouse's first generation, with the comments that the workbench shows. */
export async function createSchema(session: Session): Promise<void> {
  for (const [name, values] of Object.entries(enums)) {
    await session.run(`CREATE TYPE ${name} AS ENUM (${values.map(sqlText).join(', ')})`);
  }
  for (const table of tables) {
    const columns = table.columns.map(({ name, type }) => `${sqlName(name)} ${type}`);
    const parts = [...columns, ...(table.constraints ?? [])].join(', ');
    await session.run(`CREATE TABLE ${sqlName(table.name)} (${parts})`);
    await session.run(`COMMENT ON TABLE ${sqlName(table.name)} IS ${sqlText(table.comment)}`);
    for (const { name, comment } of table.columns) {
      const path = `${sqlName(table.name)}.${sqlName(name)}`;
      await session.run(`COMMENT ON COLUMN ${path} IS ${sqlText(comment)}`);
    }
  }
  for (const view of views) {
    await session.run(`CREATE VIEW ${view.name} AS ${view.query}`);
    await session.run(`COMMENT ON VIEW ${view.name} IS ${sqlText(view.comment)}`);
  }
}
