import type { AreaCode } from '@tungngo/domain';
import fc from 'fast-check';
import { gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { hexCell, hexCentre } from '../../hexes/hex-cells.js';
import type { KnownSite } from '../inputs.js';
import type { ResidenceCell } from '../residence-cells.js';
import { coverageModel } from './expected-coverage.js';
import { hardnessJudge, wholePoints } from './hardness.js';
import { reachOfPoints } from './nearest-point.js';
import { inputRows } from './place-inputs.js';

/** A repeatable stream of numbers in [0, 1). */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const wardCode = (ward: number) => String(25_700 + ward) as AreaCode;
const wardCentre = (ward: number): [number, number] => [106.5 + 0.03 * ward, 11];

interface Truth {
  usual?: number;
  /** Coverage less for a place of temporary residents only, and with a boarding house beside it. */
  temporary?: number;
  beds?: number;
  wardSpread?: number;
}

/** Wards of 91 cells whose coverage falls with temporary residents and beds near by. */
function campaign(seed: number, { usual = 0.75, temporary = 0, beds = 0, wardSpread = 0 }: Truth) {
  const random = stream(seed);
  const cells: ResidenceCell[] = [];
  const sites: KnownSite[] = [];
  for (let ward = 0; ward < 20; ward++) {
    const centre = hexCell(...wardCentre(ward));
    const level = usual + wardSpread * (random() - 0.5);
    const at = gridDisk(centre, 5);
    const housed = at[Math.floor(random() * at.length)] ?? centre;
    sites.push(site('boarding-house-cluster', hexCentre(housed), `site ${ward}`, 9_000));
    const near = new Set(gridDisk(housed, 2));
    for (const cell of at) {
      const eligible = 100 + Math.floor(200 * random());
      const share = random();
      const rate = level - temporary * (share - 0.5) - (near.has(cell) ? beds : 0);
      cells.push(cellOf(cell, ward, eligible, share, rate + 0.04 * (random() - 0.5)));
    }
  }
  return { cells, sites };
}

function cellOf(
  cell: string,
  ward: number,
  eligible: number,
  share: number,
  rate: number,
): ResidenceCell {
  const activated = Math.round(eligible * Math.min(1, Math.max(0, rate)));
  return {
    cell,
    wardCode: wardCode(ward),
    districtCode: '718' as AreaCode,
    eligible,
    temporary: Math.round(eligible * share),
    activated,
    remaining: eligible - activated,
    rate: activated / eligible,
    weekChange: null,
    formerEligible: eligible,
  } as ResidenceCell;
}

const site = (
  kind: KnownSite['kind'],
  [lon, lat]: [number, number],
  name: string,
  size = 2,
): KnownSite => ({ id: name, name, kind, wardCode: wardCode(0), lon, lat, size, hours: null });

const modelOf = ({ cells, sites }: ReturnType<typeof campaign>) =>
  coverageModel(cells, inputRows(cells, sites, reachOfPoints(sites)));

const placeIn = (cells: readonly ResidenceCell[], ward: number) => {
  const disk = new Set(gridDisk(hexCell(...wardCentre(ward)), 1));
  return cells.filter(({ cell }) => disk.has(cell));
};

describe('expected coverage', () => {
  it.each([1, 2, 3])('finds what the inputs take off (seed %i)', (seed) => {
    const { cells, sites } = campaign(seed, { temporary: 0.3, beds: 0.25 });
    const { expect: expectOf } = modelOf({ cells, sites });
    const apart = cells.map((cell) => (expectOf([cell]).expected ?? 0) - cell.rate);
    const error = Math.sqrt(apart.reduce((sum, a) => sum + a * a, 0) / apart.length);
    const plain = cells.map((cell) => 0.75 - cell.rate);
    const without = Math.sqrt(plain.reduce((sum, a) => sum + a * a, 0) / plain.length);
    expect(error).toBeLessThan(0.5 * without);
  });

  it('leaves usual coverage where nothing matters', () => {
    const { cells, sites } = campaign(4, {});
    const model = modelOf({ cells, sites });
    expect(model.usual).toBeCloseTo(0.75, 2);
    for (const cell of cells) expect(model.expect([cell]).expected).toBeCloseTo(0.75, 1);
  });

  it('of a place learns nothing from the place itself', () => {
    const world = campaign(5, { temporary: 0.3, beds: 0.2, wardSpread: 0.1 });
    const members = placeIn(world.cells, 7);
    const before = modelOf(world).expect(members);
    const emptied = world.cells.map((cell) =>
      members.includes(cell) ? { ...cell, activated: 0, remaining: cell.eligible, rate: 0 } : cell,
    );
    const after = modelOf({ ...world, cells: emptied }).expect(placeIn(emptied, 7));
    expect(after.expected).toBeCloseTo(before.expected ?? 0, 10);
    const { ward: _, ...drops } = before.drops;
    const { ward: __, ...dropsAfter } = after.drops;
    expect(dropsAfter).toEqual(drops);
    // While what the place is taught by does count.
    const other = world.cells.map((cell) =>
      cell.wardCode === wardCode(7) && !members.includes(cell)
        ? { ...cell, activated: 0, remaining: cell.eligible, rate: 0 }
        : cell,
    );
    const moved = modelOf({ ...world, cells: other }).expect(placeIn(other, 7));
    expect(moved.expected).toBeLessThan((before.expected ?? 0) - 0.1);
  });

  it('counts an input for nothing that would make places easier', () => {
    const { cells, sites } = campaign(6, { temporary: -0.3 });
    const { expect: expectOf } = modelOf({ cells, sites });
    for (const cell of cells) expect(expectOf([cell]).drops['temporary-share']).toBeCloseTo(0, 12);
  });

  it('of a single ward is what the rest of it reaches, and nothing of a single place', () => {
    const { cells, sites } = campaign(7, { temporary: 0.2 });
    const one = cells.filter((cell) => cell.wardCode === wardCode(0));
    const members = placeIn(one, 0);
    const near = new Set(members.flatMap(({ cell }) => gridDisk(cell, 1)));
    const rest = one.filter(({ cell }) => !near.has(cell));
    const people = rest.reduce((sum, { eligible }) => sum + eligible, 0);
    const reached = rest.reduce((sum, { activated }) => sum + activated, 0);
    expect(modelOf({ cells: one, sites }).expect(members).expected).toBeCloseTo(
      reached / people,
      9,
    );
    expect(modelOf({ cells: members, sites }).expect(members).expected).toBeNull();
  });
});

describe('growth since the former count', () => {
  it('counts where people doubled and coverage is lower there', () => {
    const { cells, sites } = campaign(10, {});
    const grown = cells.map((cell, i) =>
      i % 4 === 0 ? { ...cell, formerEligible: cell.eligible / 2, rate: cell.rate - 0.2 } : cell,
    );
    const { expect: expectOf } = modelOf({ cells: grown, sites });
    const dropOf = (i: number) => expectOf(grown.slice(i, i + 1)).drops.growth;
    // A quarter have doubled, so that the usual place has grown by a quarter of a doubling.
    expect(dropOf(0)).toBeCloseTo(0.75 * 0.2, 1);
    expect(dropOf(1)).toBeCloseTo(-0.25 * 0.2, 1);
    const judge = hardnessJudge({ cells: grown, sites });
    const first = grown[0];
    if (!first) throw new Error('no cells');
    const line = judge([first], wardCentre(0)).reasons.find(({ id }) => id === 'growth');
    expect(line?.text.vi).toMatch(
      /^Số người \+100% so với lần đếm trước; mức chung \+(1[5-9]|2\d)%$/,
    );
    expect(line?.points).toBeGreaterThan(10);
  });
});

describe('hardness', () => {
  const world = campaign(8, { temporary: 0.3, beds: 0.2, wardSpread: 0.1 });
  const centre = wardCentre(3);
  const rated = (rate: number) =>
    world.cells.map((cell) => {
      if (!placeIn(world.cells, 3).includes(cell)) return cell;
      const activated = Math.round(cell.eligible * rate);
      return {
        ...cell,
        activated,
        remaining: cell.eligible - activated,
        rate: activated / cell.eligible,
      };
    });
  const judged = (rate: number, more: object = {}) => {
    const cells = rated(rate);
    return hardnessJudge({ cells, sites: world.sites, ...more })(placeIn(cells, 3), centre);
  };

  it('rises as fewer are reached, from 0 in a usual place to 100 where nobody is', () => {
    const scores = [1, 0.8, 0.6, 0.4, 0.2, 0].map((rate) => judged(rate).hardness);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect([scores[0], scores.at(-1)]).toEqual([0, 100]);
  });

  it('is the sum of its reasons’ whole points, for any rate, visits and sites', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    let negative = 0;
    fc.assert(
      fc.property(share, fc.nat(300), fc.nat(300), fc.boolean(), (rate, absent, reached, known) => {
        const { hardness, reasons } = judged(rate, {
          visits: [{ wardCode: wardCode(3), absent, reached, times: 3 }],
          sites: known ? world.sites : [],
        });
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(hardness);
        expect(hardness).toBeGreaterThanOrEqual(0);
        expect(hardness).toBeLessThanOrEqual(100);
        expect(reasons.every(({ points }) => Number.isInteger(points))).toBe(true);
        expect(new Set(reasons.map(({ id }) => id)).size).toBe(reasons.length);
        if (reasons.some(({ points }) => points < 0)) negative++;
      }),
      { seed: 20_251_125, numRuns: 40 },
    );
    expect(negative).toBeGreaterThan(5);
  });

  it('rises by visits that found nobody, more by those to the very place, and falls by good ones', () => {
    const scoreOf = (absent: number, reached: number, place: object = {}) =>
      judged(0.4, { visits: [{ wardCode: wardCode(3), absent, reached, ...place }] });
    const here = { lon: centre[0], lat: centre[1] };
    const none = judged(0.4).hardness;
    expect(scoreOf(60, 0).hardness).toBeGreaterThan(none);
    expect(scoreOf(60, 0, here).hardness).toBeGreaterThan(scoreOf(60, 0).hardness);
    expect(scoreOf(0, 60, here).hardness).toBeLessThan(none);
    const [line] = scoreOf(54, 6, { ...here, times: 3 }).reasons.filter(
      ({ id }) => id === 'absent-visits',
    );
    expect(line?.text.vi).toBe('3 lần đến tại đây không gặp 54/60 người (90%); mức chung 44%');
    expect(line?.points).toBe(5);
  });

  it('gives the distance by road where that is known, else in a straight line', () => {
    const [lon, lat] = centre;
    const sites = [...world.sites, site('service-point', [lon, lat + 0.03], 'Công an phường')];
    const straight = judged(0.4, { sites });
    expect(straight.nearestPoint).toMatchObject({ name: 'Công an phường', by: 'straight' });
    expect(straight.nearestPoint?.metres).toBeCloseTo(3_300, -2);
    const nearestByRoad = new Map([[hexCell(lon, lat), { name: 'Bưu điện', metres: 4_120 }]]);
    const byRoad = judged(0.4, { sites, nearestByRoad });
    expect(byRoad.nearestPoint).toEqual({ name: 'Bưu điện', metres: 4_120, by: 'road' });
    expect(byRoad.reasons.find(({ id }) => id === 'distance')?.text.vi).toBe(
      'Điểm phục vụ gần nhất 4,1 km theo đường (Bưu điện)',
    );
  });

  it('names what is missing, and is trusted less for each', () => {
    const all = judged(0.4, {
      sites: [...world.sites, site('service-point', centre, 'Công an phường')],
      visits: [{ wardCode: wardCode(3), absent: 5, reached: 5 }],
    });
    const bare = judged(0.4, { sites: [] });
    expect(all.missingInputs).toEqual([]);
    expect(bare.missingInputs.map(({ en }) => en)).toEqual([
      'List of boarding houses, factories and subdivisions',
      'Service points',
      'Outcomes of earlier visits',
    ]);
    expect(bare.confidence).toBeCloseTo(all.confidence * 0.85 ** 3, 1);
  });
});

describe('whole points', () => {
  it.each([
    [
      [33.4, 33.3, 33.3],
      [34, 33, 33],
    ],
    [
      [12.6, -3.5, 0.4],
      [13, -3, 0],
    ],
    [
      [0.5, 0.5],
      [1, 0],
    ],
    [
      [-0.2, 0.2],
      [0, 0],
    ],
  ])('of %j are %j', (parts, whole) => {
    const ids = ['gap', 'ward', 'distance'] as const;
    const rounded = wholePoints(parts.map((part, i) => [ids[i] ?? 'gap', part]));
    expect(rounded.map(([, points]) => points + 0)).toEqual(whole);
  });
});
