import { expect, it } from 'vitest';
import { findHeader } from './header-row.js';

const rowsOf = (rows: string[][]) => rows.map((cells, i) => ({ row: i + 1, cells }));

it.each<[string, number, string[][]]>([
  [
    'the first row of a plain table',
    0,
    [
      ['Mã', 'Tên'],
      ['1', 'a'],
      ['2', 'b'],
    ],
  ],
  [
    'the first row when the data are texts too',
    0,
    [
      ['tỉnh', 'xã'],
      ['Bình Dương', 'Dĩ An'],
      ['Bình Dương', 'Tân An'],
    ],
  ],
  [
    'below titles',
    2,
    [['UBND TỈNH'], ['Báo cáo', 'tháng 7'], ['Mã', 'Tên', 'Số'], ['1', 'a', '2'], ['2', 'b', '3']],
  ],
  [
    'with a header missing',
    0,
    [
      ['Mã', '', 'Số'],
      ['1', 'a', '2'],
      ['2', 'b', '3'],
    ],
  ],
  [
    'not the row of column numbers',
    0,
    [
      ['STT', 'Tên', 'Số'],
      ['(1)', '(2)', '(3)'],
      ['1', 'a', '2'],
    ],
  ],
  [
    'the lower of two rows that share merged cells',
    1,
    [
      ['Xã', 'Số', ''],
      ['Xã', 'Nam', 'Nữ'],
      ['Dĩ An', '1', '2'],
    ],
  ],
  [
    'short names with digits',
    0,
    [
      ['Xã', 'Q1', 'Q2'],
      ['Dĩ An', '1', '2'],
      ['Tân An', '1', '2'],
    ],
  ],
  ['one row alone', 0, [['Mã', 'Tên']]],
  ['one column', 0, [['Mã xã'], ['25747'], ['25750']]],
])('finds %s', (_, at, rows) => {
  expect(findHeader(rowsOf(rows))).toBe(at);
});

it('lets two recognised cells decide', () => {
  const rows = rowsOf([
    ['Phòng', 'Cảnh', 'sát'],
    ['ma_xa', 'x1', 'ngay'],
    ['1', '2', '3'],
  ]);
  expect(findHeader(rows, (cell) => ['ma_xa', 'ngay'].includes(cell))).toBe(1);
});
