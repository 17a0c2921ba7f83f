import type { DelimitedKind } from '../column-spec.js';
import { indicatorChoices } from './choices.js';
import { channel, count, residency, ward } from './columns.js';

/** Daily counts by ward, of offices that have no records of persons. */
export const dailyCounts: DelimitedKind = {
  kind: 'daily-counts',
  table: 'daily_count',
  key: ['ward_code', 'day', 'indicator', 'residency', 'channel'],
  onKnownKey: 'replace',
  oneOf: ['people', 'cumulative'],
  columns: [
    ward,
    {
      field: 'day',
      header: 'Ngày',
      aliases: ['Ngày báo cáo', 'Ngày thống kê', 'Day', 'Date'],
      type: { type: 'day' },
    },
    {
      field: 'indicator',
      header: 'Chỉ tiêu',
      aliases: ['Loại số liệu', 'Chỉ tiêu báo cáo', 'Indicator'],
      type: { type: 'choice', sqlType: 'indicator', choices: indicatorChoices },
    },
    { ...residency, optional: true },
    { ...channel, optional: true },
    {
      field: 'people',
      header: 'Số trong ngày',
      aliases: ['Số người', 'Số lượng', 'Số lượng trong ngày', 'Kết quả trong ngày', 'People'],
      optional: true,
      type: count,
    },
    {
      field: 'cumulative',
      header: 'Luỹ kế',
      aliases: ['Lũy kế', 'Tổng luỹ kế', 'Luỹ kế đến ngày', 'Cumulative', 'Total to date'],
      optional: true,
      type: count,
    },
  ],
  rowRules: [
    {
      rule: 'one-count-needed',
      field: 'people',
      broken: '(row.people IS NULL) = (row.cumulative IS NULL)',
      reason: {
        vi: 'Mỗi dòng cần đúng một trong hai số: Số trong ngày hoặc Luỹ kế.',
        en: 'A row needs one of the two: the count of the day, or the cumulative count.',
      },
    },
  ],
};
