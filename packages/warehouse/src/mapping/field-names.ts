import type { ColumnSpec, DelimitedKind } from '../ingest/column-spec.js';
import { districtName, rightNames, WARD_NAME, wardName } from './area-field-names.js';

/** A point in place of a residence cell: longitude or easting, latitude or northing. */
export const POINT_X = 'lon';
export const POINT_Y = 'lat';

/** Names by which a field's header is recognised, surest first. */
export interface FieldNames {
  field: string;
  /** The header in our own files, then the field itself. */
  own: string[];
  aliases: string[];
  /** Taken only when no column has a better name. */
  weak: string[];
}

/** Fields that together stand for one of the kind: names for the ward's code, a point for the cell. */
export interface StandIn {
  /** Field of the kind that they fill. */
  for: string;
  fields: FieldNames[];
  /** Those without which the others are worth nothing. */
  needed: string[];
}

const pointX: FieldNames = {
  field: POINT_X,
  own: ['Kinh độ', POINT_X],
  aliases: ['Lng', 'Long', 'Longitude', 'X', 'Toạ độ X'],
  weak: [],
};

const pointY: FieldNames = {
  field: POINT_Y,
  own: ['Vĩ độ', POINT_Y],
  aliases: ['Latitude', 'Y', 'Toạ độ Y'],
  weak: [],
};

/** The column that names an area by its code; no kind has two. */
export function areaColumn(kind: DelimitedKind): AreaColumn | null {
  const isArea = (column: ColumnSpec): column is AreaColumn => column.type.type === 'area';
  return kind.columns.find(isArea) ?? null;
}

type AreaColumn = ColumnSpec & { type: Extract<ColumnSpec['type'], { type: 'area' }> };

/** The kind's stand-ins: for areas wherever it has their code, for cells unless it keeps points. */
export function standIns(kind: DelimitedKind): StandIn[] {
  const has = (field: string) => kind.columns.some((column) => column.field === field);
  const found: StandIn[] = [];
  const area = areaColumn(kind);
  if (area) {
    const fields = area.field.startsWith('right_') ? rightNames : [wardName, districtName];
    found.push({ for: area.field, fields, needed: [WARD_NAME] });
  }
  if (has('cell') && !has(POINT_X)) {
    found.push({ for: 'cell', fields: [pointX, pointY], needed: [POINT_X, POINT_Y] });
  }
  return found;
}

/** Every field that a mapping of the kind may fill. */
export function mappableFields(kind: DelimitedKind): string[] {
  const pseudo = standIns(kind).flatMap(({ fields }) => fields.map(({ field }) => field));
  return [...kind.columns.map(({ field }) => field), ...pseudo];
}

/** The names of a kind's column: its own, its aliases, and what offices call it. */
export function namesOf(column: ColumnSpec, kind: DelimitedKind): FieldNames {
  const office = officeNames[`${kind.kind}.${column.field}`] ?? officeNames[column.field] ?? [];
  const weak = weakNames[`${kind.kind}.${column.field}`] ?? [];
  return {
    field: column.field,
    own: [column.header, column.field],
    aliases: [...column.aliases, ...office].filter((name) => !weak.includes(name)),
    weak,
  };
}

/** What offices write beside the aliases of the kinds; by field, or by kind and field. */
const officeNames: Record<string, string[]> = {
  person: [
    'Số CCCD',
    'CCCD',
    'Số CCCD gắn chip',
    'Số thẻ CCCD',
    'Số căn cước',
    'Số thẻ căn cước',
    'Căn cước công dân',
    'Số căn cước công dân',
    'SĐDCN',
    'Số ĐDCN',
    'ĐDCN',
    'Mã ĐDCN',
    'Số định danh cá nhân',
    'Mã định danh cá nhân',
    'Mã số định danh',
    'Số định danh/CCCD',
    'CCCD/ĐDCN',
    'Số CCCD/ĐDCN',
    'Citizen id',
    'ID number',
    'Personal identification number',
  ],
  happened_at: [
    'Ngày KH',
    'TG KH',
    'TG kích hoạt',
    'Thời gian KH',
    'Thời điểm KH',
    'Ngày giờ KH',
    'Ngày giờ kích hoạt',
    'Thời gian',
    'Ngày thu nhận',
    'Thời điểm thu nhận',
    'Thời gian thu nhận',
    'Activation date',
    'Activation time',
    'Activated on',
    'Date activated',
  ],
  level: [
    'Mức TK',
    'Mức ĐD',
    'Mức ĐDĐT',
    'Mức độ',
    'Mức độ định danh',
    'Mức độ định danh điện tử',
    'Mức định danh điện tử',
    'Mức độ TK',
    'Account level',
    'eID level',
  ],
  'areas.level': ['Cấp ĐVHC', 'Cấp đơn vị'],
  ward_code: [
    'Mã ĐVHC',
    'Mã ĐVHC cấp xã',
    'Mã đơn vị hành chính',
    'Mã đơn vị hành chính cấp xã',
    'Mã phường',
    'Mã phường/xã/thị trấn',
    'Mã xã/phường/thị trấn',
    'Mã P/X',
    'Mã X/P',
    'Mã địa bàn',
    'Mã xã nơi cư trú',
    'Mã xã thường trú',
    'Mã phường/xã thường trú',
  ],
  area_code: ['Mã đơn vị hành chính', 'Mã địa bàn', 'Mã P/X', 'Mã phường/xã', 'Mã xã/phường'],
  code: ['Mã đơn vị hành chính'],
  name: [],
  'areas.name': ['Tên đơn vị hành chính'],
  'areas.parent_code': ['Mã ĐVHC cấp trên', 'Mã đơn vị hành chính cấp trên'],
  channel: ['Hình thức kích hoạt', 'Hình thức KH', 'Hình thức thu nhận', 'Kênh tiếp cận'],
  residency: [
    'Thường trú/Tạm trú',
    'Thường trú, tạm trú',
    'Tình trạng cư trú',
    'Hình thức cư trú',
    'Loại hình cư trú',
    'Residence status',
    'Residence type',
  ],
  lon: ['Long', 'Kinh độ X'],
  lat: ['Vĩ độ Y'],
  'eligible.people': [
    'Số công dân đủ điều kiện',
    'Số người đủ ĐK',
    'Số công dân đủ ĐK',
    'Đủ điều kiện',
    'Số nhân khẩu đủ điều kiện',
    'Eligible people',
  ],
  counted_day: ['Ngày số liệu', 'Ngày thống kê', 'Ngày chốt số liệu', 'As of', 'As of date'],
  'targets.people': ['SL', 'Số giao', 'Chỉ tiêu giao', 'Số lượng giao'],
  'targets.kind': ['Loại CT'],
  from_day: ['Start date', 'From date', 'Start', 'Bắt đầu'],
  to_day: ['End date', 'To date', 'End', 'Kết thúc'],
  site_id: ['Mã CS', 'Mã khu trọ', 'Mã doanh nghiệp'],
  'sites.name': ['Tên CS', 'Tên khu trọ', 'Tên doanh nghiệp'],
  'sites.hours': ['Khung giờ', 'Khung giờ thuận lợi'],
  'visit-outcomes.visit_id': ['Mã lượt ra quân', 'Lượt'],
  'visit-outcomes.day': ['Ngày ra quân'],
  'visit-outcomes.absent': ['Vắng nhà', 'Số vắng', 'Số người vắng'],
  'visit-outcomes.refused': ['Số từ chối', 'Số người từ chối'],
};

/** Names that may mean something else: "Ngày cấp" beside "Ngày kích hoạt" is the card's day. */
const weakNames: Record<string, string[]> = {
  'activations.happened_at': ['Ngày', 'Ngày giờ', 'Ngày cấp', 'Date', 'Day'],
};
