import type { AreaCode, Day, QualityFinding, QualityReport } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  areaLines,
  cleanSources,
  days,
  event,
  newPerson,
  openCampaign,
  usual,
  written,
} from '../../test/quality-campaign.js';
import { type Bench, good } from '../../test/small-campaign.js';
import { openQueryRunner } from '../index.js';

const TODAY = '2026-11-25' as Day;

describe('a clean campaign', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openCampaign(cleanSources());
  });
  afterAll(() => bench.close());

  it('has full scores and no finding', async () => {
    const report = await quality(bench);
    expect(report.asOf).toBe('2023-09-10');
    expect(report.findings).toEqual([]);
    for (const { code, overall, stale, missingDays, newestDay } of report.areas) {
      expect([code, overall, stale, missingDays, newestDay]).toEqual([
        code,
        100,
        false,
        0,
        '2023-09-10',
      ]);
    }
    expect(report.areas).toHaveLength(8);
    expect(report.sources.map(({ file, overall }) => [file, overall])).toEqual([
      ['activations.csv', 100],
      ['targets.csv', 100],
      ['eligible.csv', 100],
      ['areas.csv', 100],
    ]);
  });

  it('is judged on the reader’s own day, although nothing was published since', async () => {
    const report = await quality(bench, '2023-08-20');
    expect(report.asOf).toBe('2023-08-20');
    expect(report.areas.every(({ complete, live }) => complete === 100 && live === 100)).toBe(true);
  });
});

/** What was put into the files on purpose; each is found below. */
function plantedSources() {
  const sources = cleanSources();
  const drop = (ward: string, from: string, to = from) => {
    sources.activations = sources.activations.filter((line) => {
      const [, moment = '', , code] = line.split(',');
      const day = moment.slice(0, 10).split('/').reverse().join('-');
      return code !== ward || day < from || day > to;
    });
  };
  drop('25741', '2023-08-15', '2023-08-16');
  drop('25741', '2023-08-20');
  drop('25744', '2023-09-02', '2023-09-10');
  for (let i = 0; i < 120; i++) sources.activations.push(newPerson('25966', '2023-08-22'));
  sources.activations.push(
    event('074100000001', '25741', '2023-08-05', 1, '07:00'),
    event('074100000001', '25969', '2023-08-05', 2, '09:00'),
    event('074100000002', '25747', '2023-08-08', 7),
    event('074100000003', '25747', '2023-08-08', 8),
    event('074100000004', '99999', '2023-08-08', 2),
  );
  const [first = '', second = ''] = sources.activations.slice(1, 3);
  sources.activations.push(first, second);
  const people = (day: Day, more: number) => usual(day) + more;
  sources.more.push(
    [
      'daily-counts',
      'daily.csv',
      [
        'Mã xã,Ngày,Chỉ tiêu,Số trong ngày',
        `25969,${written('2023-08-10')},level2,${people('2023-08-10' as Day, 50)}`,
        `25969,${written('2023-08-11')},level2,${people('2023-08-11' as Day, 60)}`,
        `25969,${written('2023-08-12')},level2,${people('2023-08-12' as Day, 5)}`,
      ],
    ],
    [
      'daily-counts',
      'cumulative.csv',
      [
        'Mã xã,Ngày,Chỉ tiêu,Luỹ kế',
        ...days.map((day, i) => `25972,${written(day)},level2,${day === '2023-08-09' ? 1 : 2 + i}`),
      ],
    ],
    [
      'activations',
      'reversals.csv',
      [
        'Mã định danh,Thời điểm kích hoạt,Mức,Loại bản ghi,Mã xã,Hình thức,Diện cư trú',
        `074100000009,${written('2023-08-08')} 08:00,2,Thu hồi,25966,Trụ sở,Thường trú`,
      ],
    ],
    [
      'eligible',
      'cells.csv',
      [
        'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt',
        '25747,8a65b56f0b67fff,Thường trú,70,25/07/2023',
        '25972,,Thường trú,12,25/07/2023',
      ],
    ],
  );
  return sources;
}

const plantedAreas = [
  ...areaLines,
  '25972,Phường An Phú,Xã,725,106.735,10.945',
  '25975,Phường An Phú,Xã,725,106.745,10.955',
];

describe('a campaign with planted faults', () => {
  let bench: Bench;
  let report: QualityReport;
  beforeAll(async () => {
    bench = await openCampaign(plantedSources(), plantedAreas);
    report = await quality(bench);
  });
  afterAll(() => bench.close());

  const score = (code: string) => report.areas.find((area) => area.code === code);

  it('finds each of them and nothing else, most serious first', () => {
    expect(report.findings.map(({ rule, code, day, count }) => [rule, code, day, count])).toEqual([
      ['ward-silent', '25975', '2023-08-01', 40],
      ['stale', '25744', '2023-09-01', 8],
      ['day-missing', '25744', '2023-09-02', 8],
      ['day-missing', '25741', '2023-08-15', 2],
      ['day-missing', '25741', '2023-08-20', 1],
      ['sources-differ', '25969', '2023-08-10', 2],
      ['over-100', '25972', '2023-08-12', 30],
      ['jump', '25966', '2023-08-22', 1],
      ['count-falls', '25972', '2023-08-09', 1],
      ['residence-twice', '25741', '2023-08-05', 1],
      ['residence-twice', '25969', '2023-08-05', 1],
      ['reversal-alone', '25966', '2023-08-08', 1],
      ['rule-broken', '25747', null, 2],
      ['rule-broken', null, null, 1],
      ['denominators-differ', '25747', '2023-07-25', 1],
      ['denominator-missing', '25975', null, 1],
      ['name-twice', '25972', null, 1],
      ['name-twice', '25975', null, 1],
      ['duplicate', null, null, 2],
      ['target-missing', '25972', null, 1],
      ['target-missing', '25975', null, 1],
    ]);
  });

  it('says each in both languages, with its figures', () => {
    const jump = report.findings.find(({ rule }) => rule === 'jump');
    expect(jump?.text).toEqual({
      vi: 'Phường Lái Thiêu, 22/08/2023: 125 trong một ngày (Tài khoản mức 2), ngưỡng của các ngày cùng thứ là 23.',
      en: 'Phường Lái Thiêu, 22/08/2023: 125 in a day (Account, level 2); the bound of its same weekdays is 23.',
    });
    for (const { text } of report.findings) {
      expect(text.vi).not.toMatch(/undefined|null|NaN/);
      expect(text.en).not.toMatch(/undefined|null|NaN/);
    }
  });

  it('every finding’s query runs in the workbench and lists as many rows as it says', async () => {
    const runner = openQueryRunner({ currentDatabase: bench.warehouse.currentDatabase });
    for (const finding of report.findings) {
      const { values, columns, rows } = good(await runner.run({ sql: finding.sql, limit: 10_000 }));
      const stated = columns.findIndex(({ name }) => name === 'duplicate');
      expect(stated < 0 ? rows : values[stated]?.[0], finding.sql).toBe(finding.count);
    }
    await runner.close();
  });

  it('scores follow from the counts', () => {
    expect(score('25741')).toMatchObject({
      complete: (100 * 37) / 40,
      live: 100,
      stale: false,
      missingDays: 3,
    });
    expect(score('25744')).toMatchObject({
      complete: (100 * 32) / 40,
      live: 0,
      stale: true,
      newestDay: '2023-09-01',
      missingDays: 8,
    });
    expect(score('25975')).toMatchObject({ complete: 0, live: 0, clean: null, newestDay: null });
    expect(score('25966')?.clean).toBeCloseTo(100 * (1 - (1 + 1 / 6) / 41));
    expect(score('25747')?.valid).toBeCloseTo((100 * (wardEvents + 3)) / (wardEvents + 5));
  });

  it('a district and the province pool their wards', () => {
    expect(score('718')?.complete).toBeCloseTo((100 * (3 * 40 - 11)) / (3 * 40));
    expect(score('718')?.live).toBeCloseTo(200 / 3);
    expect(score('718')).toMatchObject({ stale: true, missingDays: 11 });
    expect(score('74')?.complete).toBeCloseTo((100 * (7 * 40 - 51)) / (7 * 40));
    const [district, province] = [score('718')?.valid ?? 0, score('74')?.valid ?? 0];
    expect(district).toBeLessThan(100);
    expect(province).toBeLessThan(100);
  });

  it('the tables of the workbench hold the same as the reader says', async () => {
    const runner = openQueryRunner({ currentDatabase: bench.warehouse.currentDatabase });
    const areas = good(
      await runner.run({
        sql: 'SELECT area_code, overall, as_of::VARCHAR FROM quality_area ORDER BY area_code',
        limit: 100,
      }),
    );
    const expected = report.areas
      .map(({ code, overall }) => [code, overall] as const)
      .sort(([a], [b]) => a.localeCompare(b));
    expect(areas.values).toEqual([
      expected.map(([code]) => code),
      expected.map(([, overall]) => overall),
      expected.map(() => '2023-09-10'),
    ]);
    const findings = good(
      await runner.run({ sql: 'SELECT rule, text_vi, sql FROM quality_finding', limit: 100 }),
    );
    const told = (pick: (finding: QualityFinding) => string) => report.findings.map(pick);
    expect(findings.values).toEqual([
      told(({ rule }) => rule),
      told(({ text }) => text.vi),
      told(({ sql }) => sql),
    ]);
    await runner.close();
  });

  it('names the days without a report that the areas’ scores count', async () => {
    const missing = await bench.warehouse.read((reader) => reader.missingDays(TODAY as Day));
    const days = new Map(missing.map(({ code, days }) => [code, days]));
    const wards = report.areas.filter(({ code }) => code.length === 5);
    expect(missing.length).toBeGreaterThan(0);
    for (const { code, missingDays } of wards)
      expect(days.get(code)?.length ?? 0).toBe(missingDays);
    expect(days.get('25744' as AreaCode)?.[0]).toBe('2023-09-02');
  });

  it('a file is judged by its own rows, and by when it came', () => {
    const source = (file: string) => report.sources.find((one) => one.file === file);
    const events = source('activations.csv');
    expect(events?.valid).toBeLessThan(100);
    expect(events?.clean).toBeLessThan(100);
    expect(events?.live).toBe(100);
    // 25744 is in the file, and has no day after 1 September.
    expect(events?.complete).toBeCloseTo((100 * (5 * 40 - 11)) / (5 * 40));
    expect(source('daily.csv')).toMatchObject({ valid: 100, complete: 100, live: 0 });
    expect(source('cells.csv')).toMatchObject({ complete: null, live: null });
  });
});

/** Accepted events of a clean ward. */
const wardEvents = days.reduce((sum, day) => sum + usual(day), 0);

function quality(bench: Bench, today: string = TODAY): Promise<QualityReport> {
  return bench.warehouse.read((reader) => reader.quality(today as Day));
}
