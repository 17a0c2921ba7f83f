import type { CellSummary, Day } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { cellClasses, cellColour, HIDDEN_COLOUR } from './cell-classes.js';

function summaryOf(quantiles: number[]): CellSummary {
  return {
    indicator: 'level2',
    day: '2023-08-20' as Day,
    remaining: 0,
    placed: 0,
    beyond: 0,
    eligible: 0,
    estimated: 0,
    levels: [{ resolution: 7, cells: quantiles.length, hidden: 0, quantiles }],
  };
}

const even = Array.from({ length: 21 }, (_, i) => 10 + i * 100);

describe('classes of cells', () => {
  it('rise, have a colour each, and are bounds that one can read', () => {
    const { bounds, palette, extent } = cellClasses(summaryOf(even), 7);
    expect(bounds).toEqual([310, 710, 1000, 1300, 1700]);
    expect(palette).toHaveLength(6);
    expect(new Set(palette).size).toBe(6);
    expect(extent).toEqual([10, 2010]);
  });

  it('are fewer where numbers repeat, and one where all are the same', () => {
    const { bounds, palette } = cellClasses(summaryOf(even.map((n) => Math.min(n, 300))), 7);
    expect(bounds).toEqual([300]);
    expect(palette).toHaveLength(2);
    expect(cellClasses(summaryOf(even.map(() => 7)), 7).bounds).toEqual([]);
  });

  it('are none for a resolution without a told number', () => {
    expect(cellClasses(summaryOf([]), 7)).toMatchObject({ bounds: [], extent: null });
    expect(JSON.stringify(cellColour(summaryOf([])))).toContain(HIDDEN_COLOUR);
  });
});
