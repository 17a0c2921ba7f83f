import type { StandingDecision } from '@tungngo/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EventBench, type EventRecord, openEventBench } from '../../test/event-bench.js';
import { refreshCells } from '../cells/refresh-cells.js';
import { refreshCubes } from '../cubes/refresh.js';
import { keepFormerCounts, recordRestatements } from '../cubes/restatements.js';
import { findBrokenInvariant } from '../verify/invariants.js';
import { refreshExcludedActivation, refreshExcludedCells } from './refresh-exclusions.js';

let bench: EventBench;
beforeAll(async () => {
  bench = await openEventBench();
});
afterAll(() => bench.close());

const wards = ['25741', '25744', '25966', '25969'] as const;
const districtOf: Record<string, string> = {
  25741: '718',
  25744: '718',
  25966: '725',
  25969: '725',
};
/** Three cells; some people have none. Small numbers: their bits say nothing here. */
const cells = [1001, 1002, 1003] as const;

const cellAt = (index: number | null) => (index === null ? null : (cells[index] ?? null));

interface Count {
  ward: string;
  cell: number | null;
  residency: 'permanent' | 'temporary';
  people: number;
  day: string;
  indicator: 'chip-card' | null;
}
interface Exclusion {
  cells: number[];
  ward: string | null;
}

const cellIndex = fc.option(fc.nat(cells.length - 1), { nil: null, freq: 4 });
const residency = fc.constantFrom('permanent' as const, 'temporary' as const);
const day = fc.constantFrom('2023-07-25', '2023-07-28', '2023-08-02');

const counts = fc.array(
  fc.record({
    ward: fc.constantFrom(...wards),
    cell: cellIndex,
    residency,
    people: fc.integer({ min: 0, max: 60 }),
    day,
    indicator: fc.constantFrom(null, null, null, 'chip-card' as const),
  }),
  { minLength: 1, maxLength: 24 },
);
const records = fc.array(
  fc.record({
    person: fc.nat(14),
    indicator: fc.constantFrom('account' as const, 'account' as const, 'chip-card' as const),
    level: fc.constantFrom(1, 2),
    action: fc.constantFrom('add' as const, 'add' as const, 'add' as const, 'reverse' as const),
    at: fc.constantFrom(
      '2023-07-26 08:00',
      '2023-07-27 09:00',
      '2023-07-30 10:00',
      '2023-08-03 07:00',
    ),
    ward: fc.constantFrom(...wards),
    residency,
    channel: fc.constantFrom('office' as const, 'home-visit' as const),
    cell: cellIndex,
  }),
  { minLength: 1, maxLength: 30 },
);
const exclusions = fc.array(
  fc.record({
    cells: fc.uniqueArray(fc.nat(cells.length - 1), { minLength: 1, maxLength: 2 }),
    ward: fc.option(fc.constantFrom(...wards), { nil: null }),
  }),
  { minLength: 1, maxLength: 3 },
);

const decisionOf = ({ cells: which, ward }: Exclusion, i: number) =>
  ({
    id: `d${i}`,
    kind: 'restrict',
    areaIds: [`a${i}`],
    parts: [
      {
        id: `a${i}`,
        cells: which.map((c) => cells[c]?.toString(16) ?? ''),
        wardCode: ward,
        shape: null,
        name: `Địa bàn ${i}`,
        kind: 'factory',
        hours: null,
        access: null,
        contact: null,
      },
    ],
    restriction: { state: 'excluded', until: null },
    reason: 'Khu quân sự',
    author: 'Đội 2',
    decidedAt: `2023-08-0${i + 1}T00:00:00.000Z`,
  }) as unknown as StandingDecision;

async function load(eligible: readonly Count[], events: readonly EventRecord[]): Promise<void> {
  const { session } = bench;
  await bench.empty();
  await session.run('DELETE FROM eligible');
  const rows = eligible.map(
    ({ ward, cell, residency, people, day, indicator }) =>
      `('${ward}', ${cell === null ? 'NULL' : cells[cell]}, '${residency}', ${people}, '${day}', ${
        indicator === null ? 'NULL' : `'${indicator}'`
      }, 1)`,
  );
  await session.run(
    `INSERT INTO eligible (ward_code, cell, residency, people, counted_day, indicator, import_id)
    VALUES ${rows.join(', ')}`,
  );
  await bench.take(events.map((event) => ({ ...event, cell: cellAt(event.cell) })));
}

async function decide(list: readonly Exclusion[]): Promise<boolean> {
  const { session } = bench;
  const changed = await refreshExcludedCells(session, list.map(decisionOf));
  await refreshExcludedActivation(session);
  await refreshCubes(session);
  await refreshCells(session);
  return changed;
}

/** Every figure that the cubes hold, in one order. */
async function figures(): Promise<string[]> {
  const { session } = bench;
  const lines: string[] = [];
  for (const table of [
    'activation_daily',
    'activated_cell',
    'coverage_daily',
    'eligible_in_force',
    'own_eligible_in_force',
    'cell_daily',
    'event_range',
    'count_change',
  ]) {
    const rows = await session.rows<{ line: string }>(
      `SELECT '${table} ' || (t::JSON)::VARCHAR AS line FROM ${table} AS t`,
    );
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.sort();
}

interface Change {
  ward: string;
  cell: number | null;
  indicator: string;
  residency: string;
  day: string;
  change: number;
}

/** Who begins or ceases to count, from the records themselves. */
async function changes(): Promise<Change[]> {
  const held = await bench.session.rows<
    Change & { change1: number; change2: number; counts: string }
  >(`
    SELECT ward_code AS ward, cell::DOUBLE AS cell, indicator::VARCHAR AS counts,
      residency::VARCHAR AS residency, happened_at::DATE::VARCHAR AS day, change1, change2
    FROM event`);
  const ceased = await bench.session.rows<Change>(`
    SELECT ward_code AS ward, cell::DOUBLE AS cell, indicator::VARCHAR AS indicator,
      residency::VARCHAR AS residency, happened_at::DATE::VARCHAR AS day, -1 AS change
    FROM cancellation`);
  const begun = held.flatMap(({ change1, change2, counts, ...row }) => [
    ...(change1 === 1
      ? [{ ...row, indicator: counts === 'account' ? 'level1' : counts, change: 1 }]
      : []),
    ...(change2 === 1 ? [{ ...row, indicator: 'level2', change: 1 }] : []),
  ]);
  return [...begun, ...ceased];
}

const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
const within = (area: string, ward: string) =>
  area === '74' || area === ward || area === districtOf[ward];

/** Whether somebody of the cell and ward is excluded. */
const excludes = (list: readonly Exclusion[]) => (ward: string, cell: number | null) =>
  cell !== null &&
  list.some((one) => (one.ward ?? ward) === ward && one.cells.some((c) => cells[c] === cell));

/** People of one count who live in each cell: as counted, the rest spread as is known of the ward. */
function placed(
  eligible: readonly Count[],
  all: readonly Change[],
  of: Omit<Count, 'cell' | 'people'>,
) {
  const mine = (indicator: string | null) =>
    eligible.filter(
      (c) => c.ward === of.ward && c.residency === of.residency && c.indicator === indicator,
    );
  const newestByCell = (indicator: string | null) => {
    const known = mine(indicator).filter((c) => c.cell !== null && c.people > 0);
    const newest = known
      .map((c) => c.day)
      .sort()
      .at(-1);
    return cells.map((cell) =>
      sum(known.filter((c) => c.day === newest && cellAt(c.cell) === cell).map((c) => c.people)),
    );
  };
  const living = cells.map((cell) =>
    Math.max(
      0,
      ...['level1', 'level2', 'chip-card'].map((indicator) =>
        sum(
          all
            .filter(
              (c) =>
                c.cell === cell &&
                c.ward === of.ward &&
                c.indicator === indicator &&
                c.residency === of.residency,
            )
            .map((c) => c.change),
        ),
      ),
    ),
  );
  const [own, common] = [newestByCell(of.indicator), newestByCell(null)];
  const weights = [own, common, living].find((known) => sum(known) > 0) ?? [];
  const count = mine(of.indicator).filter((c) => c.day === of.day);
  const unplaced = sum(count.filter((c) => c.cell === null).map((c) => c.people));
  let before = 0;
  return new Map(
    cells.map((cell, i) => {
      const upTo = before + (weights[i] ?? 0);
      const part = (n: number) => Math.round(unplaced * (n / sum(weights)));
      const spread = weights.length > 0 ? part(upTo) - part(before) : 0;
      before = upTo;
      return [
        cell,
        spread + sum(count.filter((c) => cellAt(c.cell) === cell).map((c) => c.people)),
      ];
    }),
  );
}

function peopleIn(
  area: string,
  at: string,
  indicator: string | null,
  {
    eligible,
    all,
    list,
  }: { eligible: readonly Count[]; all: readonly Change[]; list: readonly Exclusion[] },
): number {
  const out = excludes(list);
  return sum(
    wards
      .filter((ward) => within(area, ward))
      .flatMap((ward) =>
        (['permanent', 'temporary'] as const).map((residency) => {
          const mine = eligible.filter(
            (c) =>
              c.ward === ward &&
              c.residency === residency &&
              c.indicator === indicator &&
              c.day <= at,
          );
          const newest = mine
            .map((c) => c.day)
            .sort()
            .at(-1);
          if (newest === undefined) return 0;
          const whole = sum(mine.filter((c) => c.day === newest).map((c) => c.people));
          const of = { ward, residency, day: newest, indicator: indicator as Count['indicator'] };
          const gone = [...placed(eligible, all, of)].filter(([cell]) => out(ward, cell));
          return whole - sum(gone.map(([, people]) => people));
        }),
      ),
  );
}

const areas = ['74', '718', '725', ...wards];
const days = ['2023-07-26', '2023-07-29', '2023-08-03'];

async function denominators(table: string, day: string): Promise<Map<string, number>> {
  const rows = await bench.session.rows<{ area: string; people: number }>(
    `SELECT area_code AS area, arg_max(permanent + temporary, from_day)::DOUBLE AS people
    FROM ${table} WHERE from_day <= $day::DATE GROUP BY area_code`,
    { day },
  );
  return new Map(rows.map(({ area, people }) => [area, people]));
}

describe('excluded areas', () => {
  it('leave counts and denominators as if their people were not there, and come back to the person', async () => {
    await fc.assert(
      fc.asyncProperty(counts, records, exclusions, async (eligible, events, list) => {
        await load(eligible, events as unknown as EventRecord[]);
        await decide([]);
        const before = await figures();
        const all = await changes();
        await keepFormerCounts(bench.session);
        await decide(list);
        await recordRestatements(bench.session, 2);
        expect(await bench.session.rows('FROM restatement')).toEqual([]);
        expect(await findBrokenInvariant(bench.session)).toBeNull();
        const out = excludes(list);
        const covered = await bench.session.rows<{
          area: string;
          indicator: string;
          day: string;
          activated: number;
        }>(`
          SELECT area_code AS area, indicator::VARCHAR AS indicator, day::VARCHAR AS day,
            activated::DOUBLE AS activated FROM coverage_daily`);
        for (const { area, indicator, day: at, activated } of covered) {
          const counted = all.filter(
            (c) =>
              within(area, c.ward) &&
              c.indicator === indicator &&
              c.day <= at &&
              !out(c.ward, c.cell),
          );
          expect(activated, `${area} ${indicator} ${at}`).toBe(sum(counted.map((c) => c.change)));
        }
        const told = await bench.session.rows<{ indicator: string; people: number }>(
          'SELECT indicator::VARCHAR AS indicator, sum(change)::DOUBLE AS people FROM count_change GROUP BY ALL',
        );
        for (const { indicator, people } of told) {
          const counted = all.filter((c) => c.indicator === indicator && !out(c.ward, c.cell));
          expect(people).toBe(sum(counted.map((c) => c.change)));
        }
        for (const at of days) {
          const common = await denominators('eligible_in_force', at);
          const own = await denominators('own_eligible_in_force', at);
          for (const area of areas) {
            const world = { eligible, all, list };
            expect(common.get(area) ?? 0, `${area} ${at}`).toBe(peopleIn(area, at, null, world));
            expect(own.get(area) ?? 0, `${area} ${at}`).toBe(
              peopleIn(area, at, 'chip-card', world),
            );
          }
        }
        await decide([]);
        expect(await figures()).toEqual(before);
      }),
      { seed: 5, numRuns: 20 },
    );
  }, 120_000);

  it('say how many people they take out: what the figures have lost', async () => {
    await fc.assert(
      fc.asyncProperty(counts, records, exclusions, async (eligible, events, list) => {
        await load(eligible, events as unknown as EventRecord[]);
        await decide([]);
        const whole = await provinceFigures();
        await decide(list);
        const left = await provinceFigures();
        const gone = await bench.session.one<Record<string, number>>(`
          SELECT
            coalesce(sum(permanent + temporary) FILTER (indicator = 'level2'), 0)::DOUBLE AS people,
            coalesce(sum(activated) FILTER (indicator = 'level2'), 0)::DOUBLE AS activated
          FROM excluded_people`);
        expect(gone).toEqual({
          people: whole.people - left.people,
          activated: whole.activated - left.activated,
        });
      }),
      { seed: 6, numRuns: 20 },
    );
  }, 120_000);

  it('are computed anew only when others are excluded than before', async () => {
    await load([nine], [somebody]);
    const one: Exclusion = { cells: [0], ward: '25741' };
    expect(await decide([one])).toBe(true);
    expect(await decide([one])).toBe(false);
    expect(await decide([{ cells: [0], ward: null }])).toBe(false);
    expect(await decide([{ cells: [1], ward: null }])).toBe(true);
    expect(await decide([])).toBe(false);
  });

  it('that share a cell count it once, with the one that was excluded first', async () => {
    await load([nine], [somebody]);
    await decide([
      { cells: [0, 1], ward: null },
      { cells: [0], ward: '25741' },
    ]);
    const rows = await bench.session.rows(
      'SELECT DISTINCT area_id, name_vi, reason, author, until FROM excluded_people',
    );
    expect(rows).toEqual([
      { area_id: 'a0', name_vi: 'Địa bàn 0', reason: 'Khu quân sự', author: 'Đội 2', until: null },
    ]);
  });
});

const nine: Count = {
  ...{ ward: '25741', cell: 0, residency: 'permanent', people: 9, day: '2023-07-25' },
  indicator: null,
};
const somebody: EventRecord = {
  ...{ person: 1, indicator: 'account', level: 2, action: 'add', at: '2023-07-26 08:00' },
  ...{ ward: '25741', residency: 'permanent', channel: 'office', cell: null },
};

/** Of level 2 as of the newest day. */
function provinceFigures(): Promise<{ people: number; activated: number }> {
  return bench.session.one(`
    SELECT
      coalesce((
        SELECT arg_max(permanent + temporary, from_day) FROM eligible_in_force
        WHERE area_code = '74' AND from_day <= (SELECT max(day) FROM coverage_daily)
      ), 0)::DOUBLE AS people,
      coalesce((
        SELECT max_by(activated, day) FROM coverage_daily
        WHERE area_code = '74' AND indicator = 'level2'
      ), 0)::DOUBLE AS activated`);
}
