import { createReadStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { generateDemo } from '@tungngo/demo-data';
import {
  type AreaCode,
  addDays,
  type Backtest,
  type Day,
  dayRange,
  daysBetween,
} from '@tungngo/domain';
import { backtest, type ForecastEvidence } from '@tungngo/warehouse';
import { describe, expect, it } from 'vitest';

function run(evidence: ForecastEvidence): Backtest {
  const steps = backtest(evidence);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe.each([20_230_725, 11])('on the generated campaign, seed %i', (seed) => {
  it('the band holds between 72% and 88%, at every level, and last week’s pace is beaten', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tungngo-backtest-'));
    try {
      await generateDemo(dir, { seed });
      const { covered, byLevel, rows } = run(await evidenceIn(dir));
      expect(covered).toBeGreaterThan(0.72);
      expect(covered).toBeLessThan(0.88);
      expect(byLevel.map(({ level }) => level)).toEqual(['province', 'district', 'ward']);
      for (const row of byLevel) {
        expect(row.covered, row.level).toBeGreaterThan(0.72);
        expect(row.covered, row.level).toBeLessThan(0.88);
      }
      for (const row of rows) {
        const at = `${row.level}, ${row.horizon} days`;
        expect(row.error, at).toBeLessThan(row.naive['last-week']);
      }
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }, 180_000);
});

/** Counts of the generator's own files, without a warehouse: level 2 by ward and day. */
async function evidenceIn(dir: string): Promise<ForecastEvidence> {
  const start = '2023-03-01' as Day;
  const days = dayRange(start, '2023-09-25' as Day);
  const [, ...lines] = readFileSync(join(dir, 'don-vi.csv'), 'utf8').trim().split(/\r?\n/);
  const areas = lines.map((line) => {
    const [code = '', , , parent = ''] = line.split(',');
    const levels = { 2: 'province', 3: 'district', 5: 'ward' } as const;
    return {
      code: code as AreaCode,
      level: levels[code.length as 2 | 3 | 5],
      parentCode: (parent || null) as AreaCode | null,
    };
  });
  const added = new Map(areas.map(({ code }) => [code, days.map(() => 0)]));
  const above = new Map(areas.map(({ code, parentCode }) => [code, parentCode]));
  const add = (table: Map<AreaCode, number[]>, ward: AreaCode, day: number, count: number) => {
    for (let code: AreaCode | null = ward; code; code = above.get(code) ?? null) {
      const counts = table.get(code);
      if (counts) counts[day] = (counts[day] ?? 0) + count;
    }
  };
  for await (const line of createInterface(createReadStream(join(dir, 'kich-hoat.csv')))) {
    const [, moment = '', level, ward] = line.split(',');
    if (level !== '2') continue;
    const day = `${moment.slice(6, 10)}-${moment.slice(3, 5)}-${moment.slice(0, 2)}` as Day;
    add(added, ward as AreaCode, daysBetween(start, day), 1);
  }
  const eligible = new Map(areas.map(({ code }) => [code, [0]]));
  const [, ...people] = readFileSync(join(dir, 'du-dieu-kien.csv'), 'utf8').trim().split(/\r?\n/);
  for (const line of people) {
    const [ward = '', , , count] = line.split(',');
    add(eligible, ward as AreaCode, 0, Number(count));
  }
  const counted = areas.map((area) => {
    let sum = 0;
    return {
      ...area,
      activated: (added.get(area.code) ?? []).map((count) => (sum += count)),
      eligible: days.map(() => eligible.get(area.code)?.[0] ?? 0),
      target: null,
    };
  });
  const deadline = addDays(start, days.length - 1);
  return {
    generation: 1,
    indicator: 'level2',
    days,
    areas: counted,
    startDay: '2023-07-25' as Day,
    deadline,
  };
}
