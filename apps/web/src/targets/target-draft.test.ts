import type { AreaCode, CoverageRow } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { changesOf, sumOfNext, targetRows } from './target-draft.js';

const row = (code: string, parent: string, target: number | null): CoverageRow =>
  ({
    code: code as AreaCode,
    name: code,
    level: 'ward',
    parentCode: parent as AreaCode,
    activated: 50,
    activatedInCampaign: 30,
    remaining: 20,
    target,
    plan: 40,
  }) as CoverageRow;
const wards = [row('25741', '718', 60), row('25744', '718', null), row('25966', '725', 70)];
const draft = (...entries: [string, number][]) => new Map(entries as [AreaCode, number][]);

describe('targets being edited', () => {
  it('show the draft over what is there, of the ministry or of the plan', () => {
    const rows = targetRows(wards, draft(['25744', 55], ['25966', 70]), 'ministry');
    expect(rows.map(({ next, changed, reached }) => [next, changed, reached])).toEqual([
      [60, false, 50],
      [55, true, 50],
      [70, false, 50],
    ]);
    expect(sumOfNext(rows)).toBe(185);
    expect(targetRows(wards, draft(), 'plan')[0]).toMatchObject({ current: 40, reached: 30 });
  });

  it('save the changed wards, and their districts as the sum of their wards', () => {
    const rows = targetRows(wards, draft(['25744', 55]), 'ministry');
    expect(changesOf(rows)).toEqual([
      { code: '25744', people: 55 },
      { code: '718', people: 115 },
    ]);
    expect(changesOf(targetRows(wards, draft(), 'ministry'))).toEqual([]);
  });
});
