import { type AreaCode, channels, type Indicator, indicators, residencies } from '@tungngo/domain';
import fc from 'fast-check';
import { refreshApproximateBoundaries } from '../src/boundaries/boundary-table.js';
import { refreshCubes } from '../src/cubes/refresh.js';
import { type Session, sqlText } from '../src/duckdb/session.js';
import { refreshUnitFigures } from '../src/vintages/carry-over.js';
import { refreshCrosswalks } from '../src/vintages/crosswalk.js';
import type { EventBench, EventRecord } from './event-bench.js';

/** What files say of a campaign; rows are as in the table of the same name. */
export interface RandomCampaign {
  event: EventRecord[];
  daily_count: Row[];
  eligible: Row[];
  target: Row[];
  visit_outcome: Row[];
  /** Eighths of wards B1 and B2 that go to the first of their two units: shares without rounding. */
  eighths: [number, number];
}

type Row = Record<string, string | number | null>;

/** The boundary vintage of which every campaign has a crosswalk. */
export const VINTAGE = '2025-07';

export const wardCodes = ['25741', '25744', '25966', '25969'];
const areaCodes = ['74', '718', '725', ...wardCodes] as AreaCode[];

/** A day of July or August 2023 by its number from 1 July. */
const dayOf = (number: number): string =>
  new Date(Date.UTC(2023, 6, number)).toISOString().slice(0, 10);
const drawnDay = (from: number, to: number) => fc.integer({ min: from, max: to }).map(dayOf);
const ward = fc.constantFrom(...wardCodes);
const indicator = fc.constantFrom(...indicators);
const people = fc.integer({ min: 0, max: 40 });
/** As in files: common to all, or of one indicator alone. */
const countedFor = fc.constantFrom<(Indicator | null)[]>(null, null, null, 'level1', 'licence');

const record: fc.Arbitrary<EventRecord> = fc
  .record({
    person: fc.integer({ min: 1, max: 14 }),
    indicator: fc.constantFrom('account', 'account', 'account', 'chip-card', 'licence'),
    level: fc.integer({ min: 1, max: 2 }),
    action: fc.constantFrom('add', 'add', 'add', 'reverse'),
    day: drawnDay(4, 48),
    hour: fc.constantFrom('08:00', '09:00'),
    ward,
    residency: fc.constantFrom(...residencies),
    channel: fc.constantFrom(channels[0], channels[1]),
    cell: fc.constant(null),
  })
  .map(({ day, hour, ...drawn }) => ({
    ...drawn,
    at: `${day} ${hour}`,
    level: drawn.indicator === 'account' ? drawn.level : 1,
  }));

/** An office says what happened on the day, in one sum or two or both, or the sum so far. */
const dailyCount: fc.Arbitrary<Row> = fc
  .record({
    ward_code: ward,
    day: drawnDay(1, 50),
    indicator,
    residency: fc.constantFrom(null, null, ...residencies),
    people,
  })
  .map((row): Row => {
    const soFar = row.ward_code === '25969';
    return {
      ...row,
      residency: soFar ? null : row.residency,
      channel: null,
      people: soFar ? null : row.people,
      cumulative: soFar ? row.people * 5 : null,
    };
  });

const eligible: fc.Arbitrary<Row> = fc
  .record({
    ward_code: ward,
    cell: fc.constantFrom(null, 7),
    residency: fc.constantFrom(...residencies),
    people,
    counted_day: drawnDay(1, 40),
    indicator: countedFor,
  })
  // Cells of a divided ward would say how it is divided.
  .map((row) => ({ ...row, cell: row.ward_code < '25900' ? row.cell : null }));

const target: fc.Arbitrary<Row> = fc
  .record({
    area_code: fc.constantFrom(...areaCodes),
    kind: fc.constantFrom('ministry', 'plan'),
    people,
    from: fc.integer({ min: -60, max: 30 }),
    days: fc.integer({ min: 0, max: 70 }),
    indicator: countedFor,
  })
  .map(({ from, days, ...row }) => ({ ...row, from_day: dayOf(from), to_day: dayOf(from + days) }));

const visit: fc.Arbitrary<Row> = fc.record({
  visit_id: fc.constantFrom('v1', 'v2', 'v3', 'v4'),
  version: fc.integer({ min: 1, max: 3 }),
  ward_code: ward,
  day: drawnDay(1, 52),
  channel: fc.constant('home-visit'),
  level1: people,
  level2: people,
  absent: fc.constant(0),
  refused: fc.constant(0),
});

/** Rows of which no two have the same key, as the importer leaves them. */
const keyed = (row: fc.Arbitrary<Row>, maxLength: number, ...key: string[]) =>
  fc.uniqueArray(row, {
    maxLength,
    selector: (drawn) => key.map((field) => drawn[field]).join('|'),
  });

export const randomCampaign: fc.Arbitrary<RandomCampaign> = fc.record({
  event: fc.array(record, { minLength: 1, maxLength: 60 }),
  daily_count: keyed(dailyCount, 20, 'ward_code', 'day', 'indicator', 'residency'),
  eligible: keyed(eligible, 24, 'ward_code', 'cell', 'residency', 'counted_day', 'indicator'),
  target: keyed(target, 24, 'area_code', 'kind', 'from_day', 'indicator'),
  visit_outcome: keyed(visit, 6, 'visit_id', 'version'),
  eighths: fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })),
});

/** B1 and B2 are divided between two units each; the others go whole into the first. */
export const unitsOfWards = (
  eighths: [number, number],
): [ward: string, unit: string, n: number][] => [
  ['25741', '26001', 8],
  ['25744', '26001', 8],
  ['25966', '26001', eighths[0]],
  ['25966', '26002', 8 - eighths[0]],
  ['25969', '26002', eighths[1]],
  ['25969', '26003', 8 - eighths[1]],
];

/** Fills an emptied bench: records by the importer's own steps, the rest as it leaves them. */
export async function fill(bench: EventBench, campaign: RandomCampaign): Promise<void> {
  const { session } = bench;
  await bench.empty();
  await bench.take(campaign.event);
  for (const table of ['daily_count', 'eligible', 'target', 'visit_outcome'] as const) {
    await write(session, table, campaign[table]);
  }
  const parts = unitsOfWards(campaign.eighths).map(
    ([ward_code, unit_code, n]): Row => ({ vintage: VINTAGE, ward_code, unit_code, people: n }),
  );
  await write(session, 'vintage_part', parts);
  await refreshCubes(session);
  await refreshCrosswalks(session);
  await refreshUnitFigures(session);
}

/** What is the same in every campaign: shapes of the areas, and units of another vintage. */
export async function prepare({ session }: EventBench): Promise<void> {
  const unit = { vintage: VINTAGE, valid_from: '2025-07-01', lon: 106.6, lat: 11 };
  await write(session, 'vintage_unit', [
    { ...unit, code: '79', name: 'Thành phố', level: 'province', parent_code: null },
    ...['26001', '26002', '26003'].map((code, i) => ({
      ...unit,
      ...{ code, name: `Phường ${i}`, level: 'ward', parent_code: '79', lon: 106.5 + i / 10 },
    })),
  ]);
  await refreshApproximateBoundaries(session);
}

async function write(session: Session, table: string, rows: readonly Row[]): Promise<void> {
  await session.run(`DELETE FROM ${table}`);
  const literal = (value: string | number | null) =>
    value === null ? 'NULL' : typeof value === 'number' ? String(value) : sqlText(value);
  for (const row of rows) {
    const values = Object.values({ ...row, import_id: 1 }).map(literal);
    await session.run(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}, import_id) VALUES (${values.join(', ')})`,
    );
  }
}
