import type { DelimitedKind } from '../column-spec.js';
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

/** Events of persons: activations of accounts, cards and licences issued, and their reversals. */
export const activations: DelimitedKind = {
  kind: 'activations',
  table: 'event',
  key: ['person', 'indicator', 'level', 'action', 'happened_at'],
  onKnownKey: 'append',
  columns: [
    person,
    {
      field: 'happened_at',
      header: 'Thời điểm kích hoạt',
      aliases: [
        'Ngày kích hoạt',
        'Thời gian kích hoạt',
        'Thời điểm',
        'Thời điểm thu nhận',
        'Ngày thu nhận',
        'Ngày cấp',
        'Thời điểm thu hồi',
        'Ngày thu hồi',
        'Activated at',
        'Time',
      ],
      type: { type: 'moment' },
    },
    recordIndicator,
    level,
    recordAction,
    ward,
    channel,
    residency,
    cell,
  ],
};
