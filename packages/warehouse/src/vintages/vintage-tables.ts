import { column, countedFor, importId, type Table, wardCode } from '../schema/columns.js';
import { derivedTables } from '../schema/derived-tables.js';

const vintage = column(
  'vintage',
  'VARCHAR',
  'Phiên bản ranh giới, ví dụ 2025-07 / boundary vintage',
);
const areaCode = column('area_code', 'VARCHAR', 'Mã đơn vị trong phiên bản / unit of the vintage');

/** What files say of other boundary vintages than that of the records. */
export const vintageSourceTables: Table[] = [
  {
    name: 'vintage_unit',
    comment:
      'Đơn vị hành chính của các phiên bản ranh giới khác / units of other boundary vintages',
    columns: [
      vintage,
      column('valid_from', 'DATE', 'Hiệu lực từ / in force from'),
      column('code', 'VARCHAR', 'Mã đơn vị; có thể trùng mã cũ / code; may repeat a former one'),
      column('name', 'VARCHAR', 'Tên / name'),
      column('level', 'area_level', 'Cấp / level'),
      column('parent_code', 'VARCHAR', 'Mã cấp trên trong phiên bản / parent in the vintage'),
      column('lon', 'DOUBLE', 'Kinh độ tâm / longitude of the centre'),
      column('lat', 'DOUBLE', 'Vĩ độ tâm / latitude of the centre'),
      importId,
    ],
  },
  {
    name: 'vintage_part',
    comment:
      'Xã của hồ sơ thuộc đơn vị nào của phiên bản; nhiều dòng khi xã bị chia / which units a ward of the records went to; several rows when it was divided',
    columns: [
      vintage,
      wardCode,
      column('unit_code', 'VARCHAR', 'Mã đơn vị mới / unit'),
      column('people', 'INTEGER', 'Số dân của phần, nếu biết / people of the part, where known'),
      importId,
    ],
  },
  {
    name: 'vintage_shape',
    comment: 'Ranh giới đã nhập của các phiên bản / shapes of vintages as imported',
    columns: [
      vintage,
      column('source', 'VARCHAR', 'Tệp nguồn / file'),
      column('features', 'JSON', 'GeoJSON'),
      importId,
    ],
  },
];

/** What is computed of them at each publication; see `crosswalk.ts` and `carry-over.ts`. */
export const vintageDerivedTables: Table[] = [
  {
    name: 'crosswalk',
    comment:
      'Phần của mỗi xã trong mỗi đơn vị mới, cộng lại bằng 1 / share of each ward in each unit, adding up to 1',
    columns: [
      vintage,
      wardCode,
      column('unit_code', 'VARCHAR', 'Mã đơn vị mới / unit'),
      column('below', 'DOUBLE', 'Tổng các phần trước / sum of the shares before this one'),
      column('share', 'DOUBLE', 'Phần, 0–1 / share'),
      column(
        'method',
        'VARCHAR',
        'whole: cả xã; cells: theo ô cư trú; population: theo dân số; area: theo diện tích / how the share is known',
      ),
    ],
  },
  carriedOver('coverage_daily'),
  carriedOver('eligible_in_force'),
  carriedOver('own_eligible_in_force'),
  {
    name: 'unit_target',
    comment: 'Chỉ tiêu của các xã chuyển sang đơn vị mới / targets of wards carried over to units',
    columns: [
      vintage,
      areaCode,
      column('kind', 'target_kind', 'Loại / kind'),
      column('people', 'INTEGER', 'Số lượng / people'),
      column('from_day', 'DATE', 'Từ ngày / from'),
      column('to_day', 'DATE', 'Đến ngày / to'),
      countedFor,
    ],
  },
  {
    name: 'vintage_boundary',
    comment: 'Hình dạng các đơn vị của phiên bản / shapes of the units of a vintage',
    columns: [
      column('name', 'VARCHAR', 'Phiên bản ranh giới / boundary vintage'),
      column('vintage', 'VARCHAR', 'Băm của hình dạng / hash of the shapes'),
      column('approximate', 'BOOLEAN', 'Ranh giới gần đúng / approximate'),
      column('source', 'VARCHAR', 'Nguồn / source'),
      column('bbox', 'DOUBLE[]', 'Tây, nam, đông, bắc / west, south, east, north'),
      column('features', 'JSON', 'GeoJSON'),
    ],
  },
];

/** `unit_…`: the columns of a derived table of the records' areas, by unit of a vintage. */
function carriedOver(name: string): Table {
  const of = derivedTables.find((table) => table.name === name);
  if (!of) throw new Error(`no derived table is called ${name}`);
  return {
    name: `unit_${name}`,
    comment: `Như ${name}, theo đơn vị của phiên bản / as ${name}, by unit of a vintage`,
    columns: [vintage, ...of.columns],
  };
}
