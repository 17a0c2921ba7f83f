import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AreaCode, Day, ImportKind } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../../test/small-server.js';

const SIDE = 6;
const day = '2023-08-20' as Day;
const codeAt = (column: number, row: number) => String(27000 + row * SIDE + column) as AreaCode;

interface Ward {
  code: AreaCode;
  column: number;
  row: number;
}
const wards: Ward[] = Array.from({ length: SIDE * SIDE }, (_, i) => {
  const [column, row] = [i % SIDE, Math.floor(i / SIDE)];
  return { code: codeAt(column, row), column, row };
});
const overdue = codeAt(5, 5);
const withoutPeople = codeAt(0, 5);
const silent = '25966';

/** Nine in ten in the corner of three by three, four to five in ten elsewhere. */
const activatedIn = ({ column, row }: Ward) =>
  column < 3 && row < 3 ? 90 : 40 + ((column * 7 + row * 5) % 11);

const areas = [
  'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
  ...wards.map(
    ({ code, column, row }) =>
      `${code},Xã số ${code},Xã,725,${(106.5 + column * 0.02).toFixed(3)},${(11.1 + row * 0.02).toFixed(3)}`,
  ),
];
const eligible = [
  'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt',
  ...wards
    .filter(({ code }) => code !== withoutPeople)
    .map(({ code }) => `${code},,Thường trú,100,25/07/2023`),
];
const header = 'Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú';
const record = (code: string, k: number, dayOfMonth: number) =>
  `w${code}-${k},${String(dayOfMonth).padStart(2, '0')}/08/2023 08:00,2,${code},Trụ sở,Thường trú,`;
const activations = [
  header,
  ...wards.flatMap((ward) =>
    Array.from({ length: activatedIn(ward) }, (_, k) =>
      record(ward.code, k, 1 + (k % (ward.code === overdue ? 10 : 20))),
    ),
  ),
];

let server: SmallServer;

async function take(files: [ImportKind, string, string[]][]): Promise<void> {
  const imported = await server.warehouse.importFiles(
    await Promise.all(
      files.map(async ([kind, name, lines]) => {
        const path = join(server.dir, name);
        await writeFile(path, `${lines.join('\n')}\n`);
        return { kind, path };
      }),
    ),
  );
  if (!imported.ok) throw new Error(imported.problem.message.en);
}

beforeAll(async () => {
  server = await openSmallServer();
  await take([
    ['areas', 'grid-areas.csv', areas],
    ['eligible', 'grid-eligible.csv', eligible],
    ['activations', 'grid-activations.csv', activations],
  ]);
});
afterAll(() => server.close());

const ask = (question: {
  vintage?: string;
  metric?: 'coverage' | 'attainment';
  statistic?: 'gi-star' | 'local-moran';
  day?: Day;
}) =>
  server.client.coverage.spots.query({
    day,
    metric: 'coverage',
    statistic: 'gi-star',
    ...question,
  });

describe('the spots of the wards', () => {
  it('are hot where high values gather, and nowhere else', async () => {
    const map = await ask({});
    const labelOf = new Map(map.areas.map((area, i) => [area, map.label[i]]));
    expect(labelOf.get(codeAt(1, 1))).toBe('hot');
    const far = wards.filter(({ column, row }) => column > 3 || row > 3);
    expect(new Set(far.map(({ code }) => labelOf.get(code)))).toEqual(new Set([null]));
    expect(map.p[map.areas.indexOf(codeAt(1, 1))]).toBeLessThanOrEqual(0.002);
    expect(map.scores[map.areas.indexOf(codeAt(1, 1))]).toBeGreaterThan(4);
    expect(map.global?.p).toBe(0.001);
    expect(map.global?.moranI).toBeGreaterThan(0.3);
  });

  it('leave out who did not report, whose report is overdue and who has no denominator', async () => {
    const map = await ask({});
    expect(map.leftOut).toEqual([
      { area: silent, reason: 'no-data' },
      { area: withoutPeople, reason: 'no-value' },
      { area: overdue, reason: 'stale' },
    ]);
    for (const { area } of map.leftOut) {
      const i = map.areas.indexOf(area);
      const figures = [map.values[i], map.scores[i], map.p[i], map.adjustedP[i], map.label[i]];
      expect(figures).toEqual([null, null, null, null, null]);
    }
  });

  it('have the values of the coverage table, and p that only rises when it is adjusted', async () => {
    const map = await ask({});
    const table = await server.client.coverage.byArea.query({ level: 'ward', day });
    const left = new Set(map.leftOut.map(({ area }) => area));
    for (const { code, coverage } of table) {
      const i = map.areas.indexOf(code);
      expect(map.values[i]).toBe(left.has(code) ? null : coverage);
      if (!left.has(code)) expect(map.adjustedP[i]).toBeGreaterThanOrEqual(map.p[i] ?? 1);
    }
    expect(map.areas).toHaveLength(table.length);
    expect(map).toMatchObject({ permutations: 999, weights: 'queen', approximateBoundaries: true });
  });

  it('are clusters by local Moran, with the p of Gi*', async () => {
    const [clusters, hot] = [await ask({ statistic: 'local-moran' }), await ask({})];
    expect(clusters.label[clusters.areas.indexOf(codeAt(1, 1))]).toBe('high-high');
    expect(clusters.p).toEqual(hot.p);
  });

  it('are none where nobody has a value', async () => {
    const map = await ask({ metric: 'attainment', day: '2023-03-01' as Day });
    expect(map.global).toBeNull();
    expect(map.leftOut).toHaveLength(map.areas.length);
  });

  it('are those of another vintage’s units, without the units of a ward that is overdue', async () => {
    // Three columns of two wards each, from west to east.
    const units = [0, 1, 2].flatMap((pair) =>
      Array.from({ length: SIDE }, (_, row) => ({
        code: String(28000 + row * 3 + pair),
        pair,
        row,
      })),
    );
    const vintage = '2025-07';
    const state = `${vintage},01/07/2025`;
    await take([
      [
        'units',
        'units.csv',
        [
          'Phiên bản,Hiệu lực từ,Mã đơn vị mới,Tên đơn vị mới,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
          `${state},79,Thành phố Hồ Chí Minh,Tỉnh,,106.66,11.1`,
          ...units.map(
            ({ code, pair, row }) =>
              `${state},${code},Phường số ${code},Xã,79,${(106.51 + pair * 0.04).toFixed(3)},${(11.1 + row * 0.02).toFixed(3)}`,
          ),
        ],
      ],
      [
        'crosswalk',
        'crosswalk.csv',
        [
          'Phiên bản,Mã xã cũ,Mã đơn vị mới',
          ...wards.map(
            ({ code, column, row }) =>
              `${vintage},${code},${28000 + row * 3 + Math.floor(column / 2)}`,
          ),
          ...[silent, '25969'].map((code) => `${vintage},${code},28001`),
        ],
      ],
    ]);
    const map = await ask({ vintage });
    expect(map.vintage).toBe(vintage);
    expect(map.areas).toEqual(units.map(({ code }) => code).sort());
    expect(map.leftOut).toEqual([
      { area: '28001', reason: 'no-data' },
      { area: '28017', reason: 'stale' },
    ]);
    expect(map.scores[map.areas.indexOf('28003' as AreaCode)]).toBeGreaterThan(2);
    expect(await problemOf(ask({ vintage: '1975' }))).toMatchObject({ code: 'not-found' });
  });

  it('are asked for figures that exist', async () => {
    const metric = 'happiness' as 'coverage';
    expect(await problemOf(ask({ metric }))).toMatchObject({ code: 'input-invalid' });
  });

  it('are the same when asked again and together, and new with the next generation', async () => {
    const [first, second] = await Promise.all([ask({}), ask({})]);
    expect(second).toEqual(first);
    await take([
      [
        'activations',
        'late.csv',
        [header, ...Array.from({ length: 9 }, (_, k) => record(overdue, 100 + k, 20))],
      ],
    ]);
    const newer = await ask({});
    expect(newer.generation).toBe(first.generation + 1);
    expect(newer.leftOut.map(({ area }) => area)).not.toContain(overdue);
  });
});
