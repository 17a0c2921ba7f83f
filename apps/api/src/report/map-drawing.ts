import { shortAreaName } from '@tungngo/domain';
import { type AreaFeature, labelPoint } from '@tungngo/geo';
import { classOf, quantileBounds } from '@tungngo/geo/statistics';
import type { ReportMetric } from './report-choices.js';
import type { ReportContent, ReportRow } from './report-content.js';

/** ColorBrewer's YlGnBu and YlOrBr in five classes: told apart in print and with colour-vision deficiencies. */
const ramps = {
  share: ['#ffffcc', '#a1dab4', '#41b6c4', '#2c7fb8', '#253494'],
  burden: ['#ffffd4', '#fed98e', '#fe9929', '#d95f0e', '#993404'],
} as const;
const NO_DATA = '#d5d9dd';
const CLASSES = 5;

export interface DrawnArea {
  row: ReportRow | undefined;
  /** SVG path in the drawing's own units. */
  path: string;
  fill: string;
  /** True for late data: to be hatched. */
  late: boolean;
}

/** A map as paths in a box of its own, for SVG and PDF alike. */
export interface MapDrawing {
  width: number;
  height: number;
  wards: DrawnArea[];
  /** Outlines of the districts, or of the province where there are none. */
  outlines: string[];
  /** Names that do not run into each other, in text of `labelSize` units. */
  labels: { x: number; y: number; text: string }[];
  labelSize: number;
  legend: { fill: string; from: number; to: number; count: number }[];
  /** Wards without a value, and wards that are hatched. */
  missing: number;
  late: number;
  approximate: boolean;
}

/** Draws the wards of a report coloured by quantiles of its metric, `width` units wide. */
export function drawMap(content: ReportContent, width: number): MapDrawing | null {
  const { boundaries, wards, metric } = content;
  if (!boundaries || boundaries.features.length === 0) return null;
  const place = projection(boundaries.bbox, width);
  const rows = new Map(wards.map((row) => [row.code, row]));
  const values = wards.flatMap((row) => row[metric] ?? []);
  const bounds = quantileBounds(values, CLASSES);
  const ramp = metric === 'remaining' ? ramps.burden : ramps.share;
  const shapes = (level: string) =>
    boundaries.features.filter(({ properties }) => properties.level === level);
  const outer = shapes('district').length > 0 ? shapes('district') : shapes('province');
  const named = outer.length > 1 ? outer : shapes('ward');
  const labelSize = width / (outer.length > 1 ? 50 : 62);
  const drawn = shapes('ward').map(({ properties, geometry }): DrawnArea => {
    const row = rows.get(properties.code);
    const value = row?.[metric] ?? null;
    return {
      row,
      path: pathOf(geometry, place.point),
      fill: value === null ? NO_DATA : (ramp[classOf(value, bounds)] ?? NO_DATA),
      late: row?.late ?? false,
    };
  });
  return {
    width,
    height: place.height,
    wards: drawn,
    outlines: outer.map(({ geometry }) => pathOf(geometry, place.point)),
    labels: apart(labelsOf(named, place.point), labelSize),
    labelSize,
    legend: legendOf(values, bounds, ramp),
    missing: wards.length - values.length,
    late: drawn.filter(({ late }) => late).length,
    approximate: boundaries.approximate,
  };
}

type Point = (lon: number, lat: number) => [x: number, y: number];

/** Web Mercator would stretch nothing that one sees in a province: an equirectangular plane does. */
function projection([west, south, east, north]: [number, number, number, number], width: number) {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * shrink);
  const point: Point = (lon, lat) => [(lon - west) * shrink * scale, (north - lat) * scale];
  return { point, height: (north - south) * scale };
}

function pathOf(geometry: AreaFeature['geometry'], point: Point): string {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .flat()
    .map((ring) => {
      const places = ring.map(([lon = 0, lat = 0]) => {
        const [x, y] = point(lon, lat);
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      });
      return `M${places.join('L')}Z`;
    })
    .join('');
}

function labelsOf(features: readonly AreaFeature[], point: Point): MapDrawing['labels'] {
  return features.map((feature) => {
    const [lon = 0, lat = 0] = labelPoint(feature).geometry.coordinates;
    const [x, y] = point(lon, lat);
    return { x, y, text: shortAreaName(feature.properties.name) };
  });
}

/** About how wide a letter is, in its own size. */
const LETTER = 0.56;

/** Leaves out names that would run into one before them. */
function apart(labels: MapDrawing['labels'], size: number): MapDrawing['labels'] {
  const kept: MapDrawing['labels'] = [];
  for (const label of labels) {
    const clash = kept.some((other) => {
      const reach = ((label.text.length + other.text.length) / 2) * LETTER * size;
      return Math.abs(label.x - other.x) < reach && Math.abs(label.y - other.y) < size * 1.15;
    });
    if (!clash) kept.push(label);
  }
  return kept;
}

function legendOf(values: readonly number[], bounds: readonly number[], ramp: readonly string[]) {
  if (values.length === 0) return [];
  const edges = [Math.min(...values), ...bounds, Math.max(...values)];
  return edges.slice(1).map((to, i) => ({
    fill: ramp[i] ?? NO_DATA,
    from: edges[i] ?? to,
    to,
    count: values.filter((value) => classOf(value, bounds) === i).length,
  }));
}

/** Whether a metric is written as a share. */
export const isShare = (metric: ReportMetric) =>
  metric === 'coverage' || metric === 'attainment' || metric === 'planAttainment';
