import { areaLevels, type ImportKind } from '@tungngo/domain';
import { areaDecisions } from '../../decisions/decision-kind.js';
import { crosswalk, units } from '../../vintages/vintage-kinds.js';
import type { DelimitedKind } from '../column-spec.js';
import { activations } from './activations.js';
import { siteKindChoices, targetKindChoices } from './choices.js';
import {
  areaLevel,
  cell,
  channel,
  count,
  countedFor,
  lat,
  lon,
  parentCode,
  residency,
  ward,
} from './columns.js';
import { corrections } from './corrections.js';
import { dailyCounts } from './daily-counts.js';
import { roads } from './roads.js';
import { reportingCalendar, teams } from './teams.js';

const areas: DelimitedKind = {
  kind: 'areas',
  table: 'area',
  key: ['code'],
  onKnownKey: 'replace',
  columns: [
    {
      field: 'code',
      header: 'Mã đơn vị',
      aliases: ['Mã ĐVHC', 'Mã', 'Area code', 'Code'],
      type: { type: 'new-area' },
    },
    {
      field: 'name',
      header: 'Tên đơn vị',
      aliases: ['Tên ĐVHC', 'Tên', 'Area name', 'Name'],
      type: { type: 'text', maxLength: 120 },
    },
    areaLevel,
    parentCode,
    lon,
    lat,
  ],
  rowRules: [
    {
      rule: 'area-code-length',
      field: 'code',
      broken: `length(row.code) <> CASE row.level WHEN 'province' THEN 2 WHEN 'district' THEN 3 ELSE 5 END`,
      reason: {
        vi: 'Mã tỉnh có 2 chữ số, mã huyện 3, mã xã 5.',
        en: 'A province code has 2 digits, a district code 3, a ward code 5.',
      },
    },
    ...(['district', 'ward'] as const).map((level) => ({
      rule: 'area-unknown',
      field: 'parent_code',
      broken: `row.level = '${level}' AND NOT EXISTS (
        FROM (
          SELECT code, level FROM incoming WHERE problem = 0
          UNION ALL
          SELECT code, level FROM area
        ) AS parent
        WHERE parent.code = row.parent_code
          AND parent.level = '${level === 'ward' ? 'district' : 'province'}'
      )`,
      reason: {
        vi: 'Đơn vị cấp trên không có trong tệp và trong danh mục.',
        en: 'The parent unit is neither in the file nor in the list of areas.',
      },
    })),
  ],
};

const eligible: DelimitedKind = {
  kind: 'eligible',
  table: 'eligible',
  key: ['ward_code', 'cell', 'residency', 'counted_day', 'indicator'],
  onKnownKey: 'replace',
  columns: [
    ward,
    cell,
    residency,
    {
      field: 'people',
      header: 'Số người',
      aliases: ['Số người đủ điều kiện', 'People', 'Eligible'],
      type: count,
    },
    {
      field: 'counted_day',
      header: 'Ngày chốt',
      aliases: ['Ngày', 'Counted on', 'Day'],
      type: { type: 'day' },
    },
    countedFor,
  ],
};

const targets: DelimitedKind = {
  kind: 'targets',
  table: 'target',
  key: ['area_code', 'kind', 'from_day', 'indicator'],
  onKnownKey: 'replace',
  columns: [
    {
      field: 'area_code',
      header: 'Mã đơn vị',
      aliases: ['Mã ĐVHC', 'Mã xã', 'Area code'],
      type: { type: 'area', levels: areaLevels },
    },
    {
      field: 'kind',
      header: 'Loại chỉ tiêu',
      aliases: ['Loại', 'Target kind', 'Kind'],
      type: { type: 'choice', sqlType: 'target_kind', choices: targetKindChoices },
    },
    {
      field: 'people',
      header: 'Số lượng',
      aliases: ['Số người', 'Chỉ tiêu', 'People', 'Target'],
      type: count,
    },
    {
      field: 'from_day',
      header: 'Từ ngày',
      aliases: ['Ngày bắt đầu', 'From'],
      type: { type: 'day', future: true },
    },
    {
      field: 'to_day',
      header: 'Đến ngày',
      aliases: ['Ngày kết thúc', 'To'],
      type: { type: 'day', future: true },
    },
    countedFor,
  ],
  rowRules: [
    {
      rule: 'period-reversed',
      field: 'to_day',
      broken: 'row.to_day < row.from_day',
      reason: {
        vi: 'Đến ngày sớm hơn Từ ngày.',
        en: 'The period ends before it begins.',
      },
    },
  ],
};

const SHIFT = '([01]?\\d|2[0-4])[:hg]\\d{2}\\s*[-–]\\s*([01]?\\d|2[0-4])[:hg]\\d{2}';

const sites: DelimitedKind = {
  kind: 'sites',
  table: 'site',
  key: ['site_id'],
  onKnownKey: 'replace',
  columns: [
    {
      field: 'site_id',
      header: 'Mã cơ sở',
      aliases: ['Site id', 'Site code'],
      type: { type: 'text', maxLength: 64 },
    },
    {
      field: 'name',
      header: 'Tên cơ sở',
      aliases: ['Tên', 'Site name', 'Name'],
      type: { type: 'text', maxLength: 200 },
    },
    {
      field: 'kind',
      header: 'Loại cơ sở',
      aliases: ['Loại', 'Site kind', 'Kind'],
      type: { type: 'choice', sqlType: 'site_kind', choices: siteKindChoices },
    },
    ward,
    lon,
    lat,
    {
      field: 'size',
      header: 'Quy mô',
      aliases: ['Số giường', 'Số công nhân', 'Số lô', 'Size'],
      type: count,
    },
    {
      field: 'hours',
      header: 'Giờ thuận lợi',
      aliases: ['Giờ', 'Best hours', 'Hours'],
      optional: true,
      type: { type: 'text', maxLength: 200 },
    },
    {
      field: 'shifts',
      header: 'Ca làm việc',
      aliases: ['Ca', 'Giờ làm việc', 'Giờ ca', 'Shifts', 'Shift hours'],
      optional: true,
      type: { type: 'text', maxLength: 200 },
    },
    {
      field: 'shape',
      header: 'Ranh giới',
      aliases: ['Hình dạng', 'Geometry', 'Shape', 'GeoJSON', 'Polygon'],
      optional: true,
      type: { type: 'text', maxLength: 200_000 },
    },
  ],
  rowRules: [
    {
      rule: 'shape-invalid',
      field: 'shape',
      broken: `row.shape IS NOT NULL AND CASE
        WHEN json_valid(row.shape)
        THEN coalesce(json_extract_string(row.shape, '$.type'), '') NOT IN ('Polygon', 'MultiPolygon')
        ELSE true END`,
      reason: {
        vi: 'Ranh giới phải là Polygon hoặc MultiPolygon dạng GeoJSON.',
        en: 'The shape must be a GeoJSON Polygon or MultiPolygon.',
      },
    },
    {
      rule: 'shifts-invalid',
      field: 'shifts',
      broken: `row.shifts IS NOT NULL AND NOT regexp_full_match(
        row.shifts, '${SHIFT}(\\s*[;,]\\s*${SHIFT})*'
      )`,
      reason: {
        vi: 'Ca làm việc viết như 06:00–14:00; 14:00–22:00.',
        en: 'Shift hours are written like 06:00–14:00; 14:00–22:00.',
      },
    },
  ],
};

const visitOutcomes: DelimitedKind = {
  kind: 'visit-outcomes',
  table: 'visit_outcome',
  key: ['visit_id', 'version'],
  onKnownKey: 'append',
  columns: [
    {
      field: 'visit_id',
      header: 'Mã lượt',
      aliases: ['Visit', 'Visit id'],
      type: { type: 'text', maxLength: 64 },
    },
    {
      field: 'version',
      header: 'Phiên bản',
      aliases: ['Version'],
      type: { type: 'whole', min: 0, max: 1_000_000 },
    },
    ward,
    { field: 'day', header: 'Ngày', aliases: ['Day', 'Date'], type: { type: 'day' } },
    channel,
    { field: 'level1', header: 'Mức 1', aliases: ['Level 1'], type: count },
    { field: 'level2', header: 'Mức 2', aliases: ['Level 2'], type: count },
    { field: 'absent', header: 'Vắng', aliases: ['Vắng mặt', 'Absent'], type: count },
    { field: 'refused', header: 'Từ chối', aliases: ['Refused'], type: count },
  ],
};

/** Every kind of delimited file, in the order in which a batch imports them: what others refer to first. */
export const delimitedKinds: DelimitedKind[] = [
  areas,
  eligible,
  targets,
  sites,
  roads,
  teams,
  reportingCalendar,
  units,
  crosswalk,
  activations,
  corrections,
  dailyCounts,
  visitOutcomes,
  areaDecisions,
];

/** Those that an office's file may be. */
export const fileKinds = delimitedKinds.filter(({ ours }) => !ours);

/** The specification of a kind; undefined for boundaries, which are no table. */
export function delimitedKindOf(kind: ImportKind): DelimitedKind | undefined {
  return delimitedKinds.find((candidate) => candidate.kind === kind);
}
