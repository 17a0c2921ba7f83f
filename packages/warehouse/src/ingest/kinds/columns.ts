import type { ColumnSpec } from '../column-spec.js';
import {
  areaLevelChoices,
  channelChoices,
  eventActionChoices,
  eventIndicatorChoices,
  indicatorChoices,
  residencyChoices,
} from './choices.js';

const MAX_COUNT = 100_000_000;
/** How many people, or things. */
export const count = { type: 'whole', min: 0, max: MAX_COUNT } as const;

export const ward: ColumnSpec = {
  field: 'ward_code',
  header: 'Mã xã',
  aliases: ['Mã phường xã', 'Mã xã phường', 'Mã ĐVHC xã', 'Ward code', 'Ward', 'Commune code'],
  type: { type: 'area', levels: ['ward'] },
};

export const areaLevel: ColumnSpec = {
  field: 'level',
  header: 'Cấp',
  aliases: ['Cấp hành chính', 'Level'],
  type: { type: 'choice', sqlType: 'area_level', choices: areaLevelChoices },
};

/** The unit one level up. */
export const parentCode: ColumnSpec = {
  field: 'parent_code',
  header: 'Mã cấp trên',
  aliases: ['Mã đơn vị cấp trên', 'Thuộc', 'Parent code', 'Parent'],
  optional: true,
  type: { type: 'new-area' },
};

export const cell: ColumnSpec = {
  field: 'cell',
  header: 'Ô cư trú',
  aliases: ['Ô lưới', 'Ô', 'H3', 'Cell', 'Residence cell'],
  optional: true,
  type: { type: 'cell' },
};

export const residency: ColumnSpec = {
  field: 'residency',
  header: 'Diện cư trú',
  aliases: ['Loại cư trú', 'Cư trú', 'Residency'],
  type: { type: 'choice', sqlType: 'residency', choices: residencyChoices },
};

export const channel: ColumnSpec = {
  field: 'channel',
  header: 'Hình thức',
  aliases: ['Hình thức tiếp cận', 'Kênh', 'Channel'],
  type: { type: 'choice', sqlType: 'channel', choices: channelChoices },
};

export const lon: ColumnSpec = {
  field: 'lon',
  header: 'Kinh độ',
  aliases: ['Lon', 'Lng', 'Longitude'],
  type: { type: 'decimal', min: 102, max: 118 },
};

export const lat: ColumnSpec = {
  field: 'lat',
  header: 'Vĩ độ',
  aliases: ['Lat', 'Latitude'],
  type: { type: 'decimal', min: 6, max: 24 },
};

export const person: ColumnSpec = {
  field: 'person',
  header: 'Mã định danh',
  aliases: ['Số định danh', 'Mã người', 'Identifier', 'Person', 'Person id'],
  type: { type: 'identifier' },
};

/** The indicator that a denominator or target is of alone; common to all where the file does not say. */
export const countedFor: ColumnSpec = {
  field: 'indicator',
  header: 'Dành cho',
  aliases: ['Áp dụng cho', 'Loại hồ sơ', 'Loại tài khoản', 'Applies to', 'Indicator'],
  optional: true,
  type: { type: 'choice', sqlType: 'indicator', choices: indicatorChoices },
};

/** What a record is of; accounts where the file does not say. */
export const recordIndicator: ColumnSpec = {
  field: 'indicator',
  header: 'Loại hồ sơ',
  aliases: ['Chỉ tiêu', 'Loại tài khoản', 'Hồ sơ', 'Record of', 'Indicator'],
  default: `'account'::event_indicator`,
  type: { type: 'choice', sqlType: 'event_indicator', choices: eventIndicatorChoices },
};

/** An account's level; other records have none. 0 breaks the column's rule. */
export const level: ColumnSpec = {
  field: 'level',
  header: 'Mức',
  aliases: ['Mức tài khoản', 'Mức định danh', 'Level'],
  default: `(CASE WHEN indicator = 'account' THEN 0 ELSE 1 END)::UTINYINT`,
  type: { type: 'whole', min: 1, max: 2 },
};

/** Whether a record adds or reverses. */
export const recordAction: ColumnSpec = {
  field: 'action',
  header: 'Loại bản ghi',
  aliases: ['Loại lượt', 'Nghiệp vụ', 'Thao tác', 'Record type', 'Action'],
  default: `'add'::event_action`,
  type: { type: 'choice', sqlType: 'event_action', choices: eventActionChoices },
};
