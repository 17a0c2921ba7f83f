import type { Area, Residency } from '@tungngo/domain';
import { hexCell } from '@tungngo/geo';
import { Delaunay } from 'd3-delaunay';
import { cellToLatLng, gridDisk } from 'h3-js';
import type { Planted } from './planted.js';
import { apportion, normal, type Random } from './random.js';

/** Eligible people of one residency in one cell of one ward: the grain of the simulation. */
export interface Unit {
  /** Index of the ward in the list of wards. */
  ward: number;
  cell: string;
  residency: Residency;
  eligible: number;
  /** The planted place that it belongs to; null elsewhere. */
  planted: Planted | null;
}

/** About the number of chip ID cards of September 2023: who has one can activate an account. */
export const ELIGIBLE = 1_980_000;
const THUAN_GIAO = '25972';
/** Of its about 120,000 people, those old enough and with a card. */
const THUAN_GIAO_ELIGIBLE = 86_400;

const METRES_PER_DEGREE = 111_195;

/** By district: relative size, and the share of temporary residents. */
const districts: Record<string, [weight: number, temporary: number]> = {
  '718': [336, 0.36],
  '719': [110, 0.5],
  '720': [122, 0.12],
  '721': [365, 0.62],
  '722': [98, 0.15],
  '723': [466, 0.6],
  '724': [463, 0.58],
  '725': [618, 0.66],
  '726': [92, 0.33],
};

/** Share of temporary residents among the people of planted places. */
const plantedTemporary: Record<Planted['kind'], number> = {
  'informal-subdivision': 0.64,
  'boarding-house-cluster': 0.93,
  factory: 0.86,
};

/** Everybody who is eligible, by ward, cell and residency. */
export function populate(
  wards: readonly Area[],
  places: readonly Planted[],
  random: Random,
): Unit[] {
  const people = wardPeople(wards, places, random);
  const place = cellPlacer(wards, places, random);
  return wards.flatMap((ward, index) => {
    const here = places.filter(({ wardCode }) => wardCode === ward.code);
    const special = here.flatMap((plan) => plantedUnits(plan, index, ward, place.reserved));
    const ordinary = (people[index] ?? 0) - here.reduce((sum, plan) => sum + plan.people, 0);
    const temporary = districts[ward.parentCode ?? '']?.[1] ?? 0.4;
    return [
      ...ordinaryUnits(ordinary, temporary, index, place.cellsOf(index, ordinary), random),
      ...special,
    ];
  });
}

function wardPeople(wards: readonly Area[], places: readonly Planted[], random: Random): number[] {
  const weights = wards.map(({ parentCode, name }) => {
    const [weight] = districts[parentCode ?? ''] ?? [100];
    const siblings = wards.filter((ward) => ward.parentCode === parentCode).length;
    const urban = name.startsWith('Xã') ? 0.75 : 1.1;
    return (weight / siblings) * urban * Math.exp(0.28 * normal(random));
  });
  const fixed = wards.findIndex(({ code }) => code === THUAN_GIAO);
  weights[fixed] = 0;
  const floor = wards.map(({ code }) =>
    places.reduce((sum, plan) => sum + (plan.wardCode === code ? 2.2 * plan.people : 0), 2500),
  );
  const rest =
    ELIGIBLE - THUAN_GIAO_ELIGIBLE - floor.reduce((a, b, i) => a + (i === fixed ? 0 : b), 0);
  const shared = apportion(
    Math.round(rest),
    weights,
    wards.map(() => ELIGIBLE),
  );
  const exact = shared.map((share, i) =>
    i === fixed ? THUAN_GIAO_ELIGIBLE : share + Math.floor(floor[i] ?? 0),
  );
  // What the floors' rounding lost goes to the first ward.
  exact[0] = (exact[0] ?? 0) + ELIGIBLE - exact.reduce((a, b) => a + b, 0);
  return exact;
}

/** Hands out cells around the wards' centres, each to one ward only. */
function cellPlacer(wards: readonly Area[], places: readonly Planted[], random: Random) {
  const scale = Math.cos((11 * Math.PI) / 180);
  const centres = Delaunay.from(wards.map(({ lon, lat }): [number, number] => [lon * scale, lat]));
  const reach = wards.map(({ lon, lat }, i) => {
    const near = wards
      .filter((_, other) => other !== i)
      .map((other) => Math.hypot((other.lon - lon) * scale, other.lat - lat))
      .sort((a, b) => a - b);
    return ((near[0] ?? 0.03) + (near[1] ?? 0.03)) / 4;
  });
  const taken = new Set<string>();
  const cellsOf = (index: number, people: number): string[] => {
    const ward = wards[index];
    if (!ward) return [];
    const wanted = Math.min(220, Math.max(40, Math.round(people / 190)));
    const cells = new Set<string>();
    for (let tries = 0; cells.size < wanted && tries < wanted * 60; tries++) {
      const spread = (reach[index] ?? 0.01) * 0.62;
      const lon = ward.lon + (normal(random) * spread) / scale;
      const lat = ward.lat + normal(random) * spread;
      if (Math.hypot((lon - ward.lon) * scale, lat - ward.lat) > 1.5 * (reach[index] ?? 0.01))
        continue;
      if (centres.find(lon * scale, lat) !== index) continue;
      const cell = hexCell(lon, lat);
      if (taken.has(cell)) continue;
      taken.add(cell);
      cells.add(cell);
    }
    return [...cells];
  };
  return { cellsOf, reserved: reservePlanted(wards, places, taken) };
}

/** Cells of the planted places, by id; reserved before any other cell is handed out. */
function reservePlanted(
  wards: readonly Area[],
  places: readonly Planted[],
  taken: Set<string>,
): Map<string, string[]> {
  const reserved = new Map<string, string[]>();
  for (const plan of places) {
    const ward = wards.find(({ code }) => code === plan.wardCode);
    if (!ward) throw new Error(`no ward ${plan.wardCode}`);
    const [lon, lat] = plantedPoint(plan, ward);
    const around = gridDisk(hexCell(lon, lat), 4).filter((cell) => !taken.has(cell));
    const cells = (plan.stretch ? alongRoad(around, [lon, lat], plan.stretch) : around).slice(
      0,
      plan.cells,
    );
    for (const cell of cells) taken.add(cell);
    reserved.set(plan.id, cells);
  }
  return reserved;
}

/** Cells by their distance from a point, that along the road (degrees from east) counting a third. */
function alongRoad(cells: readonly string[], [lon, lat]: [number, number], road: number): string[] {
  const [east, north] = [Math.cos((road * Math.PI) / 180), Math.sin((road * Math.PI) / 180)];
  const away = (cell: string) => {
    const [y, x] = cellToLatLng(cell);
    const [dx, dy] = [x - lon, y - lat];
    return Math.hypot((dx * east + dy * north) / 3, dx * north - dy * east);
  };
  return [...cells].sort((a, b) => away(a) - away(b));
}

/** Where a planted place lies, WGS 84 degrees. */
export function plantedPoint(plan: Planted, ward: Area): [lon: number, lat: number] {
  const angle = (plan.bearing * Math.PI) / 180;
  const metresPerLon = METRES_PER_DEGREE * Math.cos((ward.lat * Math.PI) / 180);
  return [
    ward.lon + (plan.distanceM * Math.cos(angle)) / metresPerLon,
    ward.lat + (plan.distanceM * Math.sin(angle)) / METRES_PER_DEGREE,
  ];
}

function plantedUnits(
  plan: Planted,
  ward: number,
  area: Area,
  reserved: Map<string, string[]>,
): Unit[] {
  const cells = reserved.get(plan.id) ?? [];
  const [lon, lat] = plantedPoint(plan, area);
  const weights = cells.map((cell) => {
    const [y, x] = cellToLatLng(cell);
    return Math.exp(-Math.hypot(x - lon, y - lat) / 0.004);
  });
  const people = apportion(
    plan.people,
    weights,
    cells.map(() => plan.people),
  );
  const share = plan.temporaryShare ?? plantedTemporary[plan.kind];
  return cells.flatMap((cell, i) => split(ward, cell, people[i] ?? 0, share, plan));
}

function ordinaryUnits(
  people: number,
  temporary: number,
  ward: number,
  cells: readonly string[],
  random: Random,
): Unit[] {
  // Some cells hold a market street, some a rubber grove.
  const weights = cells.map(() => 0.25 - Math.log(1 - random()));
  const counts = apportion(
    people,
    weights,
    cells.map(() => people),
  );
  return cells.flatMap((cell, i) => {
    const share = Math.min(0.95, Math.max(0.02, temporary + 0.1 * normal(random)));
    return split(ward, cell, counts[i] ?? 0, share, null);
  });
}

function split(
  ward: number,
  cell: string,
  people: number,
  temporaryShare: number,
  plan: Planted | null,
): Unit[] {
  const temporary = Math.round(people * temporaryShare);
  const units: Unit[] = [
    { ward, cell, residency: 'permanent', eligible: people - temporary, planted: plan },
    { ward, cell, residency: 'temporary', eligible: temporary, planted: plan },
  ];
  return units.filter(({ eligible }) => eligible > 0);
}
