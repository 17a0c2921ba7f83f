import type { Area, AreaCode, AreaQuality, Day, UnitOrigin } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { unitQuality } from './unit-quality.js';

const quality = (code: string, overall: number, part: Partial<AreaQuality> = {}): AreaQuality => ({
  code: code as AreaCode,
  valid: 100,
  complete: overall,
  clean: null,
  live: 100,
  overall,
  newestDay: '2023-09-25' as Day,
  stale: false,
  missingDays: 0,
  ...part,
});
const unit = (code: string, level: Area['level']): Area => ({
  code: code as AreaCode,
  name: code,
  level,
  parentCode: null,
  lon: 106,
  lat: 11,
});
const origin = (unitCode: string, wardCode: string): UnitOrigin => ({
  unitCode: unitCode as AreaCode,
  wardCode: wardCode as AreaCode,
  share: 1,
  method: 'whole',
});

it('a unit is as good as the least of its wards, and late when one of them is', () => {
  const wards = [
    quality('74', 97),
    quality('25741', 99),
    quality('25744', 60, { stale: true, missingDays: 3, newestDay: '2023-09-20' as Day }),
    quality('25966', 90),
  ];
  const units = [unit('79', 'province'), unit('25741', 'ward'), unit('25966', 'ward')];
  const origins = [origin('25741', '25741'), origin('25741', '25744'), origin('25966', '25966')];
  expect(unitQuality(wards, origins, units)).toEqual([
    quality('79', 97),
    quality('25741', 60, { stale: true, missingDays: 3, newestDay: '2023-09-20' as Day }),
    quality('25966', 90),
  ]);
});
