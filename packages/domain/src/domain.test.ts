import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  areaNameKey,
  bareAreaName,
  type Day,
  dayRange,
  daysBetween,
  foldText,
  isDay,
  shortAreaName,
} from './index.js';

describe('days', () => {
  it.each([
    ['2023-07-25', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2023-13-01', false],
    ['25/07/2023', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

  it('adding days and counting them back agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (count) => {
        const start = '2023-07-25' as Day;
        expect(daysBetween(start, addDays(start, count))).toBe(count);
      }),
    );
  });

  it('a range holds both its ends', () => {
    const days = dayRange('2023-07-25' as Day, '2023-09-25' as Day);
    expect([days.length, days[0], days.at(-1)]).toEqual([63, '2023-07-25', '2023-09-25']);
    expect(dayRange('2023-07-25' as Day, '2023-07-24' as Day)).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['Phường Thuận Giao', 'thuan giao'],
    ['P. Thuận Giao', 'thuan giao'],
    ['P.Thuận Giao', 'thuan giao'],
    ['TT Dầu Tiếng', 'dau tieng'],
    ['Thị trấn Dầu Tiếng', 'dau tieng'],
    ['xã  Phú An', 'phu an'],
    ['Phường Phú Hòa', 'phu hoa'],
    ['Phường Phú Hoà', 'phu hoa'],
    ['Phú Hòa', 'phu hoa'],
  ])('%s is matched as %s', (name, key) => expect(areaNameKey(name)).toBe(key));

  it('decomposed and composed Vietnamese fold alike', () => {
    for (const text of ['Đất Cuốc', 'Thủ Dầu Một', 'Dĩ An']) {
      expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
    }
  });

  it('drops or shortens the kind', () => {
    expect(bareAreaName('Thành phố Thủ Dầu Một')).toBe('Thủ Dầu Một');
    expect(shortAreaName('Thị trấn Lai Uyên')).toBe('TT. Lai Uyên');
    expect(bareAreaName('An Bình')).toBe('An Bình');
  });
});
