import { areaLevels } from '@tungngo/domain';
import type { DelimitedKind } from '../column-spec.js';
import {
  teamKitChoices,
  teamLanguageChoices,
  teamSkillChoices,
  weekdayChoices,
  yesNoChoices,
} from './choices.js';

const CLOCK = '(?:[01]?\\d|2[0-3])(?:[:h](?:[0-5]\\d)?)?';
const RANGE = `${CLOCK}\\s*[–-]\\s*(?:${CLOCK}|24:00)`;
const DAY = '(?:T[2-7]|CN|Thứ [2-7]|Chủ nhật|Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const DAYS = `${DAY}(?:\\s*(?:[–-]|,)\\s*${DAY})*`;
const SOME_DAYS = `(?:${DAYS}\\s+)?${RANGE}(?:\\s*,\\s*${RANGE})*`;
/** Hours that the domain's `parseOpeningHours` reads, in the one way that a list of teams needs. */
const WEEK = `\\s*${SOME_DAYS}(?:\\s*;\\s*${SOME_DAYS})*\\s*`;

/** Mobile teams, with the fields of the domain's `teamSchema`. */
export const teams: DelimitedKind = {
  kind: 'teams',
  table: 'team',
  key: ['id'],
  onKnownKey: 'replace',
  columns: [
    {
      field: 'id',
      header: 'Mã tổ',
      aliases: ['Tổ', 'Team id', 'Team code'],
      type: { type: 'text', maxLength: 64 },
    },
    {
      field: 'name',
      header: 'Tên tổ',
      aliases: ['Tên tổ lưu động', 'Team name', 'Name'],
      type: { type: 'text', maxLength: 120 },
    },
    {
      field: 'base_code',
      header: 'Mã nơi đóng',
      aliases: ['Nơi đóng', 'Mã xã', 'Mã huyện', 'Địa bàn', 'Base code', 'Base'],
      type: { type: 'area', levels: ['district', 'ward'] },
    },
    {
      field: 'people',
      header: 'Số người',
      aliases: ['Quân số', 'Số cán bộ', 'People'],
      type: { type: 'whole', min: 1, max: 50 },
    },
    {
      field: 'workstations',
      header: 'Số máy',
      aliases: ['Số trạm', 'Số bộ máy', 'Máy', 'Workstations'],
      type: { type: 'whole', min: 1, max: 20 },
    },
    {
      field: 'capacity_per_hour',
      header: 'Năng suất giờ',
      aliases: ['Hồ sơ mỗi giờ', 'Năng suất', 'Capacity per hour', 'Capacity'],
      type: { type: 'decimal', min: 0.01, max: 500 },
    },
    {
      field: 'loudspeaker_car',
      header: 'Xe phát thanh',
      aliases: ['Có xe phát thanh', 'Xe loa', 'Loudspeaker car'],
      default: 'false',
      type: { type: 'choice', sqlType: 'BOOLEAN', choices: yesNoChoices },
    },
    {
      field: 'skills',
      header: 'Kỹ năng',
      aliases: ['Nhiệm vụ', 'Làm được', 'Skills'],
      default: '[]',
      type: { type: 'choices', choices: teamSkillChoices },
    },
    {
      field: 'languages',
      header: 'Ngôn ngữ',
      aliases: ['Tiếng', 'Ngoại ngữ', 'Languages'],
      default: '[]',
      type: { type: 'choices', choices: teamLanguageChoices },
    },
    {
      field: 'kits',
      header: 'Thiết bị',
      aliases: ['Thiết bị kèm theo', 'Mang theo', 'Kits', 'Equipment'],
      default: '[]',
      type: { type: 'choices', choices: teamKitChoices },
    },
    {
      field: 'hours',
      header: 'Giờ làm việc',
      aliases: ['Giờ', 'Khung giờ', 'Working hours', 'Hours'],
      optional: true,
      type: { type: 'text', maxLength: 200 },
    },
  ],
  rowRules: [
    {
      rule: 'hours-invalid',
      field: 'hours',
      broken: `row.hours IS NOT NULL AND NOT regexp_full_match(row.hours, '${WEEK}', 'i')`,
      reason: {
        vi: 'Giờ làm việc viết như T2–T7 07:30–11:30, 13:30–17:00; CN 08:00–11:00.',
        en: 'Working hours are written like Mon–Sat 07:30–11:30, 13:30–17:00; Sun 08:00–11:00.',
      },
    },
  ],
};

/** Who reports on which days, and how many days later at most. */
export const reportingCalendar: DelimitedKind = {
  kind: 'reporting-calendar',
  table: 'reporting_day',
  key: ['area_code', 'weekday', 'day'],
  onKnownKey: 'replace',
  oneOf: ['weekday', 'day'],
  columns: [
    {
      field: 'area_code',
      header: 'Mã đơn vị',
      aliases: ['Mã ĐVHC', 'Mã xã', 'Đơn vị', 'Area code'],
      type: { type: 'area', levels: areaLevels },
    },
    {
      field: 'weekday',
      header: 'Thứ',
      aliases: ['Thứ trong tuần', 'Định kỳ', 'Weekday'],
      optional: true,
      type: { type: 'choice', sqlType: 'UTINYINT', choices: weekdayChoices },
    },
    {
      field: 'day',
      header: 'Ngày',
      aliases: ['Ngày cụ thể', 'Day', 'Date'],
      optional: true,
      type: { type: 'day', future: true },
    },
    {
      field: 'reports',
      header: 'Báo cáo',
      aliases: ['Có báo cáo', 'Reports'],
      default: 'true',
      type: { type: 'choice', sqlType: 'BOOLEAN', choices: yesNoChoices },
    },
    {
      field: 'delay_days',
      header: 'Hạn sau (ngày)',
      aliases: ['Hạn sau', 'Số ngày chậm', 'Hạn báo cáo', 'Delay days', 'Delay'],
      default: '1',
      type: { type: 'whole', min: 0, max: 365 },
    },
  ],
  rowRules: [
    {
      rule: 'one-day-needed',
      field: 'weekday',
      broken: '(row.weekday IS NULL) = (row.day IS NULL)',
      reason: {
        vi: 'Mỗi dòng cần đúng một trong hai: Thứ (hoặc “hằng ngày”) hoặc một Ngày cụ thể.',
        en: 'A row needs one of the two: a weekday (or “every day”), or a single day.',
      },
    },
  ],
};
