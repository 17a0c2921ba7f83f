import type { Localized } from './text.js';

export const roadClasses = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'track',
  'path',
] as const;
/** What a road is for, from the widest down; OpenStreetMap's classes with their links and lesser kinds. */
export type RoadClass = (typeof roadClasses)[number];

export const roadClassLabels: Record<RoadClass, Localized> = {
  motorway: { vi: 'Cao tốc', en: 'Motorway' },
  trunk: { vi: 'Quốc lộ', en: 'Trunk road' },
  primary: { vi: 'Tỉnh lộ', en: 'Primary road' },
  secondary: { vi: 'Huyện lộ', en: 'Secondary road' },
  tertiary: { vi: 'Đường xã', en: 'Tertiary road' },
  residential: { vi: 'Đường phố, đường khu dân cư', en: 'Street' },
  track: { vi: 'Đường đất, đường nội đồng', en: 'Track' },
  path: { vi: 'Lối đi, hẻm nhỏ', en: 'Path' },
};

/** Km/h that a motorbike or car makes, stops included, where a file states no speed: our assumption. */
export const roadSpeedsKmh: Record<RoadClass, number> = {
  motorway: 80,
  trunk: 50,
  primary: 45,
  secondary: 40,
  tertiary: 35,
  residential: 25,
  track: 15,
  path: 5,
};

export const roadDirections = ['both', 'forward', 'backward'] as const;
/** Along which way of its line a road may be driven. */
export type RoadDirection = (typeof roadDirections)[number];

/** One line of a road file, WGS 84 degrees. */
export interface RoadLine {
  /** One part for a GeoJSON LineString, several for a MultiLineString. */
  parts: [lon: number, lat: number][][];
  roadClass: RoadClass;
  direction: RoadDirection;
  /** Km/h as the file states it; null when it does not. */
  speedKmh: number | null;
}
