import type { Area } from '@tungngo/domain';
import { demoAreas } from './campaign-files.js';
import type { Planted } from './planted.js';
import { normal, type Random, seededRandom } from './random.js';

/** How many of each are drawn; `ordinary` is dense housing that is not hard. */
const COUNTS = {
  'informal-subdivision': 14,
  'boarding-house-cluster': 18,
  factory: 11,
  ordinary: 12,
};
const PREFIX = { 'informal-subdivision': 'PL', 'boarding-house-cluster': 'KT', factory: 'CT' };

/** Eligible people in the middle one of each kind, and in one cell. */
const MIDDLE_PEOPLE = {
  'informal-subdivision': 600,
  'boarding-house-cluster': 1_200,
  factory: 900,
};
const PEOPLE_A_CELL = { 'informal-subdivision': 130, 'boarding-house-cluster': 280, factory: 330 };
/** Share of temporary residents in the middle place of each kind: the kinds overlap. */
const TEMPORARY = { 'informal-subdivision': 0.45, 'boarding-house-cluster': 0.9, factory: 0.82 };
const SPREAD_OF_SIZE = 0.8;
const [FEWEST, MOST] = [130, 4_500];
const KNOWN = 0.65;
/** One place in so many lies beside another of a different kind. */
const BESIDE_EVERY = 8;
/** Thuận Giao's people are published, so that not much can be put there. */
const MOST_IN_A_WARD = 9_000;

/**
 * Places of random kind, ward, size, shape and difficulty, some of them side by side: what the demo
 * would be elsewhere. The same seed gives the same places. For tests and benchmarks.
 */
export function drawPlaces(seed: number): Planted[] {
  const random = seededRandom(seed * 7919 + 13);
  const wards = demoAreas().filter(({ level }) => level === 'ward');
  const filled = new Map<string, number>();
  const places: Planted[] = [];
  for (const [what, count] of Object.entries(COUNTS)) {
    for (let i = 0; i < count; i++) {
      const ordinary = what === 'ordinary';
      const kind = ordinary ? oneOf(['boarding-house-cluster', 'factory'] as const, random) : what;
      const place = drawPlace(kind as Planted['kind'], wardWithRoom(wards, filled, random), random);
      const beside = places.at(-1 - Math.floor(random() * 6));
      const next =
        !ordinary && beside && beside.kind !== kind && places.length % BESIDE_EVERY === 0;
      places.push({
        ...place,
        ...(next ? besides(beside, random) : {}),
        ...(ordinary ? { ordinary } : {}),
        id: `${ordinary ? 'BT' : PREFIX[place.kind]}-${String(i + 1).padStart(2, '0')}`,
      });
      const { wardCode, people } = places.at(-1) ?? place;
      filled.set(wardCode, (filled.get(wardCode) ?? 0) + people);
    }
  }
  return places;
}

function drawPlace(kind: Planted['kind'], ward: Area, random: Random): Omit<Planted, 'id'> {
  const drawn = MIDDLE_PEOPLE[kind] * Math.exp(SPREAD_OF_SIZE * normal(random));
  const people = Math.round(Math.min(MOST, Math.max(FEWEST, drawn)));
  const perCell = PEOPLE_A_CELL[kind] * Math.exp(0.3 * normal(random));
  return {
    kind,
    wardCode: ward.code,
    name: `${kind} ${ward.name}`,
    people,
    cells: Math.min(14, Math.max(1, Math.round(people / perCell))),
    distanceM: 300 + 1_000 * random(),
    bearing: 360 * random(),
    reached: 0.12 + 0.43 * random(),
    known: random() < KNOWN,
    temporaryShare: Math.min(0.97, Math.max(0.05, TEMPORARY[kind] + 0.08 * normal(random))),
    ...(random() < 0.5 ? { stretch: 180 * random() } : {}),
  };
}

/** Where a place beside another one lies: it takes the free cells nearest to almost the same point. */
function besides({ wardCode, distanceM, bearing, cells }: Planted, random: Random) {
  return { wardCode, bearing, distanceM: distanceM + (80 + 60 * random()) * Math.sqrt(cells) };
}

/** Towns have more places than the country. */
function wardWithRoom(
  wards: readonly Area[],
  filled: ReadonlyMap<string, number>,
  random: Random,
): Area {
  for (;;) {
    const ward = oneOf(wards, random);
    const keep = ward.name.startsWith('Xã') ? 0.35 : 1;
    if (random() < keep && (filled.get(ward.code) ?? 0) < MOST_IN_A_WARD / 2) return ward;
  }
}

function oneOf<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)] as T;
}
