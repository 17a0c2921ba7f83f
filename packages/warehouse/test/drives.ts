import type { AreaCode, AreaLevel, Day } from '@tungngo/domain';
import { addDays, dayRange, isHoliday } from '@tungngo/domain';
import type { ForecastArea, ForecastEvidence } from '../src/forecast/evidence.js';

/** mulberry32: the same seed gives the same numbers. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const START = '2023-07-24' as Day;
const WEEK = [1.15, 1.05, 1, 1, 1, 0.8, 0.4];

/** Two districts; the wards take turns. */
const districtOf = (ward: number) => (ward % 2 === 0 ? '718' : '725') as AreaCode;

/** Puts wards' daily counts together; district and province are their sums. */
export function evidenceOf(
  daily: readonly (readonly number[])[],
  { eligible = 0, target = null as number | null, length = 64 } = {},
): ForecastEvidence {
  const days = dayRange(START, addDays(START, (daily[0]?.length ?? 1) - 1));
  const cumulated = daily.map((counts) => {
    let sum = 0;
    return counts.map((count) => (sum += count));
  });
  const wards = cumulated.map((activated, w) => ({
    code: String(25_000 + w) as AreaCode,
    level: 'ward' as AreaLevel,
    parentCode: districtOf(w) as AreaCode | null,
    activated,
    eligible: days.map(() => eligible),
    target,
  }));
  const above = (code: string, level: AreaLevel, parentCode: AreaCode | null): ForecastArea => {
    const own = wards.filter((ward) => level === 'province' || ward.parentCode === code);
    const sum = (of: (ward: ForecastArea) => readonly number[]) =>
      days.map((_, i) => own.reduce((total, ward) => total + (of(ward)[i] ?? 0), 0));
    return {
      code: code as AreaCode,
      level,
      parentCode,
      activated: sum((ward) => ward.activated),
      eligible: sum((ward) => ward.eligible),
      target: target === null ? null : target * own.length,
    };
  };
  const province = '74' as AreaCode;
  return {
    generation: 1,
    indicator: 'level2',
    days,
    startDay: START,
    deadline: addDays(START, length),
    areas: [
      above('74', 'province', null),
      above('718', 'district', province),
      above('725', 'district', province),
      ...wards,
    ],
  };
}

/**
 * A drive whose truth is known: each ward's level wanders a little from day to day (5%), the week
 * repeats, holidays bring 40%, and days scatter by 15%: over-dispersed, as real counts are.
 */
export function wanderingDrive(seed: number, wards: number, days: number): number[][] {
  const random = randomOf(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let common = 0;
  const shared = Array.from({ length: days }, () => (common += 0.05 * normal()));
  return Array.from({ length: wards }, () => {
    const level = 40 + 160 * random();
    let own = 0;
    return shared.map((of, i) => {
      own += 0.03 * normal();
      const scatter = Math.exp(0.15 * normal());
      return Math.round(
        level *
          Math.exp(of + own) *
          (WEEK[i % 7] ?? 1) *
          (isHoliday(addDays(START, i)) ? 0.4 : 1) *
          scatter,
      );
    });
  });
}
