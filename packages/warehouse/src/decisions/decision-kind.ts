import { areaDecisionKinds, restrictionStates } from '@tungngo/domain';
import type { ColumnSpec, DelimitedKind } from '../ingest/column-spec.js';

/** The most cells and outlines that the parts of a decision say, with room. */
const LONGEST_PARTS = 8_000_000;

const choicesOf = (values: readonly string[]) =>
  values.map((value) => ({ value, labels: [value] }));

const json = (field: string, header: string, maxLength: number): ColumnSpec => ({
  field,
  header,
  aliases: [],
  type: { type: 'text', maxLength },
});
const momentText = (field: string, header: string): ColumnSpec => ({
  field,
  header,
  aliases: [],
  type: { type: 'text', maxLength: 32 },
});

/** Decisions about hard areas: they come from the operational store alone. */
export const areaDecisions: DelimitedKind = {
  kind: 'area-decisions',
  table: 'area_decision',
  key: ['decision_id', 'version'],
  onKnownKey: 'append',
  ours: true,
  columns: [
    {
      field: 'decision_id',
      header: 'Mã quyết định',
      aliases: ['Decision id'],
      type: { type: 'text', maxLength: 64 },
    },
    {
      field: 'version',
      header: 'Phiên bản',
      aliases: ['Version'],
      type: { type: 'whole', min: 1, max: 1_000_000 },
    },
    {
      field: 'kind',
      header: 'Quyết định',
      aliases: ['Decision'],
      type: {
        type: 'choice',
        sqlType: 'VARCHAR',
        choices: choicesOf(areaDecisionKinds),
      },
    },
    json('area_ids', 'Về các địa bàn', 10_000),
    json('parts', 'Các phần', LONGEST_PARTS),
    {
      field: 'restriction',
      header: 'Hạn chế',
      aliases: [],
      optional: true,
      type: {
        type: 'choice',
        sqlType: 'VARCHAR',
        choices: choicesOf(restrictionStates),
      },
    },
    {
      field: 'until',
      header: 'Đến hết ngày',
      aliases: [],
      optional: true,
      type: { type: 'day', future: true },
    },
    {
      field: 'reason',
      header: 'Lý do',
      aliases: [],
      optional: true,
      type: { type: 'text', maxLength: 1000 },
    },
    {
      field: 'author',
      header: 'Người quyết định',
      aliases: [],
      type: { type: 'text', maxLength: 80 },
    },
    momentText('decided_at', 'Lúc quyết định'),
    { ...momentText('removed_at', 'Lúc hoàn tác'), optional: true },
  ],
};
