import { type RoadClass, roadClasses, roadClassLabels, roadDirections } from '@tungngo/domain';
import type { DelimitedKind } from '../column-spec.js';

/** What OpenStreetMap and offices call the classes beside our own words. */
const furtherNames: Record<RoadClass, string[]> = {
  motorway: ['motorway_link', 'Đường cao tốc'],
  trunk: ['trunk_link', 'QL'],
  primary: ['primary_link', 'Đường tỉnh', 'TL', 'ĐT'],
  secondary: ['secondary_link', 'Đường huyện', 'HL', 'ĐH'],
  tertiary: ['tertiary_link', 'unclassified', 'road', 'Đường liên xã'],
  residential: [
    'living_street',
    'service',
    'busway',
    'Đường phố',
    'Đường đô thị',
    'Đường khu dân cư',
    'Ngõ',
    'Hẻm',
  ],
  track: [
    'track_grade1',
    'track_grade2',
    'track_grade3',
    'track_grade4',
    'track_grade5',
    'Đường đất',
    'Đường nội đồng',
  ],
  path: ['footway', 'pedestrian', 'steps', 'cycleway', 'bridleway', 'Lối đi', 'Đường mòn'],
};

/** B, F and T as in Geofabrik's extracts, yes and no as OpenStreetMap has them. */
const directionNames = {
  both: ['B', 'no', '0', 'false', 'reversible', 'alternating', 'Hai chiều', 'Không'],
  forward: ['F', 'yes', '1', 'true', 'Một chiều', 'Có'],
  backward: ['T', '-1', 'reverse', 'Ngược chiều'],
};

/** A road network; lines meet where they share a vertex. */
export const roads: DelimitedKind = {
  kind: 'roads',
  table: 'road',
  key: ['shape'],
  onKnownKey: 'replace',
  columns: [
    {
      field: 'shape',
      header: 'Tuyến',
      aliases: ['Geometry', 'Shape', 'GeoJSON', 'Hình dạng'],
      type: { type: 'text', maxLength: 2_000_000 },
    },
    {
      field: 'class',
      header: 'Cấp đường',
      aliases: ['Loại đường', 'highway', 'fclass', 'Road class'],
      type: {
        type: 'choice',
        sqlType: 'road_class',
        choices: roadClasses.map((value) => ({
          value,
          labels: [
            value,
            roadClassLabels[value].vi,
            roadClassLabels[value].en,
            ...furtherNames[value],
          ],
        })),
      },
    },
    {
      field: 'name',
      header: 'Tên đường',
      aliases: ['Tên', 'Name', 'Road name'],
      optional: true,
      type: { type: 'text', maxLength: 300 },
    },
    {
      field: 'direction',
      header: 'Một chiều',
      aliases: ['Chiều đi', 'oneway', 'Direction'],
      default: `'both'::road_direction`,
      type: {
        type: 'choice',
        sqlType: 'road_direction',
        choices: roadDirections.map((value) => ({
          value,
          labels: [value, ...directionNames[value]],
        })),
      },
    },
    {
      field: 'speed',
      header: 'Tốc độ',
      aliases: ['Tốc độ (km/h)', 'maxspeed', 'Speed'],
      optional: true,
      type: { type: 'decimal', min: 0, max: 150 },
    },
  ],
  rowRules: [
    {
      rule: 'line-needed',
      field: 'shape',
      broken: `CASE
        WHEN json_valid(row.shape)
        THEN coalesce(json_extract_string(row.shape, '$.type'), '')
          NOT IN ('LineString', 'MultiLineString')
        ELSE true END`,
      reason: {
        vi: 'Tuyến đường phải là LineString hoặc MultiLineString dạng GeoJSON.',
        en: 'A road must be a GeoJSON LineString or MultiLineString.',
      },
    },
  ],
};
