import { RandomSource } from '@tungngo/geo/statistics';
import type { PlanRequest, SiteDemand, TeamSupply } from '@tungngo/outreach/optimiser';

const DISTRICTS = 9;
/** Minutes for a kilometre on these roads. */
const MINUTES_PER_KM = 2;

/**
 * A province's request, the same for the same seed: sites around market towns, two thirds of them
 * boarding houses that are at home in the evening, factories by shift, others by day; teams
 * based in the districts, each with a break, some with skills that some sites need.
 */
export function drawnProvince(
  seed: number,
  teams: number,
  sites: number,
  days: number,
): PlanRequest {
  const block = new Int32Array(20 * (teams + sites) + 100);
  new RandomSource(seed, 7).fill(block, 2 ** 30);
  let next = 0;
  const unit = () => (block[next++] as number) / 2 ** 30;
  const towns = Array.from({ length: DISTRICTS }, () => [unit() * 60, unit() * 60] as const);
  const points: [number, number][] = towns.map(([x, y]) => [x, y]);
  const demand = Array.from({ length: sites }, (_, i): SiteDemand => {
    const district = Math.floor(unit() * DISTRICTS);
    const [x, y] = towns[district] as readonly [number, number];
    points.push([x + (unit() + unit() - 1) * 12, y + (unit() + unit() - 1) * 12]);
    return siteOf(i, district, DISTRICTS + i, days, unit);
  });
  return {
    days: Array.from({ length: days }, (_, d) => `2023-08-0${d + 1}`),
    places: points.length,
    travelMin: travelBetween(points),
    teams: Array.from({ length: teams }, (_, i) => teamOf(i, i % DISTRICTS, days, unit)),
    sites: demand,
    districts: towns.map((_, d) => ({ id: `d${d}`, leastVisits: 2 })),
  };
}

function travelBetween(points: [number, number][]): Float64Array {
  const travel = new Float64Array(points.length ** 2);
  points.forEach(([ax, ay], i) => {
    points.forEach(([bx, by], j) => {
      const km = 1.3 * Math.hypot(ax - bx, ay - by);
      travel[i * points.length + j] = i === j ? 0 : 4 + km * MINUTES_PER_KM;
    });
  });
  return travel;
}

function siteOf(
  i: number,
  district: number,
  place: number,
  days: number,
  unit: () => number,
): SiteDemand {
  const kind = unit();
  const evening = kind < 0.6;
  const factory = !evening && kind < 0.75;
  const people = Math.round(15 + 120 * unit() ** 2 + (factory ? 250 * unit() : 0));
  const hours = Array.from({ length: days }, (_, day) => {
    const at = (fromMin: number, untilMin: number, chancePerHour: number) => ({
      day,
      fromMin,
      untilMin,
      chancePerHour,
    });
    if (evening) return [at(480, 1020, 0.12), at(1080, 1260, 0.45)];
    if (factory) return [at(690, 810, 0.35), at(990, 1110, 0.3)];
    return [at(450, 690, 0.3), at(810, 1020, 0.25)];
  }).flat();
  return {
    id: `s${i}`,
    place,
    districtId: `d${district}`,
    people,
    mostVisits: people > 150 ? 2 : 1,
    lengthsMin: people > 80 ? [60, 120] : [45, 90],
    hours,
    ...(unit() < 0.1 && { loudspeakerCar: true }),
    ...(unit() < 0.05 && { languages: ['km'] }),
  };
}

function teamOf(i: number, place: number, days: number, unit: () => number): TeamSupply {
  const late = i % 3 !== 0;
  const [fromMin, untilMin] = late ? [720, 1290] : [450, 1050];
  return {
    id: `t${i}`,
    startPlace: place,
    endPlace: place,
    capacityPerHour: 20 + 10 * Math.floor(unit() * 3),
    skills: [],
    languages: unit() < 0.2 ? ['vi', 'km'] : ['vi'],
    loudspeakerCar: unit() < 0.25,
    kits: 1,
    shifts: Array.from({ length: days }, (_, day) => ({
      day,
      fromMin,
      untilMin,
      rest: late
        ? { fromMin: 1000, untilMin: 1110, lengthMin: 40 }
        : { fromMin: 660, untilMin: 810, lengthMin: 60 },
    })),
  };
}
