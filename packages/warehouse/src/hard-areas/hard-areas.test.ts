import type { Day, HardArea } from '@tungngo/domain';
import { hexCell } from '@tungngo/geo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activationHeader, type Bench, good, openBench } from '../../test/small-campaign.js';

const cells = [
  ...new Set(
    Array.from({ length: 400 }, (_, i) =>
      hexCell(106.705 + (i % 20) * 0.001, 10.945 + Math.floor(i / 20) * 0.001),
    ),
  ),
].slice(0, 60);
const hard = cells.slice(0, 5);

const areas = [
  'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
  '74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1',
  '725,Thành phố Thuận An,Huyện,74,106.71,10.92',
  '25969,Phường Thuận Giao,Xã,725,106.715,10.955',
];
const eligible = [
  'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt',
  ...cells.flatMap((cell) => [
    `25969,${cell},Tạm trú,80,25/07/2023`,
    `25969,${cell},Thường trú,20,25/07/2023`,
  ]),
  ...cells.flatMap((cell) => [
    `25969,${cell},Tạm trú,${hard.includes(cell) ? 20 : 75},01/01/2021`,
    `25969,${cell},Thường trú,20,01/01/2021`,
  ]),
];

const day = (n: number) => String(n).padStart(2, '0');
const activated = (cell: string, from: number, to: number, on: string, channel = 'Trụ sở') =>
  Array.from(
    { length: to - from },
    (_, k) => `${cell}-${from + k},${on} 19:00,2,25969,${channel},Tạm trú,${cell}`,
  );

let bench: Bench;
const listed = () => bench.warehouse.read((reader) => reader.hardAreas());
let first: HardArea;
beforeAll(async () => {
  bench = await openBench();
  good(await bench.take('areas', 'areas.csv', areas));
  good(await bench.take('eligible', 'eligible.csv', eligible));
  good(
    await bench.take('activations', 'first.csv', [
      activationHeader,
      ...cells.flatMap((cell) =>
        hard.includes(cell)
          ? activated(cell, 0, 8, '05/08/2023', 'Tận nhà')
          : activated(cell, 0, 80, `${day(1 + (cells.indexOf(cell) % 20))}/08/2023`),
      ),
    ]),
  );
  const [found] = await listed();
  if (!found) throw new Error('no hard area');
  first = found;
});
afterAll(() => bench.close());

describe('hard areas of a warehouse', () => {
  it('know their cells, first day, kind and what speaks for it', async () => {
    const held = await bench.warehouse.read((reader) => reader.hardAreaCells(first.id));
    expect(held.map(({ cell }) => cell).sort()).toEqual([...hard].sort());
    expect(first).toMatchObject({
      standing: 'proposed',
      kind: 'informal-subdivision',
      since: '2023-08-20',
      trend: 0,
      closedDay: null,
    });
    const evidence = first.kindEvidence.map(({ vi }) => vi);
    expect(evidence).toContain('100% kích hoạt qua lượt đến nhà, nơi khác 1%');
    expect(evidence).toContain('Dân số đủ điều kiện +150% so với lần chốt trước, nơi khác +5%');
  });

  it('end at the border of their ward once real borders are imported', async () => {
    const [west = 0, east = 0] = [Math.min, Math.max].map((of) =>
      of(...first.polygon.coordinates.flat().map(([lon]) => lon)),
    );
    const border = (west + east) / 2;
    const within: HardArea['polygon']['coordinates'] = [
      [
        [106.5, 10.8],
        [border, 10.8],
        [border, 11.1],
        [106.5, 11.1],
        [106.5, 10.8],
      ],
    ];
    const ward = {
      type: 'Feature',
      properties: { code: '25969', name: 'Phường Thuận Giao' },
      geometry: { type: 'Polygon', coordinates: within },
    };
    const file = JSON.stringify({ type: 'FeatureCollection', features: [ward] });
    good(await bench.take('boundaries', 'ranh-gioi.geojson', file));
    const [area] = await listed();
    expect(area).toMatchObject({ id: first.id, remaining: first.remaining });
    const reached = Math.max(...(area?.polygon.coordinates.flat().map(([lon]) => lon) ?? []));
    expect(reached).toBeCloseTo(border, 4);
  });

  it('go on with their id and tell what a week has changed', async () => {
    good(
      await bench.take('activations', 'second.csv', [
        activationHeader,
        ...hard.flatMap((cell) => activated(cell, 8, 20, '22/08/2023', 'Tận nhà')),
      ]),
    );
    const now = await listed();
    expect(now).toMatchObject([{ id: first.id, since: '2023-08-20', trend: -60 }]);
    expect(now[0]?.remaining).toBe(first.remaining - 60);
  });

  it('stay as closed, with the day, once their people are reached', async () => {
    good(
      await bench.take('activations', 'third.csv', [
        activationHeader,
        ...hard.flatMap((cell) => activated(cell, 20, 80, '25/08/2023', 'Tận nhà')),
      ]),
    );
    expect(await listed()).toMatchObject([{ id: first.id, closedDay: '2023-08-25' as Day }]);
    good(await bench.warehouse.importFiles([], {}));
    expect(await listed()).toMatchObject([{ id: first.id, closedDay: '2023-08-25' as Day }]);
  });
});
