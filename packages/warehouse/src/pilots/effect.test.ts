import { type AreaCode, addDays, type Day, type PilotEffect, type PilotId } from '@tungngo/domain';
import { RandomSource } from '@tungngo/geo/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pilotEffectSteps } from './effect.js';
import type { PilotEvidence, PilotRun, PilotWard } from './evidence.js';

const FIRST = '2023-06-01' as Day;
const day = (place: number) => addDays(FIRST, place);
const SEED = 7;

interface World {
  seed: number;
  districts?: number;
  wardsEach?: number;
  days?: number;
  /** Additional activations a day per 1,000 eligible, by ward and day. */
  planted?(ward: number, day: number): number;
}

/** Wards with habits of their own, a weekday rhythm, shocks to whole districts and calm or wild days. */
function world({ seed, districts = 9, wardsEach = 10, days = 60, planted }: World): PilotEvidence {
  const source = new RandomSource(seed, 1);
  const block = new Int32Array(1);
  const uniform = () => {
    source.fill(block, 1_000_000);
    return ((block[0] ?? 0) + 0.5) / 1_000_000;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const wards: PilotWard[] = [];
  for (let d = 0; d < districts; d++) {
    const shocks = Array.from({ length: days }, () => 0.15 * normal());
    for (let w = 0; w < wardsEach; w++) {
      const eligible = Math.round(6000 + 24_000 * uniform());
      const level = 2 + 4 * uniform();
      const lasting = 0.02 * normal();
      let total = Math.round(eligible * 0.4 * uniform());
      const activated = Array.from({ length: days }, (_, t) => {
        const weekday = t % 7 > 4 ? 0.6 : 1.1;
        const usual = level * weekday * (1 + (lasting * t) / 30 + (shocks[t] ?? 0));
        const rate = usual + (planted?.(wards.length, t) ?? 0);
        const mean = Math.max(0, (rate * eligible) / 1000);
        total += Math.max(0, Math.round(mean + normal() * Math.sqrt(mean + (0.15 * mean) ** 2)));
        return total;
      });
      wards.push({
        code: String(10_000 + wards.length) as AreaCode,
        parentCode: String(700 + d) as AreaCode,
        activated,
        eligible: activated.map(() => eligible),
        temporaryShare: uniform(),
      });
    }
  }
  return { days: Array.from({ length: days }, (_, t) => day(t)), wards };
}

const model = (wards: readonly number[], given: Partial<PilotRun> = {}): PilotRun => ({
  id: 'm' as PilotId,
  wards: wards.map((ward) => String(10_000 + ward) as AreaCode),
  from: day(35),
  to: day(55),
  teamHours: 100,
  ...given,
});

function effectOf(
  evidence: PilotEvidence,
  run: PilotRun,
  others: readonly PilotRun[] = [],
): PilotEffect {
  const steps = pilotEffectSteps(evidence, run, [run, ...others], SEED);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('without any effect', () => {
  // Among 60 at 5% more than 7 happen once in a hundred times.
  it.each([
    ['one ward', (k: number) => [k]],
    ['four wards of one district', (k: number) => [0, 1, 2, 3].map((i) => 10 * (k % 9) + i)],
    ['six wards here and there', (k: number) => [0, 13, 26, 39, 52, 65].map((i) => i + (k % 10))],
  ])('%s rarely seem to have one', (_, wards) => {
    const seen = Array.from({ length: 60 }, (_, k) =>
      effectOf(world({ seed: 1000 + k }), model(wards(k))),
    );
    const wrong = seen.filter(({ verdict }) => verdict !== 'unclear');
    expect(wrong.length).toBeLessThanOrEqual(7);
  });
});

describe('a planted effect', () => {
  const treated = [3, 17, 41, 66, 88];
  const during = (ward: number, t: number) => treated.includes(ward) && t >= 35 && t <= 55;
  it('is found, within its interval, and counted in persons and by team-hour', () => {
    const found = Array.from({ length: 20 }, (_, k) => {
      const planted = (ward: number, t: number) => (during(ward, t) ? 3 : 0);
      return effectOf(world({ seed: k, planted }), model(treated));
    });
    const holding = found.filter(
      ({ perThousand }) => perThousand && perThousand.low <= 3 && perThousand.high >= 3,
    );
    expect(holding.length).toBeGreaterThanOrEqual(17);
    expect(found.filter(({ verdict }) => verdict === 'more').length).toBeGreaterThanOrEqual(18);
    for (const { extra, perTeamHour } of found) {
      expect(perTeamHour?.value).toBeCloseTo((extra?.value ?? 0) / 100, 9);
    }
  });

  it('that is harm is called fewer', () => {
    const planted = (ward: number, t: number) => (during(ward, t) ? -2 : 0);
    expect(effectOf(world({ seed: 3, planted }), model(treated)).verdict).toBe('fewer');
  });

  it('is in doubt when the wards drifted apart before', () => {
    const planted = (ward: number, t: number) =>
      treated.includes(ward) && t >= 21 ? 0.14 * (t - 21) : 0;
    // No candidate has such a trend, so none can match it.
    const { preTrend, perThousand } = effectOf(world({ seed: 5, planted }), model(treated));
    expect(preTrend?.alike).toBe(false);
    const width = (perThousand?.high ?? 0) - (perThousand?.value ?? 0);
    expect(width).toBeGreaterThan(Math.abs(preTrend?.gap ?? 0));
  });
});

describe('the answer', () => {
  const evidence = world({ seed: 11 });
  it('is the same again, and in whatever order wards and models come', () => {
    const others = [model([50, 51], { id: 'o' as PilotId }), model([7], { id: 'p' as PilotId })];
    const first = effectOf(evidence, model([2, 30, 31]), others);
    const shuffled = fc.shuffledSubarray([...evidence.wards], {
      minLength: evidence.wards.length,
    });
    fc.assert(
      fc.property(shuffled, fc.boolean(), (wards, turned) => {
        const run = model(turned ? [31, 2, 30] : [2, 30, 31]);
        const again = effectOf({ ...evidence, wards }, run, turned ? others.toReversed() : others);
        expect(again).toEqual(first);
      }),
      { seed: 20_231, numRuns: 8 },
    );
  });

  it('never compares with wards of a model of the same weeks, but does with those of another time', () => {
    const same = model([20, 21, 22], { id: 'same' as PilotId, from: day(30), to: day(40) });
    const later = model([23, 24], { id: 'later' as PilotId, from: day(58), to: null });
    const { matches, shared } = effectOf(evidence, model([1, 22]), [same, later]);
    const compared = new Set(matches.flatMap(({ comparison }) => comparison));
    for (const ward of ['10001', '10020', '10021', '10022']) {
      expect(compared.has(ward as AreaCode)).toBe(false);
    }
    expect(matches.every(({ comparison }) => comparison.length === 5)).toBe(true);
    expect(shared).toEqual(['10022']);
  });

  it('leaves out wards that sent nothing for the last days, and says which of the model’s', () => {
    const late = new Set(['10001', '10044']);
    const wards = evidence.wards.map((ward) => ({
      ...ward,
      activated: ward.activated.map((total, t) =>
        late.has(ward.code) ? (ward.activated[Math.min(t, 51)] ?? total) : total,
      ),
    }));
    const near = effectOf({ ...evidence, wards }, model([1, 2, 30]));
    expect(near.silent).toEqual(['10001']);
    expect(near.matches.map(({ ward }) => ward)).toEqual(['10002', '10030']);
    expect(near.matches.flatMap(({ comparison }) => comparison)).not.toContain('10044');
    const alone = effectOf({ ...evidence, wards }, model([1]));
    expect(alone).toMatchObject({ verdict: 'unknown', obstacle: 'all-silent' });
    // What it sent until then is known.
    expect(effectOf({ ...evidence, wards }, model([1], { to: day(50) })).silent).toEqual([]);
  });

  it('is less certain for fewer wards', () => {
    const width = (wards: number[]) => {
      const { perThousand } = effectOf(evidence, model(wards));
      return (perThousand?.high ?? 0) - (perThousand?.low ?? 0);
    };
    const few = [4, 25, 47, 69].map((ward) => width([ward]));
    const mean = few.reduce((sum, value) => sum + value, 0) / few.length;
    expect(mean).toBeGreaterThan(width([4, 14, 25, 36, 47, 58, 69, 80]));
  });

  it('has the four weeks before, and days that run to the end of the data while the model runs', () => {
    const { before, during, series } = effectOf(evidence, model([1], { to: null }));
    expect(before).toEqual({ from: day(7), to: day(34) });
    expect(during).toEqual({ from: day(35), to: day(59) });
    expect(series?.days).toHaveLength(53);
    expect(series?.treated).toHaveLength(53);
  });

  it('has no persons by team-hour where nobody knows the hours', () => {
    const { perTeamHour, extra } = effectOf(evidence, model([1], { teamHours: null }));
    expect([perTeamHour, extra === null]).toEqual([null, false]);
  });
});

describe('too little to compare', () => {
  const evidence = world({ seed: 12 });
  const none = { ...evidence, wards: evidence.wards.map((w) => ({ ...w, eligible: [] })) };
  it.each([
    ['the model begins after the data', evidence, { from: day(60) }, 'not-started'],
    ['it began before the data', evidence, { from: day(-9), to: day(-2) }, 'short-before'],
    ['there is less than a week before', evidence, { from: day(7) }, 'short-before'],
    ['there is no denominator', none, {}, 'no-denominator'],
    ['a ward that nobody knows', evidence, { wards: ['1' as AreaCode] }, 'no-denominator'],
    [
      'there are few other wards',
      { ...evidence, wards: evidence.wards.slice(0, 19) },
      {},
      'few-comparison-wards',
    ],
    [
      'it runs nearly everywhere',
      evidence,
      { wards: evidence.wards.slice(0, 40).map(({ code }) => code) },
      'few-comparison-wards',
    ],
    ['there are no days at all', { days: [], wards: [] }, {}, 'not-started'],
  ] as const)('%s', (_, given, run, obstacle) => {
    const effect = effectOf(given, model([0], run as Partial<PilotRun>));
    expect(effect).toMatchObject({ verdict: 'unknown', obstacle, perThousand: null, matches: [] });
  });

  it('a week before is enough', () => {
    expect(effectOf(evidence, model([0], { from: day(8) })).obstacle).toBeNull();
  });
});
