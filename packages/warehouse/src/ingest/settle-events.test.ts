import { channels, residencies } from '@tungngo/domain';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  activatedIn,
  type Correction,
  dailyLines,
  type EventBench,
  type EventRecord,
  openEventBench,
} from '../../test/event-bench.js';
import {
  correctedRecords,
  distinctRecords,
  expectedDaily,
  isNamed,
} from '../../test/event-model.js';
import { findBrokenInvariant } from '../verify/invariants.js';

let bench: EventBench;
beforeEach(async () => {
  bench = await openEventBench();
});
afterEach(() => bench.close());

const activation: EventRecord = {
  person: 1,
  indicator: 'account',
  level: 2,
  action: 'add',
  at: '2023-07-20 08:00',
  ward: '25741',
  residency: 'permanent',
  channel: 'office',
  cell: 5,
};
const reversal = { ...activation, action: 'reverse', at: '2023-07-25 08:00' } as const;
const counts = (day: string, ward = '25741') =>
  Promise.all([
    activatedIn(bench.session, ward, 'level1', day),
    activatedIn(bench.session, ward, 'level2', day),
  ]);

const recordOf = (...actions: EventRecord['action'][]): fc.Arbitrary<EventRecord> =>
  fc
    .record({
      person: fc.integer({ min: 1, max: 6 }),
      indicator: fc.constantFrom('account', 'account', 'account', 'chip-card', 'licence'),
      level: fc.integer({ min: 1, max: 2 }),
      action: fc.constantFrom(...actions),
      at: fc.constantFrom(
        '2023-07-20 08:00',
        '2023-07-20 09:00',
        '2023-07-21 08:00',
        '2023-07-22 08:00',
        '2023-07-24 08:00',
      ),
      ward: fc.constantFrom('25741', '25744', '25966'),
      residency: fc.constantFrom(...residencies),
      channel: fc.constantFrom(channels[0], channels[1]),
      cell: fc.constantFrom(null, 5, 6),
    })
    .map((drawn) => ({ ...drawn, level: drawn.indicator === 'account' ? drawn.level : 1 }));

/** What a correction may say, with days that no record has. */
const right = fc.record({
  remove: fc.boolean(),
  at: fc.constantFrom('2023-07-19 07:00', '2023-07-23 07:00', '2023-07-26 07:00'),
  ward: fc.constantFrom(null, '25744', '25969'),
  residency: fc.constantFrom(null, ...residencies),
});

const keyOf = ({ person, indicator, level, action, day }: Correction) =>
  [person, indicator, level, action, day].join('|');

describe('events of persons', () => {
  const parts = ['person <= 2', 'person BETWEEN 3 AND 4', 'person > 4'];
  const mixes: [name: string, actions: EventRecord['action'][], slices: string[]][] = [
    ['activations', ['add'], ['true']],
    ['activations and reversals', ['add', 'add', 'reverse'], ['true']],
    ['activations and reversals, settled in parts,', ['add', 'add', 'reverse'], parts],
  ];
  it.each(mixes)(
    '%s give the same counts in any order, however they are split into files: those of the state machine',
    async (_, actions, slices) => {
      bench.close();
      bench = await openEventBench(slices);
      const shuffled = fc
        .array(recordOf(...actions), { minLength: 1, maxLength: 60 })
        .chain((records) =>
          fc.tuple(
            fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
            fc.array(fc.integer({ min: 0, max: 2 }), {
              minLength: records.length,
              maxLength: records.length,
            }),
          ),
        );
      await fc.assert(
        fc.asyncProperty(shuffled, async ([records, files]) => {
          await bench.empty();
          let accepted = 0;
          for (const file of [0, 1, 2]) {
            const part = records.filter((_, i) => files[i] === file);
            if (part.length === 0) continue;
            const taken = await bench.take(part);
            expect(taken.accepted + taken.duplicate).toBe(part.length);
            accepted += taken.accepted;
          }
          expect(accepted).toBe(distinctRecords(records).length);
          expect(await dailyLines(bench.session)).toEqual(expectedDaily(records));
          expect(await findBrokenInvariant(bench.session)).toBeNull();
        }),
        { numRuns: 25, seed: 20231125 },
      );
    },
  );

  it('that are corrected count as they are right, also when the uncorrected come again', async () => {
    const drawn = fc
      .array(recordOf('add', 'add', 'add', 'reverse'), { minLength: 1, maxLength: 40, size: 'max' })
      .chain((records) =>
        fc.tuple(
          fc.constant(records),
          fc.subarray(records),
          fc.array(right, { minLength: 40, maxLength: 40 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(drawn, async ([records, chosen, values]) => {
        const corrections = chosen
          .map(
            ({ person, indicator, level, action, at }, i): Correction => ({
              ...{ person, indicator, level, action, day: at.slice(0, 10) },
              ...(values[i] ?? { remove: true, at: null, ward: null, residency: null }),
            }),
          )
          .filter((one, i, all) => all.findIndex((other) => keyOf(other) === keyOf(one)) === i);
        const before = correctedRecords(records, corrections);
        // A record moved to a day that another correction names is what that one means next time.
        fc.pre(!before.some((record) => corrections.some((named) => isNamed(record, named))));
        await bench.empty();
        await bench.take(records);
        if (corrections.length > 0) await bench.correct(corrections);
        expect(await dailyLines(bench.session)).toEqual(expectedDaily(before));
        expect(await findBrokenInvariant(bench.session)).toBeNull();
        const again = await bench.take(records);
        expect(again.accepted).toBe(0);
        expect(await dailyLines(bench.session)).toEqual(expectedDaily(before));
      }),
      { numRuns: 25, seed: 20231126 },
    );
  });

  it('a reversal of level 2 leaves the person at level 1, one of level 1 takes both', async () => {
    await bench.take([activation, reversal]);
    expect(await counts('2023-07-24')).toEqual([1, 1]);
    expect(await counts('2023-07-25')).toEqual([1, 0]);
    await bench.take([{ ...reversal, level: 1, at: '2023-07-27 08:00' }]);
    expect(await counts('2023-07-27')).toEqual([0, 0]);
  });

  it('a person activated again counts again', async () => {
    await bench.take([activation, { ...reversal, level: 1 }]);
    await bench.take([{ ...activation, at: '2023-07-28 08:00', ward: '25966' }]);
    expect(await counts('2023-07-27')).toEqual([0, 0]);
    expect(await counts('2023-07-28')).toEqual([0, 0]);
    expect(await counts('2023-07-28', '25966')).toEqual([1, 1]);
  });

  it('a reversal is booked where its person had been counted, whatever ward it names', async () => {
    await bench.take([
      { ...activation, level: 1, ward: '25966' },
      { ...activation, at: '2023-07-21 08:00', residency: 'temporary' },
      { ...reversal, level: 1, ward: '25969', channel: 'home-visit' },
    ]);
    expect(await dailyLines(bench.session)).toEqual([
      '25741 level2 2023-07-21 temporary office 1',
      '25741 level2 2023-07-25 temporary office -1',
      '25966 level1 2023-07-20 permanent office 1',
      '25966 level1 2023-07-25 permanent office -1',
    ]);
    expect(await bench.session.rows('FROM activated_cell')).toEqual([]);
  });

  it('a reversal that finds nothing changes nothing, until the activation comes', async () => {
    const { accepted } = await bench.take([{ ...reversal, level: 1 }]);
    expect(accepted).toBe(1);
    expect(await dailyLines(bench.session)).toEqual([]);
    await bench.take([activation]);
    expect(await counts('2023-07-24')).toEqual([1, 1]);
    expect(await counts('2023-07-25')).toEqual([0, 0]);
  });

  it('a reversal moves to the ward of an earlier activation that arrives late', async () => {
    await bench.take([activation, { ...reversal, level: 1 }]);
    await bench.take([{ ...activation, ward: '25969', at: '2023-07-18 08:00' }]);
    expect(await counts('2023-07-19', '25969')).toEqual([1, 1]);
    expect(await counts('2023-07-31', '25969')).toEqual([0, 0]);
    expect(await counts('2023-07-22')).toEqual([0, 0]);
    expect(await findBrokenInvariant(bench.session)).toBeNull();
  });

  it('accounts, cards and licences of one person are counted apart', async () => {
    await bench.take([
      activation,
      { ...activation, indicator: 'chip-card', level: 2 },
      { ...activation, indicator: 'licence', level: 1 },
      { ...reversal, indicator: 'licence', level: 1 },
    ]);
    const of = (indicator: 'level1' | 'level2' | 'chip-card' | 'licence') =>
      activatedIn(bench.session, '74', indicator, '2023-07-31');
    expect(await Promise.all([of('level1'), of('level2')])).toEqual([1, 1]);
    expect(await Promise.all([of('chip-card'), of('licence')])).toEqual([1, 0]);
  });
});
