import { foldText, type Localized } from '@tungngo/domain';
import { vn2000Zones } from './vn2000-zones.js';

/** A coordinate system that a file may be in. */
export interface CoordinateSystem {
  /** "EPSG:9210". */
  code: string;
  name: Localized;
  /** True when coordinates are metres east and north, false when they are degrees. */
  projected: boolean;
  /** True for VN-2000, whose datum lies about 200 m from WGS 84. */
  vn2000: boolean;
  /** Central meridian in degrees and scale on it; null unless transverse Mercator. */
  mercator: { meridian: number; scale: number } | null;
  /** Definition for proj4. */
  definition: string;
  /** Provinces whose land survey uses it. */
  provinces: readonly string[];
}

/**
 * VN-2000 to WGS 84 as the ministry's decision 05/2007/QĐ-BTNMT gives it and EPSG:6960 keeps it.
 * proj4 turns by position vectors, EPSG:6960 by the coordinate frame: the three rotations have the
 * opposite signs here.
 */
export const VN2000_TOWGS84 =
  '-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278';
const VN2000_DATUM = `+ellps=WGS84 +towgs84=${VN2000_TOWGS84}`;

const transverse = (meridian: number, scale: number, datum: string) =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=${scale} +x_0=500000 +y_0=0 ${datum} +units=m +no_defs`;

/** All systems that can be chosen: WGS 84 first, then VN-2000 by meridian, then the rest. */
export const coordinateSystems: readonly CoordinateSystem[] = [
  geographic(
    4326,
    'WGS 84 (kinh độ, vĩ độ)',
    'WGS 84 (longitude, latitude)',
    '+datum=WGS84',
    false,
  ),
  ...vn2000Zones.map(zoneSystem),
  utm(3405, 48, true),
  utm(3406, 49, true),
  geographic(4756, 'VN-2000 (kinh độ, vĩ độ)', 'VN-2000 (longitude, latitude)', VN2000_DATUM, true),
  utm(32648, 48, false),
  utm(32649, 49, false),
  {
    code: 'EPSG:3857',
    name: { vi: 'Web Mercator (bản đồ mạng)', en: 'Web Mercator' },
    projected: true,
    vn2000: false,
    mercator: null,
    definition:
      '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
    provinces: [],
  },
];

const byCode = new Map(coordinateSystems.map((system) => [system.code, system]));

/**
 * The system that a text names: "EPSG:9210", "9210", "urn:ogc:def:crs:EPSG::9210", "CRS84", or a
 * web address of either; null when it names none that is listed.
 */
export function findCoordinateSystem(name: string): CoordinateSystem | null {
  const text = name.slice(0, LONGEST_NAME).trim();
  if (/(^|[:/])(OGC:)?(1\.3[:/])?CRS:?84$/i.test(text)) return byCode.get('EPSG:4326') ?? null;
  const [, code] = /^(?:.*EPSG[:/](?:[\d.]*[:/])?)?(\d{4,6})$/i.exec(text) ?? [];
  return byCode.get(`EPSG:${sameAs[code ?? ''] ?? code}`) ?? null;
}

/** Names are addresses at most; a longer text is none. */
const LONGEST_NAME = 200;

/** Codes of the same system under another number: axes north first, or an older entry. */
const sameAs: Record<string, string> = {
  '6956': '5896',
  '6957': '5897',
  '6958': '5898',
  '6959': '5899',
  '900913': '3857',
  '3785': '3857',
  '102100': '3857',
};

/** The system of a province's land survey; null for a name that is no province. */
export function systemOfProvince(province: string): CoordinateSystem | null {
  const wanted = bareName(province);
  return (
    coordinateSystems.find((system) => system.provinces.some((p) => bareName(p) === wanted)) ?? null
  );
}

const bareName = (name: string) =>
  foldText(name)
    .replace(/^(tinh|thanh pho|tp\.?)\s*/, '')
    .replace(/[^a-z]/g, '')
    .replace(/^hcm$/, 'hochiminh');

function zoneSystem({ epsg, meridian, provinces }: (typeof vn2000Zones)[number]): CoordinateSystem {
  const degrees = degreesAndMinutes(meridian);
  const where = provinces.length > 0 ? ` (${provinces.join(', ')})` : '';
  return {
    code: `EPSG:${epsg}`,
    name: {
      vi: `VN-2000, múi 3°, kinh tuyến trục ${degrees}${where}`,
      en: `VN-2000, 3° zone, central meridian ${degrees}${where}`,
    },
    projected: true,
    vn2000: true,
    mercator: { meridian, scale: 0.9999 },
    definition: transverse(meridian, 0.9999, VN2000_DATUM),
    provinces,
  };
}

function utm(epsg: number, zone: 48 | 49, vn2000: boolean): CoordinateSystem {
  const meridian = zone === 48 ? 105 : 111;
  const datum = vn2000 ? 'VN-2000' : 'WGS 84';
  return {
    code: `EPSG:${epsg}`,
    name: {
      vi: `${datum}, múi 6° (UTM ${zone}N), kinh tuyến trục ${degreesAndMinutes(meridian)}`,
      en: `${datum}, 6° zone (UTM ${zone}N), central meridian ${degreesAndMinutes(meridian)}`,
    },
    projected: true,
    vn2000,
    mercator: { meridian, scale: 0.9996 },
    definition: transverse(meridian, 0.9996, vn2000 ? VN2000_DATUM : '+datum=WGS84'),
    provinces: [],
  };
}

function geographic(
  epsg: number,
  vi: string,
  en: string,
  datum: string,
  vn2000: boolean,
): CoordinateSystem {
  const definition = `+proj=longlat ${datum} +no_defs`;
  return {
    code: `EPSG:${epsg}`,
    name: { vi, en },
    projected: false,
    vn2000,
    mercator: null,
    definition,
    provinces: [],
  };
}

function degreesAndMinutes(degrees: number): string {
  const minutes = Math.round((degrees % 1) * 60);
  return `${Math.floor(degrees)}°${String(minutes).padStart(2, '0')}′`;
}
