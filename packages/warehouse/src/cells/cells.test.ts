import { type CellResolution, cellResolutions, type Day, type ShownCell } from '@tungngo/domain';
import { hexCell } from '@tungngo/geo';
import { cellToParent } from 'h3-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activationHeader, type Bench, good, openFilledBench } from '../../test/small-campaign.js';

const eligibleHeader = 'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt';
const wards = { '25966': [106.7, 10.905], '25969': [106.715, 10.935] } as const;
const cells = Object.entries(wards).flatMap(([ward, [lon, lat]]) =>
  [
    ...new Set(
      Array.from({ length: 12 }, (_, i) =>
        hexCell(lon + 0.002 * (i % 4), lat + 0.003 * Math.floor(i / 4)),
      ),
    ),
  ].map((cell) => ({ ward, cell })),
);
/** Deterministic numbers: some cells nearly done, some over 100%, some untouched. */
const peopleOf = (i: number) => 20 + ((i * 37) % 60);
const activatedOf = (i: number) => [0, 3, peopleOf(i) - 2, peopleOf(i) + 4, 12][i % 5] ?? 0;
const dayOf = (k: number) => `2023-08-${String(1 + (k % 20)).padStart(2, '0')}`;
const written = (day: string) => day.split('-').reverse().join('/');

let bench: Bench;
beforeAll(async () => {
  bench = await openFilledBench();
  good(
    await bench.take('eligible', 'o.csv', [
      eligibleHeader,
      ...cells.map(({ ward, cell }, i) => `${ward},${cell},Thường trú,${peopleOf(i)},01/08/2023`),
    ]),
  );
  good(
    await bench.take('activations', 'k.csv', [
      activationHeader,
      ...cells.flatMap(({ ward, cell }, i) =>
        Array.from(
          { length: activatedOf(i) },
          (_, k) => `x${i}-${k},${written(dayOf(i + k))} 08:00,2,${ward},Trụ sở,Thường trú,${cell}`,
        ),
      ),
    ]),
  );
});
afterAll(() => bench.close());

const doneBy = (day: string, i: number) =>
  Array.from({ length: activatedOf(i) }, (_, k) => dayOf(i + k)).filter((d) => d <= day).length;

/** Persons beyond the eligible people of their cell on a day. */
const beyond = (day: string) =>
  cells.reduce((sum, _, i) => sum + Math.max(0, doneBy(day, i) - peopleOf(i)), 0);

/** Remaining people by parent on a day, person by person. */
function expected(day: string, resolution: CellResolution): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [i, { cell }] of cells.entries()) {
    const parent = cellToParent(cell, resolution);
    sums.set(parent, (sums.get(parent) ?? 0) + Math.max(0, peopleOf(i) - doneBy(day, i)));
  }
  return sums;
}

function ask(day: string, resolution: CellResolution, within: string[] | null = null) {
  return bench.warehouse.read((reader) =>
    reader.cells({
      indicator: 'level2',
      day: day as Day,
      resolution,
      within: within && { resolution: resolution - 2, cells: within },
    }),
  );
}

describe('people by cell', () => {
  it.each(cellResolutions)(
    'agree with a plain count at resolution %i, on every day',
    async (resolution) => {
      for (const day of ['2023-08-01', '2023-08-09', '2023-08-20', '2023-08-31']) {
        const sums = expected(day, resolution);
        const found = await ask(day, resolution);
        expect(found.map(({ cell }) => cell).sort()).toEqual([...sums.keys()].sort());
        for (const { cell, remaining } of found) {
          if (remaining !== null) expect(remaining, `${cell} on ${day}`).toBe(sums.get(cell));
        }
      }
    },
  );

  it('add up to the same number at every resolution, and to the wards’ with the rest named', async () => {
    for (const day of ['2023-08-05', '2023-08-20'] as Day[]) {
      const [summary, rows] = await bench.warehouse.read(async (reader) => [
        await reader.cellSummary('level2', day),
        await reader.coverageByArea({ level: 'ward', indicator: 'level2', day }),
      ]);
      expect(summary.remaining).toBe(rows.reduce((sum, row) => sum + row.remaining, 0));
      const plain = [...expected(day, 10).values()].reduce((a, b) => a + b, 0);
      expect(summary.placed).toBe(plain);
      expect(summary.beyond).toBe(beyond(day));
    }
  });

  it('are found within coarser cells, and none outside', async () => {
    const all = await ask('2023-08-20', 10);
    const byParent = new Map<string, ShownCell[]>();
    for (const cell of all) {
      const parent = cellToParent(cell.cell, 8);
      byParent.set(parent, [...(byParent.get(parent) ?? []), cell]);
    }
    expect(byParent.size).toBeGreaterThan(1);
    for (const [parent, inside] of byParent) {
      expect(await ask('2023-08-20', 10, [parent])).toEqual(inside);
    }
    expect(await ask('2023-08-20', 10, [...byParent.keys()])).toEqual(all);
    expect(await ask('2023-08-20', 10, [])).toEqual([]);
  });

  it('of a ward that was counted without cells are spread over cells, and marked', async () => {
    // Before August Lái Thiêu was counted as a whole: 6 people.
    const day = '2023-07-31' as Day;
    const found = await ask(day, 5);
    const summary = await bench.warehouse.read((reader) => reader.cellSummary('level2', day));
    expect([summary.estimated, summary.eligible]).toEqual([6, 6]);
    expect(found.some(({ estimated }) => estimated)).toBe(true);
  });

  it('are set against an indicator’s own denominator, spread as the common one lies', async () => {
    const own = ['Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt,Dành cho'];
    own.push('25969,,Thường trú,777,02/08/2023,Tài khoản mức 2');
    good(await bench.take('eligible', 'rieng.csv', own));
    const day = '2023-08-20' as Day;
    const [level2, level1] = await bench.warehouse.read(async (reader) => [
      await reader.cellSummary('level2', day),
      await reader.cellSummary('level1', day),
    ]);
    expect([level2.eligible, level2.estimated]).toEqual([777, 777]);
    expect(level1.estimated).toBe(0);
    expect(level1.eligible).toBe(cells.reduce((sum, _, i) => sum + peopleOf(i), 0));
  });
});
