import type { QueryResult } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { isNumericType, orderRows } from './result-order.js';
import { resultAsCsv, resultAsTabs } from './result-text.js';

const result: QueryResult = {
  columns: [
    { name: 'xã', type: 'VARCHAR' },
    { name: 'người', type: 'BIGINT' },
  ],
  values: [
    ['Định Hoà', 'An Phú', null, '=1+1'],
    ['9007199254740993', 20, null, -3],
  ],
  rows: 4,
  truncated: false,
  elapsedMs: 1,
  generation: 1,
};

describe('order of a result', () => {
  it.each([
    [null, [0, 1, 2, 3]],
    [{ column: 1, descending: false }, [3, 1, 0, 2]],
    [{ column: 1, descending: true }, [0, 1, 3, 2]],
    [{ column: 0, descending: false }, [3, 1, 0, 2]],
  ])('%j', (sorting, expected) => expect(orderRows(result, sorting)).toEqual(expected));

  it.each([
    ['BIGINT', true],
    ['UINTEGER', true],
    ['DECIMAL(18,3)', true],
    ['INTERVAL', false],
    ['VARCHAR', false],
  ])('%s is a number: %s', (type, expected) => expect(isNumericType(type)).toBe(expected));
});

describe('a result as text', () => {
  it('is CSV that Excel reads and whose cells run nothing', () => {
    expect(resultAsCsv(result, [3, 1, 2])).toBe("\uFEFFxã,người\r\n'=1+1,-3\r\nAn Phú,20\r\n,\r\n");
  });
  it('is quoted where it must be', () => {
    const odd = { ...result, rows: 1, values: [['a "b", c\nd'], [1]] };
    expect(resultAsCsv(odd, [0])).toContain('"a ""b"", c\nd",1');
  });
  it('pastes as cells', () => {
    expect(resultAsTabs(result, [1])).toBe('xã\tngười\nAn Phú\t20');
  });
  it('runs nothing where it is pasted, whatever its columns are called', () => {
    const columns = result.columns.map((column, i) =>
      i === 0 ? { ...column, name: '@x' } : column,
    );
    const odd = { ...result, columns, rows: 1, values: [['-2+3+cmd|x!A0'], [-3.5]] };
    expect(resultAsTabs(odd, [0])).toBe("'@x\tngười\n'-2+3+cmd|x!A0\t-3.5");
    expect(resultAsCsv(odd, [0])).toBe("\uFEFF'@x,người\r\n'-2+3+cmd|x!A0,-3.5\r\n");
  });
});
