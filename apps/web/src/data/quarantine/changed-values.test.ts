import type { QuarantinedRow } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { alikeRows, changedValues, isHidden } from './changed-values.js';

const row = (number: number, changes: Partial<QuarantinedRow> = {}) =>
  ({
    importId: '1',
    row: number,
    header: 'Hình thức',
    value: 'Bưu điện',
    mendedIn: null,
    ...changes,
  }) as QuarantinedRow;

it('sends only what was changed', () => {
  const raw = { Mức: '5', 'Hình thức': 'Trụ sở' };
  expect(changedValues(raw, { ...raw, Mức: '2' })).toEqual({ Mức: '2' });
});

it('finds the rows that wait for the same wrong value in the same file and column', () => {
  const rows = [
    row(1),
    row(2),
    row(3, { value: 'Chợ' }),
    row(4, { importId: '2' }),
    row(5, { mendedIn: '7' }),
    row(6, { header: 'Diện cư trú' }),
  ];
  expect(alikeRows(row(1), rows).map((found) => found.row)).toEqual([2]);
  expect(alikeRows(row(1, { value: '' }), [row(2, { value: '' })])).toEqual([]);
});

it('knows the mark of an identifier', () => {
  expect(isHidden('#499B9B28FC05D112')).toBe(true);
  expect(isHidden('#12')).toBe(false);
});
