import type { Backtest } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { evidenceOf, wanderingDrive } from '../../test/drives.js';
import { backtest } from './backtest.js';
import type { ForecastEvidence } from './evidence.js';

function run(evidence: ForecastEvidence): Backtest {
  const steps = backtest(evidence);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the band on simulated drives whose truth is known', () => {
  const results = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
    run(evidenceOf(wanderingDrive(seed, 12, 70), { length: 80 })),
  );

  it('holds about 80 of 100 outcomes, at every level', () => {
    expect(results[0]?.origins).toBeGreaterThan(50);
    const held = mean(results.map(({ covered }) => covered ?? 0));
    expect(held).toBeGreaterThan(0.72);
    expect(held).toBeLessThan(0.9);
    for (const level of ['province', 'district', 'ward']) {
      const own = mean(
        results.flatMap(({ byLevel }) =>
          byLevel.filter((row) => row.level === level).map(({ covered }) => covered),
        ),
      );
      expect(own, level).toBeGreaterThan(0.68);
      expect(own, level).toBeLessThan(0.94);
    }
  });

  it('is nearer to what came than any naive pace', () => {
    for (const level of ['province', 'ward'] as const) {
      const rows = results.flatMap(({ byLevel }) => byLevel.filter((row) => row.level === level));
      const error = mean(rows.map((row) => row.error));
      for (const name of ['last-week', 'last-day', 'overall-mean'] as const) {
        expect(error, `${level} ${name}`).toBeLessThan(mean(rows.map((row) => row.naive[name])));
      }
    }
  });

  it('counts every forecast once: within, below or above', () => {
    for (const { rows } of results) {
      for (const { covered, below, above } of rows) {
        expect(covered + below + above).toBeCloseTo(1, 9);
      }
    }
  });
});

it('with less than a week and a day of data there is nothing to test', () => {
  const { origins, rows, covered, from } = run(evidenceOf(wanderingDrive(1, 3, 8)));
  expect({ origins, rows, covered, from }).toEqual({
    origins: 0,
    rows: [],
    covered: null,
    from: null,
  });
});

it('what comes after the last origin’s horizon changes nothing that was compared before it', () => {
  const counts = wanderingDrive(3, 4, 60);
  const changed = counts.map((own) => own.map((n, i) => (i === 59 ? n * 50 : n)));
  const [before, after] = [run(evidenceOf(counts)), run(evidenceOf(changed))];
  // The last day is the truth of one origin for each horizon, and no origin's knowledge.
  for (const [i, row] of before.rows.entries()) {
    const other = after.rows[i];
    const differ = Math.round(Math.abs(row.covered - (other?.covered ?? 0)) * row.forecasts);
    expect(differ).toBeLessThanOrEqual(row.level === 'ward' ? 4 : 2);
  }
});
