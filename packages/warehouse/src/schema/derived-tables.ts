import {
  cell,
  channel,
  column,
  day,
  indicator,
  residency,
  type Table,
  wardCode,
} from './columns.js';

/** What is computed at each publication; see `cubes/`. */
export const derivedTables: Table[] = [
  {
    name: 'activation_daily',
    comment:
      'Số người được tính thêm (trừ đi nếu âm) theo ngày, xã, chỉ tiêu, diện cư trú, hình thức / persons newly counted, less those reversed, by day, ward, indicator, residency, channel',
    columns: [
      wardCode,
      indicator,
      day,
      residency,
      channel,
      column('persons', 'INTEGER', 'Số người / persons'),
      column(
        'aggregated',
        'INTEGER',
        'Phần lấy từ số tổng hợp theo xã / part that comes of daily counts',
      ),
    ],
  },
  {
    name: 'activated_cell',
    comment:
      'Số người đang được tính theo ô cư trú, đến nay / persons who count by residence cell, to date',
    columns: [
      cell,
      wardCode,
      indicator,
      residency,
      column('persons', 'INTEGER', 'Số người / persons'),
    ],
  },
  {
    name: 'event_range',
    comment:
      'Các đợt có hồ sơ từng người theo xã, chỉ tiêu (hồ sơ cách nhau không quá 14 ngày); số tổng hợp trong đợt không được cộng / stretches of records of persons at most 14 days apart; daily counts within are not added',
    columns: [
      wardCode,
      indicator,
      column('first_day', 'DATE', 'Ngày đầu / first day'),
      column('last_day', 'DATE', 'Ngày cuối / last day'),
    ],
  },
  {
    name: 'coverage_daily',
    comment:
      'Số người đã kích hoạt luỹ kế theo đơn vị, chỉ tiêu, ngày; kín ngày / cumulative activated by area, indicator and day, without gaps',
    columns: [
      indicator,
      day,
      column('area_code', 'VARCHAR', 'Mã tỉnh, huyện hoặc xã / province, district or ward'),
      column('area_level', 'area_level', 'Cấp / level of the area'),
      column(
        'activated',
        'INTEGER',
        'Luỹ kế, gồm cả tạm tính và số tổng hợp / cumulative, provisional and aggregated included',
      ),
      column(
        'provisional',
        'INTEGER',
        'Phần do các lượt ra quân báo, chưa có hồ sơ chính thức / reported by visits, not yet in official files',
      ),
      column(
        'aggregated',
        'INTEGER',
        'Phần lấy từ số tổng hợp theo xã / part that comes of daily counts',
      ),
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
    name: 'own_eligible_in_force',
    comment:
      'Như eligible_in_force, cho chỉ tiêu có mẫu số riêng / as eligible_in_force, of indicators with a denominator of their own',
    columns: [
      indicator,
      column('area_code', 'VARCHAR', 'Mã đơn vị / area'),
      column('from_day', 'DATE', 'Có hiệu lực từ / in force from'),
      column('permanent', 'UINTEGER', 'Thường trú / permanent residents'),
      column('temporary', 'UINTEGER', 'Tạm trú / temporary residents'),
      column('counted_day', 'DATE', 'Ngày chốt mới nhất / newest day of count in it'),
    ],
  },
];
