import { DuckDBInstance } from '@duckdb/node-api';
import { type AreaQuality, addDays, type Day, dayRange } from '@tungngo/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSession, type Session, sqlText } from '../duckdb/session.js';
import { createSchema } from '../schema/tables.js';
import { refreshEvidence } from './evidence.js';
import { qualityAsOf } from './report.js';
import { areaScores } from './scores.js';

/** A province, a district, two wards; a campaign of three weeks from a Tuesday. */
const wards = ['25741', '25744'];
const [start, end] = ['2023-08-01' as Day, '2023-08-21' as Day];
const period = dayRange(start, end);

let instance: DuckDBInstance;
let session: Session;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  session = await openSession(instance);
  await createSchema(session);
  await session.run(`INSERT INTO area VALUES
    ('74', 'Tỉnh', 'province', NULL, 0, 0, 1), ('718', 'Huyện', 'district', '74', 0, 0, 1),
    ('25741', 'Phường Hiệp Thành', 'ward', '718', 0, 0, 1),
    ('25744', 'Phường Phú Lợi', 'ward', '718', 0, 0, 1)`);
  await session.run(`INSERT INTO campaign VALUES ('c', '${start}', '${end}', 2, 1, 1, '{}')`);
});
beforeEach(async () => {
  for (const table of ['event', 'daily_count', 'reporting_day', 'quarantine', 'eligible']) {
    await session.run(`DELETE FROM ${table}`);
  }
});
afterAll(() => {
  session.close();
  instance.closeSync();
});

interface Rule {
  area: string;
  weekday: number | null;
  day: Day | null;
  reports: boolean;
  delay: number | null;
}

async function declare(rules: Rule[]): Promise<void> {
  for (const { area, weekday, day, reports, delay } of rules) {
    await session.run(
      `INSERT INTO reporting_day VALUES ($area, $weekday, $day::DATE, $reports, $delay, 1)`,
      { area, weekday, day, reports, delay },
    );
  }
}

async function report(ward: string, days: readonly Day[]): Promise<void> {
  if (days.length === 0) return;
  const rows = days.map((day) => `(${sqlText(ward)}, '${day}', 'level2', NULL, NULL, 5, NULL, 1)`);
  await session.run(`INSERT INTO daily_count VALUES ${rows.join(', ')}`);
}

async function judge(today: Day): Promise<Map<string, AreaQuality>> {
  await refreshEvidence(session, true);
  const areas = await areaScores(session, await qualityAsOf(session, today));
  return new Map(areas.map((area) => [area.code, area]));
}

describe('the reporting calendar', () => {
  const ward = async (today: Day) => (await judge(today)).get('25741');

  it('without a declaration asks for every day of the campaign, a day later', async () => {
    await report('25741', dayRange(start, '2023-08-05' as Day));
    expect(await ward('2023-08-06' as Day)).toMatchObject({
      complete: 100,
      live: 100,
      stale: false,
    });
    expect(await ward('2023-08-07' as Day)).toMatchObject({ missingDays: 1, stale: true });
    expect((await ward('2023-08-07' as Day))?.live).toBeCloseTo((100 * 6) / 7);
    expect((await ward('2023-08-13' as Day))?.live).toBe(0);
    expect((await ward('2023-12-01' as Day))?.missingDays).toBe(15);
  });

  it('asks for nothing before the first day is due', async () => {
    expect(await ward(start)).toMatchObject({ complete: null, live: null, stale: false });
  });

  it('inherits from the district, and a Sunday without a report is not missing', async () => {
    await declare([{ area: '718', weekday: 7, day: null, reports: false, delay: null }]);
    await report('25741', dayRange(start, '2023-08-05' as Day));
    expect(await ward('2023-08-07' as Day)).toMatchObject({ complete: 100, stale: false });
    expect(await ward('2023-08-08' as Day)).toMatchObject({ missingDays: 1, stale: true });
  });

  it('a nearer area overrides a farther one, and a date overrides weekdays', async () => {
    await declare([
      { area: '74', weekday: 0, day: null, reports: false, delay: null },
      { area: '25741', weekday: 0, day: null, reports: true, delay: 3 },
      { area: '74', weekday: null, day: '2023-08-02' as Day, reports: false, delay: null },
    ]);
    const areas = await judge('2023-08-05' as Day);
    expect(areas.get('25741')).toMatchObject({ missingDays: 1 });
    expect(areas.get('25744')).toMatchObject({ complete: null, live: null });
  });
});

const ruleArbitrary: fc.Arbitrary<Rule> = fc
  .record({
    area: fc.constantFrom('74', '718', ...wards),
    when: fc.oneof(fc.integer({ min: 0, max: 7 }), fc.constantFrom(...period)),
    reports: fc.boolean(),
    delay: fc.constantFrom(null, 0, 1, 3),
  })
  .map(({ when, ...rule }) => ({
    ...rule,
    weekday: typeof when === 'number' ? when : null,
    day: typeof when === 'number' ? null : when,
  }));

/** One declaration for an area and a weekday or date, as the importer keeps it. */
const calendarArbitrary = fc.uniqueArray(ruleArbitrary, {
  maxLength: 6,
  selector: ({ area, weekday, day }) => `${area} ${weekday ?? day}`,
});

/** When a day is due by the calendar, worked out rule by rule; null when it does not report. */
function dueOn(ward: string, day: Day, rules: readonly Rule[]): Day | null {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  for (const speaks of [
    (rule: Rule) => rule.day === day,
    (rule: Rule) => rule.weekday !== null && [0, weekday].includes(rule.weekday),
  ]) {
    for (const area of [ward, '718', '74']) {
      const own = rules.filter((rule) => rule.area === area && speaks(rule));
      const rule = own.find((one) => one.weekday !== 0) ?? own[0];
      if (rule) return rule.reports ? addDays(day, rule.delay ?? 1) : null;
    }
  }
  return addDays(day, 1);
}

describe('complete and live', () => {
  it('agree with a plain count over any calendar and any days reported', async () => {
    await fc.assert(
      fc.asyncProperty(
        calendarArbitrary,
        fc.subarray(period),
        fc.constantFrom(...period),
        async (rules, reported, asOf) => {
          await session.run('DELETE FROM reporting_day');
          await session.run('DELETE FROM daily_count');
          await declare(rules);
          await report('25741', reported);
          const ward = (await judge(asOf)).get('25741');
          const due = period
            .map((day) => ({ day, on: dueOn('25741', day, rules) }))
            .filter(({ on }) => on !== null && on <= asOf);
          const missing = due.filter(({ day }) => !reported.includes(day));
          const newest = reported.at(-1) ?? null;
          const overdue = missing
            .filter(({ day }) => newest === null || day > newest)
            .map(({ on }) => on ?? asOf)
            .sort();
          const late = overdue[0] ? dayRange(overdue[0], asOf).length : 0;
          expect(ward?.missingDays).toBe(missing.length);
          expect(ward?.stale).toBe(late > 0);
          if (due.length === 0) expect([ward?.complete, ward?.live]).toEqual([null, null]);
          else {
            expect(ward?.complete).toBeCloseTo((100 * (due.length - missing.length)) / due.length);
            expect(ward?.live).toBeCloseTo(100 * Math.max(0, 1 - late / 7));
          }
        },
      ),
      { seed: 20230725, numRuns: 40 },
    );
  });
});

const badRow = fc.record({
  import: fc.constantFrom(1, 2),
  area: fc.constantFrom('25741', '25744', '718', null),
});

async function quarantine(rows: { import: number; area: string | null }[], from: number) {
  for (const [i, { import: id, area }] of rows.entries()) {
    await session.run(
      `INSERT INTO quarantine (import_id, row, rule, area_code) VALUES ($id, $row, 'r', $area)`,
      { id, row: from + i, area },
    );
  }
}

describe('scores', () => {
  it('a quarantined row counts until it is mended', async () => {
    await report('25741', period);
    await quarantine([{ import: 1, area: '25741' }], 1);
    expect((await judge(end)).get('25741')?.valid).toBeCloseTo((100 * 21) / 22);
    await session.run('UPDATE quarantine SET mended_in = 2');
    expect((await judge(end)).get('25741')?.valid).toBe(100);
  });

  it('stay within 0–100, the overall is the least, and a bad row never raises valid', async () => {
    await session.run('DELETE FROM import');
    for (const id of [1, 2]) {
      await session.run(
        `INSERT INTO import (import_id, file, kind, table_name, sha256, bytes, rows_read, accepted, quarantined, duplicate, generation, imported_at, elapsed_ms)
        VALUES (${id}, 'f', 'daily-counts', '', '', 1, 10, 5, 2, 3, 1, now(), 1)`,
      );
    }
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(period),
        fc.subarray(period),
        fc.array(badRow, { maxLength: 4 }),
        badRow,
        async (first, second, bad, oneMore) => {
          for (const table of ['daily_count', 'quarantine']) {
            await session.run(`DELETE FROM ${table}`);
          }
          await report('25741', first);
          await report('25744', second);
          await quarantine(bad, 1);
          const before = await judge(end);
          await quarantine([oneMore], 100);
          const after = await judge(end);
          for (const [code, { valid, complete, clean, live, overall }] of after) {
            const known = [valid, complete, clean, live].filter((score) => score !== null);
            for (const score of known) {
              expect(score).toBeGreaterThanOrEqual(0);
              expect(score).toBeLessThanOrEqual(100);
            }
            expect(overall).toBe(known.length > 0 ? Math.min(...known) : null);
            const former = before.get(code)?.valid ?? null;
            if (former !== null) expect(valid).toBeLessThanOrEqual(former);
          }
          expect(after.get('74')?.valid ?? 0).toBeLessThan(before.get('74')?.valid ?? 101);
        },
      ),
      { seed: 20230725, numRuns: 20 },
    );
  });
});
