import { type Area, type AreaCode, describeProblem, type Problem } from '@tungngo/domain';
import { area as areaM2, booleanPointInPolygon } from '@turf/turf';
import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readBoundaries } from './read-boundaries.js';

const code = (text: string) => text as AreaCode;

/** A province with 7 districts of 13 wards: 91, in a grid of square kilometres. */
const wards = Array.from(
  { length: 91 },
  (_, i): Area => ({
    code: code(String(25_741 + 3 * i)),
    name: `Xã ${i + 1}`,
    level: 'ward',
    parentCode: code(String(718 + Math.floor(i / 13))),
    lon: 106.6 + 0.01 * (i % 13),
    lat: 11 + 0.01 * Math.floor(i / 13),
  }),
);
const areas: Area[] = [
  {
    code: code('74'),
    name: 'Tỉnh Bình Dương',
    level: 'province',
    parentCode: null,
    lon: 106.7,
    lat: 11,
  },
  ...Array.from(
    { length: 7 },
    (_, i): Area => ({
      code: code(String(718 + i)),
      name: `Huyện ${i + 1}`,
      level: 'district',
      parentCode: code('74'),
      lon: 106.66,
      lat: 11 + 0.01 * i,
    }),
  ),
  ...wards,
];

/** Whole multiples of a hundredth, so that neighbours share identical corners. */
const corner = (base: number, hundredths: number) =>
  Math.round((base + hundredths / 100) * 1e6) / 1e6;

function square(column: number, row: number, width = 1): Feature['geometry'] {
  const [west, south] = [corner(106.595, column), corner(10.995, row)];
  const [east, north] = [corner(106.595, column + width), corner(10.995, row + 1)];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

const wardFeatures = (properties: (area: Area) => Feature['properties']): Feature[] =>
  wards.map((ward, i) => ({
    type: 'Feature',
    properties: properties(ward),
    geometry: square(i % 13, Math.floor(i / 13)),
  }));

const collection = (features: readonly unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });

async function accepted(text: string, of: readonly Area[] = areas) {
  const read = await readBoundaries(text, 'xa.geojson', of);
  if (!read.ok) throw new Error(read.problem.message.en);
  return read.value;
}

async function problemOf(text: string): Promise<Problem> {
  const read = await readBoundaries(text, 'xa.geojson', areas);
  if (read.ok) throw new Error('accepted');
  return read.problem;
}

const read = await accepted(collection(wardFeatures(({ code }) => ({ code }))));

describe('a file of 91 wards', () => {
  const ofLevel = (level: string) =>
    read.boundaries.features.filter(({ properties }) => properties.level === level);

  it('joins them all by code, and is not approximate', async () => {
    expect(read.matched).toBe(91);
    expect(read.unmatched).toEqual([]);
    expect(read.boundaries.approximate).toBe(false);
    expect(read.boundaries.source).toBe('xa.geojson');
    expect(ofLevel('ward')).toHaveLength(91);
  });

  it('gives districts and the province as unions without inner borders', async () => {
    expect(ofLevel('district')).toHaveLength(7);
    const [province] = ofLevel('province');
    expect(province?.geometry.type).toBe('Polygon');
    expect(province?.geometry.coordinates).toHaveLength(1);
    const sum = ofLevel('ward').reduce((m2, feature) => m2 + areaM2(feature), 0);
    expect((province ? areaM2(province) : 0) / sum).toBeCloseTo(1, 6);
    expect(read.boundaries.bbox).toEqual([106.595, 10.995, 106.725, 11.065]);
  });

  it('names the areas that it lacks', async () => {
    const partial = await accepted(collection(wardFeatures(({ code }) => ({ code })).slice(2)));
    expect(partial.matched).toBe(89);
    expect(partial.unmatched).toEqual(['25741', '25744']);
  });

  it('passes over other provinces, and features without a code', async () => {
    const foreign = { type: 'Feature', properties: { code: '99999' }, geometry: null };
    const lake = { type: 'Feature', properties: { name: 'Hồ Dầu Tiếng' }, geometry: null };
    const all = await accepted(
      collection([foreign, lake, ...wardFeatures(({ code }) => ({ code }))]),
    );
    expect(all.boundaries.vintage).toBe(read.boundaries.vintage);
  });

  it('draws no other vintage for features in another order', async () => {
    const turned = await accepted(collection(wardFeatures(({ code }) => ({ code })).reverse()));
    expect(turned.boundaries.vintage).toBe(read.boundaries.vintage);
  });

  it.each<[string, (area: Area) => Feature['properties']]>([
    ['Mã', ({ code }) => ({ Mã: code })],
    [
      'ma_xa, with the codes above it',
      ({ code, parentCode }) => ({ ma_tinh: '74', ma_huyen: parentCode, ma_xa: code }),
    ],
    ['MaXa as a number', ({ code }) => ({ MaXa: Number(code) })],
    ['GSO_CODE', ({ code }) => ({ GSO_CODE: code })],
    ['“Mã xã” beside a serial id', ({ code }) => ({ id: 1, 'Mã xã': ` ${code} ` })],
    ['code as a float in text', ({ code }) => ({ CODE: `${code}.0` })],
  ])('finds the code in %s', async (_, properties) => {
    expect((await accepted(collection(wardFeatures(properties)))).matched).toBe(91);
  });

  it('finds the code in the feature’s id, and reads a byte-order mark and heights', async () => {
    const features = wardFeatures(() => null).map((feature, i) => ({
      ...feature,
      id: wards[i]?.code,
      geometry: JSON.parse(JSON.stringify(feature.geometry).replace(/(\.\d+)\]/g, '$1,12.5]')),
    }));
    const tall = await accepted(`\uFEFF${collection(features)}`);
    expect(tall.boundaries.vintage).toBe(read.boundaries.vintage);
  });

  it('puts back leading zeros that a spreadsheet dropped, if that is clear', async () => {
    const ward = { ...wards[0], code: code('00001'), parentCode: null } as Area;
    const text = collection([{ type: 'Feature', properties: { code: 1 }, geometry: square(0, 0) }]);
    expect((await accepted(text, [ward])).boundaries.features[0]?.properties.code).toBe('00001');
    const both = await readBoundaries(text, 'xa.geojson', [
      ward,
      { ...ward, code: code('01'), level: 'province' },
    ]);
    expect(both.ok ? null : both.problem.message.en).toBe(
      'Code 1 has lost its leading zeros: it can be 01 or 00001.',
    );
  });
});

describe('a file of districts only', () => {
  const districts = Array.from({ length: 7 }, (_, row) => ({
    type: 'Feature',
    properties: { code: String(718 + row) },
    geometry: square(0, row, 13),
  }));

  it('gets Voronoi wards within each district, and says that it is approximate', async () => {
    const { boundaries, matched, unmatched } = await accepted(collection(districts));
    expect([matched, unmatched]).toEqual([7, []]);
    expect(boundaries.approximate).toBe(true);
    expect(boundaries.features).toHaveLength(99);
    for (const { properties, geometry } of boundaries.features) {
      if (properties.level !== 'ward') continue;
      const { lon, lat } = wards.find((w) => w.code === properties.code) ?? { lon: 0, lat: 0 };
      expect(booleanPointInPolygon([lon, lat], geometry)).toBe(true);
      expect(areaM2(geometry) / 1e6).toBeCloseTo(1.21, 1);
    }
  });

  it('an outline of the province alone is divided among all its wards', async () => {
    const outline = await accepted(
      collection([
        {
          type: 'Feature',
          properties: { ma_tinh: 74 },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [106.59, 10.99],
                [106.73, 10.99],
                [106.73, 11.07],
                [106.59, 11.07],
                [106.59, 10.99],
              ],
            ],
          },
        },
      ]),
    );
    expect(outline.boundaries.features).toHaveLength(99);
    expect(outline.boundaries.approximate).toBe(true);
  });

  it('wards drawn in one district leave the others to Voronoi cells', async () => {
    const mixed = await accepted(
      collection([...districts, ...wardFeatures(({ code }) => ({ code })).slice(0, 13)]),
    );
    expect(mixed.matched).toBe(20);
    expect(mixed.unmatched).toEqual([]);
    expect(mixed.boundaries.features).toHaveLength(99);
  });
});

describe('a broken file is refused with its place and a remedy', () => {
  const good = wardFeatures(({ code }) => ({ code }));
  const withGeometry = (geometry: unknown) => collection([good[0], { ...good[1], geometry }]);
  const withRing = (ring: unknown) => withGeometry({ type: 'Polygon', coordinates: [ring] });

  it.each<[string, string, RegExp, object]>([
    ['empty', ' \n', /empty/, {}],
    ['cut short', collection(good).slice(0, 900), /not valid JSON: it breaks at line 1/, {}],
    ['an array', '[]', /not object/, {}],
    [
      'no features',
      '{"type":"FeatureCollection"}',
      /not FeatureCollection|must be/,
      { field: 'type' },
    ],
    ['a number for a feature', collection([good[0], 7]), /not a GeoJSON Feature/, { row: 2 }],
    [
      'projected coordinates',
      withRing([
        [595_000, 1_215_000],
        [596_000, 1_215_000],
        [596_000, 1_216_000],
        [595_000, 1_215_000],
      ]),
      /projected \(VN-2000, UTM\)/,
      { row: 2, field: 'geometry' },
    ],
    [
      'latitude first',
      withRing([
        [11, 106],
        [11, 107],
        [12, 107],
        [11, 106],
      ]),
      /latitude before longitude/,
      { row: 2 },
    ],
    [
      'another country',
      withRing([
        [2, 48],
        [3, 48],
        [3, 49],
        [2, 48],
      ]),
      /outside Vietnam/,
      { row: 2 },
    ],
    ['null geometry', withGeometry(null), /Unit 25744 has no shape/, { row: 2, field: 'geometry' }],
    [
      'a line',
      withGeometry({
        type: 'LineString',
        coordinates: [
          [106, 11],
          [107, 11],
        ],
      }),
      /is LineString, not an area/,
      { row: 2 },
    ],
    ['no ring', withGeometry({ type: 'Polygon', coordinates: [] }), /no ring/, { row: 2 }],
    ['no coordinates', withGeometry({ type: 'MultiPolygon' }), /no ring/, { row: 2 }],
    [
      'a short ring',
      withRing([
        [106, 11],
        [107, 11],
        [106, 11],
      ]),
      /only 3 positions/,
      { row: 2 },
    ],
    [
      'an open ring',
      withRing([
        [106, 11],
        [107, 11],
        [107, 12],
        [106, 12],
      ]),
      /not closed/,
      { row: 2 },
    ],
    [
      'text for a coordinate',
      withRing([
        ['106', 11],
        [107, 11],
        [107, 12],
        ['106', 11],
      ]),
      /not a pair of numbers/,
      { row: 2 },
    ],
    [
      'a flat ring',
      withRing([
        [106, 11],
        [107, 11],
        [106.5, 11],
        [106, 11],
      ]),
      /holds no area/,
      { row: 2 },
    ],
    [
      'a repeated code',
      collection([good[0], good[1], { ...good[2], properties: { code: '25741' } }]),
      /25741 is repeated: feature 1/,
      { row: 3, field: 'code', value: '25741' },
    ],
  ])('%s', async (_, text, message, place) => {
    const problem = await problemOf(text);
    expect(problem.code).toBe('boundaries-invalid');
    expect(problem.message.en).toMatch(message);
    expect(problem.place).toMatchObject({ file: 'xa.geojson', ...place });
    for (const language of ['vi', 'en'] as const) {
      expect(describeProblem(problem, language)).toMatch(/xa\.geojson/);
      expect(problem.remedy[language].length).toBeGreaterThan(20);
    }
  });

  it('codes that are not in the list of areas are named', async () => {
    const problem = await problemOf(collection([{ ...good[0], properties: { ma: '00001' } }]));
    expect(problem.code).toBe('boundaries-unmatched');
    expect(problem.message.vi).toBe(
      'Không mã nào trong tệp (00001…) có trong danh mục đơn vị hành chính.',
    );
  });

  it('a file without a column of codes is told which columns it has', async () => {
    const problem = await problemOf(
      collection([{ ...good[0], properties: { ten: 'A', dien_tich: 2 } }]),
    );
    expect(problem.code).toBe('boundaries-unmatched');
    expect(problem.message.en).toContain('ten, dien_tich');
    expect(problem.remedy.en).toContain('“code”');
    expect((await problemOf(collection([]))).code).toBe('boundaries-unmatched');
  });
});
