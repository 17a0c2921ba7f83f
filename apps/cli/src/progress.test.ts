import { expect, it } from 'vitest';
import { progressLine } from './progress.js';

it.each([
  [
    'vi',
    { rowsPerSecond: 812_345, msLeft: 11_200 },
    'Đọc ngày.csv · 45% · 1.200.000 dòng · 812.345 dòng/giây · còn 12 giây',
  ],
  [
    'en',
    { rowsPerSecond: 812_345, msLeft: 150_000 },
    'Reading ngày.csv · 45% · 1,200,000 rows · 812,345 rows/s · 3 min left',
  ],
  ['vi', { rowsPerSecond: null, msLeft: null }, 'Đọc ngày.csv · 45% · 1.200.000 dòng'],
] as const)('the line of an import in %s', (language, pace, line) => {
  const progress = { stage: 'read', file: 'ngày.csv', rows: 1_200_000, share: 0.456 } as const;
  expect(progressLine(progress, pace, language)).toBe(line);
});

it('a stage of which nothing is known is named alone', () => {
  const progress = { stage: 'verify', file: '', rows: 0, share: null } as const;
  const pace = { rowsPerSecond: null, msLeft: null };
  expect(progressLine(progress, pace, 'vi')).toBe('Tính và kiểm tra số liệu');
});
