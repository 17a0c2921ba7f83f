import type { Area, AreaCode, HardArea } from '@tungngo/domain';
import { booleanPointInPolygon, booleanValid, kinks } from '@turf/turf';
import fc from 'fast-check';
import { gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { hexCell, hexCentre } from '../hexes/hex-cells.js';
import { detectHardAreas } from './detect-hard-areas.js';
import type { CellCount, HardAreaInput, KnownSite } from './inputs.js';

const DISTRICT = '725' as AreaCode;
const wardCode = (index: number) => String(25_900 + index).padStart(5, '0') as AreaCode;
const wardCentre = (index: number): [number, number] => [
  106.6 + 0.05 * (index % 10),
  10.9 + 0.05 * Math.floor(index / 10),
];

/** A repeatable stream of numbers in [0, 1). */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Wards of `radius` rings of cells; each person is activated with the same chance. */
function province(wards: number, radius: number, rate = 0.7, seed = 1) {
  const random = stream(seed);
  const areas: Area[] = [
    {
      code: DISTRICT,
      name: 'Thành phố Thuận An',
      level: 'district',
      parentCode: null,
      lon: 106.7,
      lat: 10.9,
    },
  ];
  const cells: CellCount[] = [];
  for (let ward = 0; ward < wards; ward++) {
    const [lon, lat] = wardCentre(ward);
    const code = wardCode(ward);
    areas.push({ code, name: 'Phường Thuận Giao', level: 'ward', parentCode: DISTRICT, lon, lat });
    for (const cell of gridDisk(hexCell(lon, lat), radius)) {
      const eligible = 20 + Math.floor(random() * 60);
      cells.push({
        cell,
        wardCode: code,
        eligible,
        eligibleTemporary: Math.floor(eligible * 0.1),
        activated: drawn(eligible, rate, random),
      });
    }
  }
  return { areas, cells, random };
}

function drawn(people: number, rate: number, random: () => number): number {
  return Array.from({ length: people }, random).filter((value) => value < rate).length;
}

/** Makes the cells around a place hard: mostly activated late, of the residents given. */
function plant(
  { cells, random }: ReturnType<typeof province>,
  [lon, lat]: [number, number],
  { radius = 2, people = 90, rate = 0.2, temporary = 0.85 } = {},
): Set<string> {
  const planted = new Set(gridDisk(hexCell(lon, lat), radius));
  for (const cell of cells) {
    if (!planted.has(cell.cell)) continue;
    cell.eligible = people;
    cell.eligibleTemporary = Math.round(people * temporary);
    cell.activated = drawn(people, rate, random);
  }
  return planted;
}

const site = (
  kind: KnownSite['kind'],
  [lon, lat]: [number, number],
  more: Partial<KnownSite> = {},
): KnownSite => ({
  id: `${kind}-${lon}-${lat}`,
  name: 'Khu trọ Bình Hòa 2',
  kind,
  wardCode: wardCode(0),
  lon,
  lat,
  size: 800,
  hours: null,
  ...more,
});

const reasonOf = (area: HardArea | undefined, id: string) => area?.reasons.find((r) => r.id === id);

describe('a planted cluster', () => {
  const world = province(4, 12);
  const place = hexCentre(hexCell(...wardCentre(1)));
  const planted = plant(world, place);
  const input: HardAreaInput = {
    ...world,
    sites: [
      site('boarding-house-cluster', place, { hours: '18:30–21:00' }),
      site('service-point', [place[0] + 0.03, place[1]], { name: 'Công an phường Thuận Giao' }),
    ],
    visits: [{ wardCode: wardCode(1), absent: 60, reached: 40 }],
  };
  const found = detectHardAreas(input);
  const [area] = found;

  it('is found once, where it was planted, with its people', () => {
    expect(found).toHaveLength(1);
    const counted = world.cells.filter(({ cell }) => planted.has(cell));
    const remaining = counted.reduce((sum, c) => sum + c.eligible - c.activated, 0);
    expect(area?.wardCode).toBe(wardCode(1));
    expect(area?.remaining).toBeGreaterThanOrEqual(remaining * 0.95);
    expect(area?.remaining).toBeLessThanOrEqual(remaining * 1.15);
    expect(area?.remaining).toBe((area?.eligible ?? 0) - (area?.activated ?? 0));
  });

  it('is named after its site and ward, and keeps the site’s hours', () => {
    expect(area?.kind).toBe('boarding-house-cluster');
    expect(area?.name.vi).toBe('Khu trọ Bình Hòa 2 – P. Thuận Giao');
    expect(area?.wardName).toBe('Phường Thuận Giao');
    expect(area?.bestHours.vi).toBe('18:30–21:00');
  });

  it('gives its reasons with numbers in both languages', () => {
    expect(area?.reasons.map(({ id }) => id).sort()).toEqual(
      ['absent-visits', 'distance', 'gap', 'known-site', 'temporary-share'].sort(),
    );
    expect(reasonOf(area, 'temporary-share')?.text.vi).toMatch(
      /^[78]\d% ở trọ, tạm trú \(1\.\d{3} người\); mức chung \d\d%$/,
    );
    expect(reasonOf(area, 'gap')?.text.en).toMatch(/^2\d% activated .*; .* reach [67]\d%$/);
    expect(reasonOf(area, 'known-site')?.text.vi).toContain('Khu trọ Bình Hòa 2 (800 chỗ trọ)');
    expect(reasonOf(area, 'distance')?.text.vi).toMatch(
      /3,\d km đường thẳng \(Công an phường Thuận Giao\)/,
    );
    expect(reasonOf(area, 'absent-visits')?.text.en).toContain('60 of 100 people');
    expect(area?.missingInputs.map(({ en }) => en)).toEqual(['A former count of people']);
  });

  it('is outlined by a valid polygon with all its cells inside', () => {
    if (!area) throw new Error('nothing found');
    expect(booleanValid(area.polygon)).toBe(true);
    expect(kinks(area.polygon).features).toEqual([]);
    for (const cell of planted)
      expect(booleanPointInPolygon(hexCentre(cell), area.polygon)).toBe(true);
    expect(booleanPointInPolygon([area.lon, area.lat], area.polygon)).toBe(true);
  });

  it('is the same for any order of cells, sites and areas', () => {
    const turned: HardAreaInput = {
      cells: [...world.cells].reverse(),
      sites: [...input.sites].reverse(),
      areas: [...world.areas].reverse(),
      visits: input.visits ?? [],
    };
    expect(detectHardAreas(turned)).toEqual(found);
  });

  it('keeps its id when a visit has brought some of the people in', () => {
    const later = world.cells.map((cell) =>
      planted.has(cell.cell) ? { ...cell, activated: cell.activated + 15 } : cell,
    );
    expect(detectHardAreas({ ...input, cells: later }).map(({ id }) => id)).toEqual([area?.id]);
  });

  it('names what is missing, and trusts its score less', () => {
    const [bare] = detectHardAreas({ ...input, sites: [], visits: [] });
    expect(bare?.missingInputs.map(({ en }) => en)).toEqual([
      'List of boarding houses, factories and subdivisions',
      'A former count of people',
      'Service points',
      'Outcomes of earlier visits',
    ]);
    expect(bare?.confidence).toBeLessThan((area?.confidence ?? 0) * 0.7);
    expect(bare?.id).toBe(area?.id);
  });
});

describe('kinds', () => {
  const kindWith = (sites: (place: [number, number]) => KnownSite[], temporary: number) => {
    const world = province(2, 10);
    const place = hexCentre(hexCell(...wardCentre(0)));
    plant(world, place, { temporary });
    return detectHardAreas({ ...world, sites: sites(place) })[0];
  };

  it.each<[string, Parameters<typeof kindWith>[0], number, HardArea['kind']]>([
    [
      'plots and permanent residents',
      (p) => [site('informal-subdivision', p, { size: 400 })],
      0.1,
      'informal-subdivision',
    ],
    [
      'a factory next door, within 300 m',
      ([lon, lat]) => [site('factory', [lon + 0.0055, lat], { size: 4000 })],
      0.7,
      'factory',
    ],
    ['no site, mostly temporary residents', () => [], 0.9, 'boarding-house-cluster'],
    ['no site, mostly permanent residents', () => [], 0.1, 'scattered'],
    [
      'a site a kilometre away',
      ([lon, lat]) => [site('factory', [lon + 0.01, lat])],
      0.1,
      'scattered',
    ],
    ['only a service point', (p) => [site('service-point', p)], 0.1, 'scattered'],
    [
      'beds inside against a factory near by',
      ([lon, lat]) => [
        site('boarding-house-cluster', [lon, lat], { size: 1500 }),
        site('factory', [lon + 0.0055, lat], { size: 1500 }),
      ],
      0.9,
      'boarding-house-cluster',
    ],
  ])('%s', (_, sites, temporary, kind) => {
    const area = kindWith(sites, temporary);
    expect(area?.kind).toBe(kind);
    expect(area?.bestHours.vi).not.toBe('');
  });

  it('areas without a site are numbered within their ward', () => {
    const world = province(1, 14);
    const [lon, lat] = wardCentre(0);
    plant(world, [lon - 0.01, lat], { radius: 1, temporary: 0.1 });
    plant(world, [lon + 0.01, lat], { radius: 1, temporary: 0.1 });
    const names = detectHardAreas({ ...world, sites: [] }).map(({ name }) => name.vi);
    expect(names.sort()).toEqual(['Cụm dân cư 1 – P. Thuận Giao', 'Cụm dân cư 2 – P. Thuận Giao']);
  });
});

describe('nothing is found', () => {
  it('where everybody is activated alike', () => {
    const { areas, cells } = province(6, 15);
    const even = cells.map((cell) => ({ ...cell, eligible: 50, activated: 30 }));
    expect(detectHardAreas({ areas, cells: even, sites: [] })).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('where the difference is only chance (seed %i)', (seed) => {
    const world = province(10, 15, 0.5 + 0.05 * seed, seed);
    expect(detectHardAreas({ ...world, sites: [] })).toEqual([]);
  });

  it('without cells, without areas, or where few remain', () => {
    const world = province(1, 8);
    expect(detectHardAreas({ areas: world.areas, cells: [], sites: [] })).toEqual([]);
    expect(detectHardAreas({ areas: [], cells: world.cells, sites: [] })).toEqual([]);
    plant(world, wardCentre(0), { radius: 0, people: 30, rate: 0.1 });
    expect(detectHardAreas({ ...world, sites: [] })).toEqual([]);
  });
});

describe('a ward that lags behind its district', () => {
  const lagging = (share: number, rate: number) => {
    const world = province(5, 12, 0.8);
    for (const cell of world.cells) {
      if (cell.wardCode === wardCode(2)) cell.activated = drawn(cell.eligible, rate, world.random);
    }
    const place = hexCentre(hexCell(...wardCentre(2)));
    const planted = plant(world, place, { radius: share, rate: 0.2 });
    return { planted, found: detectHardAreas({ ...world, sites: [] }) };
  };

  it('shows its worst place, not the whole of it', () => {
    const { planted, found } = lagging(2, 0.6);
    expect(found).toHaveLength(1);
    expect(found[0]?.eligible).toBeLessThan(planted.size * 90 * 1.2);
  });

  it('is hard as a whole when it lags very far', () => {
    const { found } = lagging(0, 0.3);
    const all = found.reduce((sum, { remaining }) => sum + remaining, 0);
    expect(all).toBeGreaterThan(469 * 50 * 0.7 * 0.8);
  });
});

describe('a whole district', () => {
  it('too large a cluster is divided into parts that a team can visit', () => {
    const world = province(6, 15);
    const planted = plant(world, wardCentre(2), { radius: 7 });
    const found = detectHardAreas({ ...world, sites: [] });
    expect(found.length).toBeGreaterThan(2);
    for (const area of found) expect(area.remaining).toBeGreaterThanOrEqual(30);
    const remaining = found.reduce((sum, area) => sum + area.remaining, 0);
    expect(remaining).toBeGreaterThan(planted.size * 90 * 0.75);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(new Set(found.map(({ name }) => name.vi)).size).toBe(found.length);
  });

  it('of 40,000 cells are few, ranked by hardness and people', () => {
    const world = province(51, 16);
    for (let ward = 0; ward < 51; ward++) {
      const [lon, lat] = wardCentre(ward);
      plant(world, [lon + 0.006, lat], { radius: 2 });
      plant(world, [lon - 0.006, lat + 0.004], { radius: 1, temporary: 0.2 });
    }
    const sites = Array.from({ length: 2_000 }, (_, i) =>
      site(
        i % 10 === 0 ? 'service-point' : 'boarding-house-cluster',
        [106.6 + (i % 97) * 0.005, 10.9 + (i % 53) * 0.005],
        { id: `s${i}` },
      ),
    );
    expect(world.cells.length).toBeGreaterThan(40_000);
    const found = detectHardAreas({ ...world, sites });
    expect(found.length).toBeGreaterThan(95);
    expect(found.length).toBeLessThanOrEqual(150);
    const ranks = found.map((area) => area.hardness * area.remaining);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  });
});

describe('for any counts', () => {
  const counts = fc.array(
    fc.record({
      ring: fc.nat(330),
      ward: fc.nat(1),
      eligible: fc.nat(200),
      temporary: fc.nat(220),
      noise: fc.nat(20),
    }),
    { minLength: 200, maxLength: 500 },
  );

  it('points sum to the score, polygons are valid, order makes no difference', () => {
    const areas = province(3, 0).areas;
    const disk = gridDisk(hexCell(...wardCentre(0)), 10);
    let seen = 0;
    fc.assert(
      fc.property(counts, fc.infiniteStream(fc.nat()), (rows, shuffle) => {
        const cells = rows.map(
          (row): CellCount => ({
            cell: disk[row.ring] ?? '',
            wardCode: wardCode(row.ward),
            eligible: row.eligible,
            eligibleTemporary: row.temporary,
            activated: Math.floor(row.eligible * (row.ring < 61 ? 0.2 : 0.8)) + row.noise,
          }),
        );
        const found = detectHardAreas({ areas, cells, sites: [] });
        seen += found.length;
        for (const area of found) {
          expect(area.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(area.hardness);
          expect(area.hardness).toBeGreaterThanOrEqual(0);
          expect(area.hardness).toBeLessThanOrEqual(100);
          expect(area.confidence).toBeGreaterThan(0);
          expect(area.confidence).toBeLessThanOrEqual(1);
          expect(area.remaining).toBeGreaterThanOrEqual(30);
          expect(kinks(area.polygon).features).toEqual([]);
          expect(booleanPointInPolygon([area.lon, area.lat], area.polygon)).toBe(true);
        }
        const keys = new Map(cells.map((cell) => [cell, shuffle.next().value ?? 0]));
        const shuffled = [...cells].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(detectHardAreas({ areas, cells: shuffled, sites: [] })).toEqual(found);
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(60);
  });
});
