import { describe, expect, it } from 'vitest';
import { readNumbers, readRange, writeNumbers, writeRange } from './written-numbers.js';

describe('numbers of a link', () => {
  it('come back as they were written', () => {
    const numbers = [-2, 0.1 + 0.2, 0.75, 12345];
    expect(writeNumbers(numbers)).toBe('-2~0.3~0.75~12345');
    expect(readNumbers(writeNumbers(numbers))).toEqual([-2, 0.3, 0.75, 12345]);
  });
  it('are put in order, each once', () => expect(readNumbers('3~1~3')).toEqual([1, 3]));
  it.each([undefined, '', '1~', '1~x', 'Infinity', '~'])('%j are none', (text) => {
    expect(readNumbers(text)).toEqual([]);
  });
});

describe('the range of a link', () => {
  it.each([
    ['0.25~0.5', 0.25, 0.5],
    ['~0.5', Number.NEGATIVE_INFINITY, 0.5],
    ['100~', 100, Number.POSITIVE_INFINITY],
  ])('%s comes back', (text, from, to) => {
    expect(readRange(text)).toEqual({ from, to });
    expect(writeRange({ from, to })).toBe(text);
  });
  it.each([undefined, '~', '0.5', '2~1', '1~1', 'a~b', '1~2~3'])('%j is none', (text) => {
    expect(readRange(text)).toBeNull();
  });
});
