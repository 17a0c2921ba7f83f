import {
  type AreaLevel,
  addDays,
  areaLevels,
  type CoverageRow,
  type CoverageSeries,
  type Day,
  dayRange,
  type Indicator,
  indicators,
} from '@tungngo/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EventBench, openEventBench } from '../../test/event-bench.js';
import { countPlainly, plainRows } from '../../test/plain-figures.js';
import {
  fill,
  prepare,
  type RandomCampaign,
  randomCampaign,
  unitsOfWards,
  VINTAGE,
} from '../../test/random-campaign.js';
import { coverageByArea, coverageSeries } from './coverage-by-area.js';

/** Counts that are sums, so that those of the parts make that of the whole. */
const additive = [
  'activated',
  'provisional',
  'aggregated',
  'eligible',
  'eligiblePermanent',
  'eligibleTemporary',
] as const;

let bench: EventBench;
beforeAll(async () => {
  bench = await openEventBench();
  await prepare(bench);
});
afterAll(() => bench.close());

const rowsOn = (level: AreaLevel, indicator: Indicator, day: Day, vintage?: string) =>
  coverageByArea(bench.session, { level, indicator, day, vintage });

async function dataDays(): Promise<Day[]> {
  const { first, last } = await bench.session.one<{ first: Day; last: Day }>(
    'SELECT min(day)::VARCHAR AS first, max(day)::VARCHAR AS last FROM coverage_daily',
  );
  return dayRange(first, last);
}

/** The day before the first with data, one within, the last, and one after it. */
function someDays(days: readonly Day[]): Day[] {
  const [first, middle, last] = [0, Math.floor(days.length / 2), days.length - 1].map(
    (i) => days[i] as Day,
  ) as [Day, Day, Day];
  return [...new Set([addDays(first, -1), middle, last, addDays(last, 9)])];
}

const sums = (rows: readonly CoverageRow[]) =>
  additive.map((metric) => rows.reduce((sum, row) => sum + row[metric], 0));

/** The product's rows of each level, once they are those of plain sentences. */
async function checkedRecords(indicator: Indicator, day: Day, lastDay: Day) {
  const levels: CoverageRow[][] = [];
  for (const level of areaLevels) levels.push(await rowsOn(level, indicator, day));
  const rows = levels.flat();
  expect(rows).toEqual(await plainRows(bench.session, { indicator, day, lastDay }));
  const [province, districts, wards] = levels.map(sums);
  expect(districts).toEqual(province);
  expect(wards).toEqual(province);
  return rows;
}

/** A ward's people, in order, pass from one unit to the next where the parts end. */
async function checkedUnits(
  { eighths }: RandomCampaign,
  records: readonly CoverageRow[],
  indicator: Indicator,
  day: Day,
) {
  const units = await rowsOn('ward', indicator, day, VINTAGE);
  const expected = new Map(units.map(({ code }) => [code as string, 0]));
  const passed = new Map<string, number>();
  for (const [ward, unit, n] of unitsOfWards(eighths)) {
    const people = records.find(({ code }) => code === ward)?.activated ?? 0;
    const before = passed.get(ward) ?? 0;
    passed.set(ward, before + n);
    const part = Math.round((people * (before + n)) / 8) - Math.round((people * before) / 8);
    expected.set(unit, (expected.get(unit) ?? 0) + part);
  }
  expect(units.map(({ code, activated }) => [code, activated])).toEqual([...expected]);
  const [own] = records;
  const [carried] = await rowsOn('province', indicator, day, VINTAGE);
  if (!own || !carried) throw new Error('no province');
  expect(sums(units)).toEqual(sums([own]));
  const { code, name, parentCode, ...figures } = own;
  expect(carried).toMatchObject(figures);
  return [carried, ...units];
}

/** Every day of the series is the rows of that day. */
function checkSeries(series: CoverageSeries, day: Day, rows: readonly CoverageRow[]): void {
  const at = series.days.indexOf(day);
  if (at < 0) return;
  for (const row of rows) {
    const i = series.areas.indexOf(row.code);
    const counts = [series.activated[i]?.[at], series.eligible[i]?.[at]];
    expect(counts).toEqual([row.activated, row.eligible]);
    const since = series.aggregatedFrom[i] ?? null;
    expect(since !== null && since <= day).toBe(row.aggregated > 0);
  }
}

it('every metric of every level is that of plain sentences over the files; parts add up, in every boundary vintage', async () => {
  await fc.assert(
    fc.asyncProperty(randomCampaign, async (campaign) => {
      await fill(bench, campaign);
      const days = await dataDays();
      const lastDay = days.at(-1) as Day;
      await countPlainly(bench.session, dayRange(addDays(days[0] as Day, -80), lastDay));
      for (const indicator of indicators) {
        const series = await coverageSeries(bench.session, indicator);
        const unitSeries = await coverageSeries(bench.session, indicator, VINTAGE);
        for (const day of someDays(days)) {
          const records = await checkedRecords(indicator, day, lastDay);
          checkSeries(series, day, records);
          checkSeries(unitSeries, day, await checkedUnits(campaign, records, indicator, day));
        }
      }
    }),
    { numRuns: 6, seed: 20231125, endOnFailure: true },
  );
}, 120_000);
