import { bareAreaName } from '@tungngo/domain';
import type { KnownSite } from '@tungngo/geo';
import type { Simulation } from './generate.js';
import type { Planted } from './planted.js';
import { plantedPoint } from './population.js';
import { normal, type Random } from './random.js';

const hours: Record<Planted['kind'], string> = {
  'informal-subdivision': '17:30–20:30, Chủ nhật',
  'boarding-house-cluster': '18:30–21:00',
  factory: '11:30–12:30, 16:30–17:30 (đổi ca)',
};

/** Beds, workers or plots of a place with that many eligible people. */
const sizes: Record<Planted['kind'], (people: number) => number> = {
  'informal-subdivision': (people) => Math.round(people / 2.6),
  'boarding-house-cluster': (people) => Math.round(people * 1.15),
  factory: (people) => Math.round(people * 1.3),
};

/** Sites that the office knows: most planted ones, ordinary ones, and every ward's service point. */
export function siteList(simulation: Simulation, random: Random): KnownSite[] {
  return [
    ...plantedSites(simulation),
    ...ordinarySites(simulation, random),
    ...servicePoints(simulation),
  ];
}

function plantedSites({ wards, places }: Simulation): KnownSite[] {
  return places.flatMap((place): KnownSite[] => {
    const ward = wards.find(({ code }) => code === place.wardCode);
    if (!place.known || !ward) return [];
    const { id, name, kind, wardCode } = place;
    const [lon, lat] = plantedPoint(place, ward);
    return [
      { id, name, kind, wardCode, lon, lat, size: sizes[kind](place.people), hours: hours[kind] },
    ];
  });
}

function ordinarySites({ wards, units }: Simulation, random: Random): KnownSite[] {
  return wards.flatMap((ward, i): KnownSite[] => {
    const temporary = units
      .filter((unit) => unit.ward === i && unit.residency === 'temporary')
      .reduce((sum, unit) => sum + unit.eligible, 0);
    if (temporary < 14_000) return [];
    return [
      {
        id: `TR-${ward.code}`,
        name: `Khu trọ trung tâm ${bareAreaName(ward.name)}`,
        kind: 'boarding-house-cluster',
        wardCode: ward.code,
        lon: ward.lon + 0.003 * normal(random),
        lat: ward.lat + 0.003 * normal(random),
        size: 150 + Math.floor(random() * 300),
        hours: '18:30–21:00',
      },
    ];
  });
}

function servicePoints({ wards }: Simulation): KnownSite[] {
  return wards.map(({ code, name, lon, lat }) => ({
    id: `DP-${code}`,
    name: `Công an ${name.toLowerCase().split(' ')[0]} ${bareAreaName(name)}`,
    kind: 'service-point',
    wardCode: code,
    lon,
    lat,
    size: 2,
    hours: '7:30–11:30, 13:30–17:00',
  }));
}
