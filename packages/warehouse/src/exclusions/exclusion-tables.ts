import {
  cell,
  channel,
  column,
  countedFor,
  day,
  indicator,
  residency,
  type Table,
  wardCode,
} from '../schema/columns.js';
import { excludedOn } from './excluded-on.js';

const areaId = column('area_id', 'VARCHAR', 'Địa bàn bị loại trừ / excluded area');

/**
 * Whom officers exclude from every figure, as decided and as counted; see `refresh-exclusions.ts`.
 * Derived, but a build knows by the former rows whether anything has changed.
 */
export const exclusionTables: Table[] = [
  {
    name: 'excluded_area',
    comment:
      'Địa bàn đang bị loại trừ khỏi mọi số liệu: lý do, ai, đến khi nào / areas excluded from every figure: why, by whom, until when',
    columns: [
      areaId,
      column('name_vi', 'VARCHAR', 'Tên / name in Vietnamese'),
      column('name_en', 'VARCHAR', 'Tên tiếng Anh / name in English'),
      column('kind', 'VARCHAR', 'Loại / kind'),
      column('reason', 'VARCHAR', 'Lý do / reason'),
      column('author', 'VARCHAR', 'Người quyết định / who decided'),
      column('since', 'VARCHAR', 'Thời điểm quyết định, ISO 8601 / when'),
      column(
        'until',
        'DATE',
        'Ngày cuối bị loại trừ; rỗng: đến khi gỡ / last day; null until lifted',
      ),
    ],
  },
  {
    name: 'excluded_cell',
    comment:
      'Ô cư trú và xã bị loại trừ; ghép với event, eligible theo cell và ward_code để bỏ ra / excluded cells and wards; anti join with event or eligible on cell and ward_code',
    columns: [cell, wardCode, areaId],
  },
  {
    name: 'excluded_activation',
    comment:
      'Như activation_daily, theo ô, của người ở địa bàn bị loại trừ: phần đã bỏ khỏi số liệu / as activation_daily, by cell, of excluded people: what the figures leave out',
    columns: [
      cell,
      wardCode,
      indicator,
      day,
      residency,
      channel,
      column('persons', 'INTEGER', 'Số người / persons'),
    ],
  },
  {
    name: 'excluded_eligible',
    comment:
      'Như eligible, của người ở địa bàn bị loại trừ; số của xã không có ô được chia về ô theo ước tính / as eligible, of excluded people; counts without cells are spread over cells by estimate',
    columns: [
      cell,
      wardCode,
      residency,
      countedFor,
      column('counted_day', 'DATE', 'Ngày chốt / day of the count'),
      column('people', 'INTEGER', 'Số người / people'),
      column('estimated', 'INTEGER', 'Phần ước tính / part that is estimated'),
    ],
  },
];

/** What analysts join to say whom the figures leave out, as of the newest day. */
export const exclusionViews = [
  {
    name: 'excluded_people',
    comment:
      'Người bị loại trừ khỏi mọi số liệu, theo địa bàn, xã, chỉ tiêu, đến ngày mới nhất / people left out of every figure, by excluded area, ward and indicator, as of the newest day',
    query: `
      SELECT
        area_id, name_vi, name_en, kind, ward_code, indicator, permanent, temporary, estimated,
        activated, reason, author, since, until
      FROM (${excludedOn('(SELECT max(day) FROM coverage_daily)')}) JOIN excluded_area USING (area_id)`,
  },
];
