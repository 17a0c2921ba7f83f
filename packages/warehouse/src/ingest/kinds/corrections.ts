import type { ColumnSpec, DelimitedKind } from '../column-spec.js';
import { treatmentChoices } from './choices.js';
import {
  cell,
  channel,
  level,
  person,
  recordAction,
  recordIndicator,
  residency,
  ward,
} from './columns.js';

/** The right value of a field, which may be left blank where the record is right. */
function right(spec: ColumnSpec, header: string, aliases: string[]): ColumnSpec {
  return { field: `right_${spec.field}`, header, aliases, optional: true, type: spec.type };
}

const values = ['happened_at', 'level', 'ward_code', 'channel', 'residency', 'cell'].map(
  (field) => `row.right_${field} IS NULL`,
);

const sameRecord = `
  record.person = row.person AND record.indicator = row.indicator AND record.level = row.level
    AND record.action = row.action`;

/**
 * Corrections of events: each row names a record by person, indicator, level, day and whether it is
 * an activation or a reversal.
 */
export const corrections: DelimitedKind = {
  kind: 'corrections',
  table: 'correction',
  key: ['person', 'indicator', 'level', 'action', 'day'],
  onKnownKey: 'replace',
  columns: [
    person,
    recordIndicator,
    level,
    recordAction,
    {
      field: 'day',
      header: 'Ngày đã ghi',
      aliases: ['Ngày ghi sai', 'Ngày cũ', 'Ngày kích hoạt đã ghi', 'Recorded day'],
      type: { type: 'day' },
    },
    {
      field: 'treatment',
      header: 'Xử lý',
      aliases: ['Cách xử lý', 'Treatment'],
      default: `'mend'::correction_treatment`,
      type: { type: 'choice', sqlType: 'correction_treatment', choices: treatmentChoices },
    },
    {
      field: 'right_happened_at',
      header: 'Thời điểm đúng',
      aliases: ['Ngày đúng', 'Right time', 'Right day'],
      optional: true,
      type: { type: 'moment' },
    },
    right(level, 'Mức đúng', ['Right level']),
    right(ward, 'Mã xã đúng', ['Mã phường xã đúng', 'Right ward code', 'Right ward']),
    right(channel, 'Hình thức đúng', ['Right channel']),
    right(residency, 'Diện cư trú đúng', ['Right residency']),
    right(cell, 'Ô cư trú đúng', ['Right cell']),
  ],
  rowRules: [
    {
      rule: 'nothing-corrected',
      field: 'treatment',
      broken: `row.treatment = 'mend' AND ${values.join(' AND ')}`,
      reason: {
        vi: 'Dòng không nêu giá trị đúng nào.',
        en: 'The row states nothing that is right.',
      },
    },
    {
      rule: 'record-unknown',
      field: 'day',
      broken: `
        NOT EXISTS (
          FROM event AS record
          WHERE ${sameRecord} AND record.happened_at::DATE = row.day
        )
        AND NOT EXISTS (
          FROM correction AS record
          WHERE ${sameRecord} AND record.day = row.day
            AND (record.now_day IS NOT NULL OR row.treatment = 'remove')
        )`,
      reason: {
        vi: 'Không có hồ sơ nào của người này với loại, mức, loại bản ghi và ngày đã nêu; nhập tệp có hồ sơ ấy trước.',
        en: 'No record of this person has the kind, level, record type and day named; import the file that holds it first.',
      },
    },
  ],
};
