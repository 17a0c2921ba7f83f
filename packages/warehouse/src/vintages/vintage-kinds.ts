import type { ColumnSpec, DelimitedKind } from '../ingest/column-spec.js';
import { areaLevel, count, lat, lon, parentCode, ward } from '../ingest/kinds/columns.js';

const vintage: ColumnSpec = {
  field: 'vintage',
  header: 'Phiên bản',
  aliases: ['Phiên bản ranh giới', 'Kỳ', 'Vintage', 'Boundary vintage'],
  type: { type: 'text', maxLength: 40 },
};

/** Units of another boundary vintage; their codes are a namespace of their own. */
export const units: DelimitedKind = {
  kind: 'units',
  table: 'vintage_unit',
  key: ['vintage', 'code'],
  onKnownKey: 'replace',
  columns: [
    vintage,
    {
      field: 'valid_from',
      header: 'Hiệu lực từ',
      aliases: ['Có hiệu lực từ', 'Từ ngày', 'Valid from', 'In force from'],
      type: { type: 'day', future: true },
    },
    {
      field: 'code',
      header: 'Mã đơn vị mới',
      aliases: ['Mã đơn vị', 'Mã ĐVHC', 'Unit code', 'Code'],
      type: { type: 'new-area' },
    },
    {
      field: 'name',
      header: 'Tên đơn vị mới',
      aliases: ['Tên đơn vị', 'Tên', 'Unit name', 'Name'],
      type: { type: 'text', maxLength: 120 },
    },
    areaLevel,
    parentCode,
    lon,
    lat,
  ],
  rowRules: [
    {
      rule: 'area-unknown',
      field: 'parent_code',
      broken: `row.level <> 'province' AND NOT EXISTS (
        FROM (
          SELECT vintage, code, level FROM incoming WHERE problem = 0
          UNION ALL
          SELECT vintage, code, level FROM vintage_unit
        ) AS parent
        WHERE parent.vintage = row.vintage AND parent.code = row.parent_code
          AND parent.level = 'province'
      )`,
      reason: {
        vi: 'Tỉnh, thành phố cấp trên không có trong tệp và trong phiên bản này.',
        en: 'The province above is neither in the file nor in this vintage.',
      },
    },
    {
      rule: 'level-not-in-vintage',
      field: 'level',
      broken: `row.level = 'district'`,
      reason: {
        vi: 'Phiên bản ranh giới chỉ có hai cấp: tỉnh và xã, phường.',
        en: 'A vintage has two levels only: province and commune.',
      },
    },
  ],
};

/** Which units the wards of the records went to. */
export const crosswalk: DelimitedKind = {
  kind: 'crosswalk',
  table: 'vintage_part',
  key: ['vintage', 'ward_code', 'unit_code'],
  onKnownKey: 'replace',
  columns: [
    vintage,
    { ...ward, header: 'Mã xã cũ', aliases: [...ward.aliases, 'Mã xã', 'Former ward code'] },
    {
      field: 'unit_code',
      header: 'Mã đơn vị mới',
      aliases: ['Mã xã mới', 'Mã phường mới', 'Unit code', 'New ward code'],
      type: { type: 'new-area' },
    },
    {
      field: 'people',
      header: 'Số dân của phần',
      aliases: ['Số dân', 'Dân số', 'People of the part', 'Population'],
      optional: true,
      type: count,
    },
  ],
  rowRules: [
    {
      rule: 'unit-unknown',
      field: 'unit_code',
      broken: `NOT EXISTS (
        FROM vintage_unit AS unit
        WHERE unit.vintage = row.vintage AND unit.code = row.unit_code AND unit.level = 'ward'
      )`,
      reason: {
        vi: 'Phiên bản này chưa có xã, phường mang mã đó; nhập danh mục đơn vị mới trước.',
        en: 'This vintage has no commune of that code; import the list of new units first.',
      },
    },
  ],
};
