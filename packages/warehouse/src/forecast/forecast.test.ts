import { type AreaCode, addDays, type Day, type Forecast } from '@tungngo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf, wanderingDrive } from '../../test/drives.js';
import type { ForecastEvidence } from './evidence.js';
import { forecast } from './forecast.js';

const drive = wanderingDrive(7, 6, 50);
const evidence = evidenceOf(drive, { eligible: 20_000, target: 6_000 });
const dayAt = (i: number, of: ForecastEvidence = evidence) => of.days[i] as Day;
const placeOf = (of: Forecast, code: string) => of.areas.indexOf(code as AreaCode);

/** As if the days after `at` had never been. */
function cutAfter(whole: ForecastEvidence, at: number): ForecastEvidence {
  const areas = whole.areas.map((area) => ({
    ...area,
    activated: area.activated.slice(0, at + 1),
    eligible: area.eligible.slice(0, at + 1),
  }));
  return { ...whole, days: whole.days.slice(0, at + 1), areas };
}

const anyDrive = fc
  .record({
    counts: fc.array(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 30, maxLength: 30 }), {
      minLength: 1,
      maxLength: 4,
    }),
    eligible: fc.constantFrom(0, 2_000, 50_000),
    target: fc.constantFrom(null, 500, 9_000),
  })
  .map(({ counts, ...rest }) => evidenceOf(counts, rest));

const seeded = { seed: 74, numRuns: 60 };

describe('any forecast', () => {
  it('has low ≤ median ≤ high, and totals that never fall', () => {
    fc.assert(
      fc.property(anyDrive, fc.integer({ min: 0, max: 29 }), (any, at) => {
        const { median, low, high, activated } = forecast(any, dayAt(at, any));
        for (const [a, middle] of median.entries()) {
          let before = [activated[a], activated[a], activated[a]].map(Number);
          for (const [h, value] of middle.entries()) {
            const [least = 0, most = 0] = [low[a]?.[h], high[a]?.[h]];
            expect(least).toBeLessThanOrEqual(value);
            expect(value).toBeLessThanOrEqual(most);
            const now = [least, value, most];
            for (const [k, figure] of now.entries()) {
              expect(figure).toBeGreaterThanOrEqual(before[k] ?? 0);
            }
            before = now;
          }
        }
      }),
      seeded,
    );
  });

  it('reaches nobody who is not eligible, and gives chances between 0 and 1', () => {
    fc.assert(
      fc.property(anyDrive, fc.integer({ min: 8, max: 29 }), (any, at) => {
        const result = forecast(any, dayAt(at, any));
        for (const [a, code] of result.areas.entries()) {
          const area = any.areas.find((one) => one.code === code) as ForecastEvidence['areas'][0];
          const limit = Math.max(area.eligible[at] ?? 0, area.activated[at] ?? 0);
          const most = result.high[a]?.at(-1) ?? 0;
          if ((area.eligible[at] ?? 0) > (area.activated[at] ?? 0)) {
            expect(most).toBeLessThanOrEqual(limit + 1);
          }
          const { probability, medianDay, lowDay, highDay } = result.reach[
            a
          ] as Forecast['reach'][0];
          if (probability !== null) {
            expect(probability).toBeGreaterThanOrEqual(0);
            expect(probability).toBeLessThanOrEqual(1);
          }
          if (medianDay) expect(lowDay && lowDay <= medianDay).toBe(true);
          if (highDay) expect(medianDay && medianDay <= highDay).toBe(true);
        }
      }),
      seeded,
    );
  });

  it('knows nothing of later days', () => {
    fc.assert(
      fc.property(anyDrive, fc.integer({ min: 0, max: 29 }), (any, at) => {
        const day = dayAt(at, any);
        expect(forecast(any, day)).toEqual(forecast(cutAfter(any, at), day));
      }),
      { ...seeded, numRuns: 25 },
    );
  });

  it('is the same when made again', () => {
    expect(forecast(evidence, dayAt(30))).toEqual(forecast(evidence, dayAt(30)));
  });

  it('has for a district and the province the sum of the wards’ medians', () => {
    const { areas, atDeadline } = forecast(evidence, dayAt(30));
    const medians = evidence.areas.map(({ code, level, parentCode }) => ({
      code,
      level,
      parentCode,
      median: atDeadline[areas.indexOf(code)]?.median ?? 0,
    }));
    const sum = (parent: string | null) =>
      medians
        .filter(({ level, parentCode }) => level === 'ward' && (!parent || parentCode === parent))
        .reduce((total, { median }) => total + median, 0);
    const of = (code: string) => medians.find((area) => area.code === code)?.median;
    expect(of('74')).toBeCloseTo(sum(null), 6);
    expect(of('718')).toBeCloseTo(sum('718'), 6);
  });
});

describe('a steady drive', () => {
  // 100 people on workdays, half of that at weekends, for ever.
  const week = [100, 100, 100, 100, 100, 50, 50];
  const steady = evidenceOf([Array.from({ length: 35 }, (_, i) => week[i % 7] ?? 0)], {
    target: 5_000,
    length: 62,
  });
  const result = forecast(steady, dayAt(34, steady));

  it('goes on as it went, weekends included', () => {
    // Four weeks of 600; the holidays of 1–4 September lie within, taken at half for want of any seen.
    const { median = 0 } = result.atDeadline[0] ?? {};
    expect(result.activated[0]).toBe(3_000);
    expect(median - 3_000).toBeGreaterThan(2_100);
    expect(median - 3_000).toBeLessThan(2_400);
  });

  it('learns the week', () => {
    const { weekdays } = result.method;
    expect((weekdays[6] ?? 0) / (weekdays[2] ?? 1)).toBeCloseTo(0.5, 0);
    expect(weekdays.reduce((sum, value) => sum + value, 0)).toBeCloseTo(7, 9);
  });

  it('tells when the target is met', () => {
    const { probability, medianDay, lowDay, highDay } = result.reach[0] ?? {};
    expect(probability).toBeGreaterThan(0.5);
    expect(lowDay && medianDay && highDay && lowDay <= medianDay && medianDay <= highDay).toBe(
      true,
    );
  });
});

describe('what there is little to say of', () => {
  it('a drive of under 14 days', () => {
    expect(forecast(evidence, dayAt(9)).notices).toEqual(['short-history']);
    expect(forecast(evidence, dayAt(20)).notices).toEqual([]);
  });

  it('no target: totals, but no chance and no day', () => {
    const result = forecast(evidenceOf(drive), dayAt(30));
    expect(result.reach[0]).toEqual({
      probability: null,
      medianDay: null,
      lowDay: null,
      highDay: null,
    });
    expect(result.atDeadline[0]?.median).toBeGreaterThan(result.activated[0] ?? 0);
  });

  it('no campaign: the next thirty days', () => {
    const result = forecast({ ...evidence, startDay: null, deadline: null }, dayAt(30));
    expect([result.notices, result.days.length]).toEqual([['no-deadline'], 30]);
    expect(result.reach[0]?.probability).toBeNull();
  });

  it('after the deadline: the result of that day', () => {
    const ended = { ...evidence, deadline: dayAt(25) };
    const result = forecast(ended, dayAt(30));
    expect([result.notices, result.days]).toEqual([['past-deadline'], []]);
    const stood = ended.areas[0]?.activated[25];
    expect(result.atDeadline[0]).toEqual({ median: stood, low: stood, high: stood });
    expect(result.reach[0]?.probability).toBe((stood ?? 0) >= 36_000 ? 1 : 0);
  });

  it('nobody yet', () => {
    const empty = evidenceOf([new Array<number>(20).fill(0)], { target: 10 });
    const result = forecast(empty, dayAt(19, empty));
    expect([result.notices, result.reach[0]?.probability]).toEqual([['no-activity'], null]);
    expect(result.atDeadline[0]?.median).toBe(0);
  });

  it('a target that is met already: when it was', () => {
    const met = evidenceOf(drive, { target: 100 });
    const { probability, medianDay, highDay } = forecast(met, dayAt(30)).reach[0] ?? {};
    const first = met.areas[0]?.activated.findIndex((people) => people >= 600) ?? -1;
    expect([probability, medianDay, highDay]).toEqual([1, dayAt(first), dayAt(first)]);
  });

  it('a target beyond the eligible people: no chance', () => {
    const beyond = evidenceOf(drive, { eligible: 9_000, target: 9_500 });
    expect(forecast(beyond, dayAt(30)).reach[0]?.probability).toBe(0);
  });

  it('a ward that stopped reporting goes on at its usual pace, and says how long it is silent', () => {
    const silent = drive.map((counts, w) => counts.map((n, i) => (w === 0 && i > 25 ? 0 : n)));
    const result = forecast(evidenceOf(silent), dayAt(30));
    const quiet = placeOf(result, '25000');
    expect(result.silentDays[quiet]).toBe(5);
    expect(result.silentDays[placeOf(result, '25001')]).toBe(0);
    const [first, second] = result.median[quiet] ?? [];
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(5);
  });
});

describe('a scenario', () => {
  const day = dayAt(30);
  const plan = forecast(evidence, day);
  const totalOf = (result: Forecast, code = '74') =>
    result.atDeadline[placeOf(result, code)]?.median ?? 0;

  it('that supposes nothing is the forecast', () => {
    const { scenario: _asked, ...nothing } = forecast(evidence, day, {});
    const { scenario: _none, ...same } = plan;
    expect(nothing).toEqual(same);
  });

  it('of a later deadline gives more people', () => {
    const later = forecast(evidence, day, { deadline: addDays(plan.deadline as Day, 14) });
    expect(later.days.length).toBe(plan.days.length + 14);
    expect(totalOf(later)).toBeGreaterThan(totalOf(plan));
  });

  it('of a district’s pace changes that district alone', () => {
    const faster = forecast(evidence, day, {
      paces: [{ code: '718' as AreaCode, times: 1.5, plus: 30 }],
    });
    expect(totalOf(faster, '718')).toBeGreaterThan(totalOf(plan, '718'));
    expect(totalOf(faster, '725')).toBe(totalOf(plan, '725'));
    expect(totalOf(faster) - totalOf(plan)).toBeCloseTo(
      totalOf(faster, '718') - totalOf(plan, '718'),
      6,
    );
  });

  it('of a ward’s pace comes before its district’s, and that before the province’s', () => {
    const paces = ['74', '718', '25000'].map((code, i) => ({
      code: code as AreaCode,
      times: [3, 2, 1][i] ?? 1,
      plus: 0,
    }));
    const result = forecast(evidence, day, { paces });
    expect(totalOf(result, '25000')).toBe(totalOf(plan, '25000'));
    expect(totalOf(result, '25002')).toBeGreaterThan(totalOf(plan, '25002'));
    expect(totalOf(result, '25001')).toBeGreaterThan(totalOf(plan, '25001'));
  });

  it('of teams sends them where the target would be missed', () => {
    const short = evidenceOf(
      drive.map((counts, w) => counts.map((n) => (w === 2 ? Math.round(n / 10) : n))),
      { eligible: 20_000, target: 1_500 },
    );
    const before = forecast(short, day);
    const after = forecast(short, day, { teams: { teams: 2, peoplePerDay: 40 } });
    const change = (code: string) => totalOf(after, code) - totalOf(before, code);
    expect(change('25002')).toBeGreaterThan(500);
    expect(change('25001')).toBe(0);
    const chance = (result: Forecast) => result.reach[placeOf(result, '25002')]?.probability ?? 0;
    expect(chance(after)).toBeGreaterThan(chance(before));
  });
});
