import { wardParts } from '../cubes/ward-parts.js';
import { column, day, importId, indicator, type Table, wardCode } from '../schema/columns.js';
import { PROMISED_DELAY } from './catalogue.js';

const scores = [
  column('valid', 'DOUBLE', 'Đúng, 0–100 / valid'),
  column('complete', 'DOUBLE', 'Đủ, 0–100 / complete'),
  column('clean', 'DOUBLE', 'Sạch, 0–100 / clean'),
  column('live', 'DOUBLE', 'Sống, 0–100 / live'),
  column('overall', 'DOUBLE', 'Chung: điểm thấp nhất / overall: the least of the four'),
];
const asOf = column(
  'as_of',
  'DATE',
  'Tính đến: ngày công bố, hoặc ngày cuối chiến dịch / as of: publication, or the campaign’s last day',
);

/** What quality is judged by, and the scores and findings as of the publication. */
export const qualityTables: Table[] = [
  {
    name: 'reported_day',
    comment:
      'Ngày có số liệu của từng xã, theo lần nhập / days on which a ward has data, by import',
    columns: [
      wardCode,
      day,
      importId,
      column('rows', 'UINTEGER', 'Số dòng trong ngày / rows of the day'),
    ],
  },
  {
    name: 'quality_fault',
    comment:
      'Mâu thuẫn trong số liệu đã nhận, theo ngày của xã / contradictions in accepted data, by ward and day',
    columns: [
      column('rule', 'VARCHAR', 'Loại mâu thuẫn / kind of contradiction'),
      wardCode,
      day,
      importId,
      indicator,
      column('person', 'UBIGINT', 'Người, khi mâu thuẫn là của một người / person, if of one'),
      column('rows', 'UINTEGER', 'Số dòng liên quan / rows concerned'),
      column('whole_day', 'BOOLEAN', 'Cả ngày không tin được / the whole day is in doubt'),
      column(
        'observed',
        'DOUBLE',
        'Số thấy được: số trong ngày, số tổng hợp, đã kích hoạt / what is seen',
      ),
      column(
        'expected',
        'DOUBLE',
        'Số để so: ngưỡng, số theo từng người, mẫu số / what it is compared with',
      ),
    ],
  },
  {
    name: 'quality_area',
    comment: 'Điểm chất lượng của tỉnh, huyện, xã / quality scores of areas',
    columns: [
      column('area_code', 'VARCHAR', 'Mã tỉnh, huyện hoặc xã / province, district or ward'),
      ...scores,
      column('newest_day', 'DATE', 'Ngày mới nhất có số liệu / newest day with data'),
      column('stale', 'BOOLEAN', 'Quá hạn báo / later than promised'),
      column('due_days', 'UINTEGER', 'Số ngày đã đến hạn báo / days due'),
      column('missing_days', 'UINTEGER', 'Số ngày chưa báo / days missing'),
      asOf,
    ],
  },
  {
    name: 'quality_source',
    comment: 'Điểm chất lượng của từng lần nhập / quality scores of imports',
    columns: [importId, ...scores, asOf],
  },
  {
    name: 'quality_finding',
    comment: 'Điều cần xem lại, nặng nhất trước / findings, most serious first',
    columns: [
      column('dimension', 'VARCHAR', 'Tiêu chí: đúng, đủ, sạch, sống / dimension'),
      column('rule', 'VARCHAR', 'Loại / kind of finding'),
      wardCode,
      importId,
      day,
      column('count', 'UINTEGER', 'Số dòng, ngày hoặc người / rows, days or people'),
      column('text_vi', 'VARCHAR', 'Câu mô tả / sentence in Vietnamese'),
      column('text_en', 'VARCHAR', 'Câu tiếng Anh / sentence in English'),
      column('sql', 'VARCHAR', 'Truy vấn liệt kê các dòng / query that lists its rows'),
    ],
  },
];

/**
 * Of the reporting calendar's rows for a day, one for that very date counts first (a holiday), then
 * the nearest area's (the longest code), then one for its weekday before one for every day. Where none speaks the day
 * reports. Grain: ward, day of the campaign that reports.
 */
const dueDay = `
  WITH asked AS (
    SELECT area.code AS ward_code, calendar.day
    FROM area CROSS JOIN (
      SELECT unnest(generate_series(start_day, end_day, INTERVAL 1 DAY))::DATE AS day FROM campaign
    ) AS calendar
    WHERE area.level = 'ward'
  ),
  said AS (
    SELECT
      asked.ward_code, asked.day,
      arg_max(
        struct_pack(reports, delay_days),
        10 * length(part.area_code)
          + CASE WHEN calendar.day IS NOT NULL THEN 100 WHEN calendar.weekday > 0 THEN 1 ELSE 0 END
      ) AS rule
    FROM asked
    JOIN (${wardParts}) AS part ON part.ward_code = asked.ward_code
    JOIN reporting_day AS calendar
      ON calendar.area_code = part.area_code
      AND (calendar.day = asked.day
        OR (calendar.day IS NULL AND calendar.weekday IN (0, isodow(asked.day))))
    GROUP BY asked.ward_code, asked.day
  )
  SELECT
    asked.ward_code, asked.day, asked.day + coalesce(rule.delay_days, ${PROMISED_DELAY}) AS due_on
  FROM asked LEFT JOIN said ON said.ward_code = asked.ward_code AND said.day = asked.day
  WHERE coalesce(rule.reports, true)`;

export const qualityViews = [
  {
    name: 'due_day',
    comment:
      'Ngày xã phải báo theo lịch báo cáo, và hạn báo / days that a ward must report by the calendar, and by when',
    query: dueDay,
  },
];
