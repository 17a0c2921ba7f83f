import type { BoundaryInfo } from '@tungngo/domain';
import type { ExpressionSpecification, MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { hatchLayers } from './hatch.js';
import { AREAS, state } from './map-layers.js';
import { NO_DATA_COLOUR } from './ramps.js';

/** Lines stay dark in both themes: they divide the same colours of the legend. */
const lightColours = {
  ground: '#eef2f5',
  districtLine: '#1d3547',
  hoverLine: '#14212b',
  districtName: '#0b2436',
  districtHalo: 'rgba(255,255,255,0.95)',
};
const darkColours: typeof lightColours = {
  ground: '#15202a',
  districtLine: '#0a141c',
  hoverLine: '#f3f8fb',
  districtName: '#ffffff',
  districtHalo: 'rgba(13,27,38,0.92)',
};

const pickedLine = (hoverLine: string): ExpressionSpecification => [
  'case',
  state('selected'),
  '#c2185b',
  hoverLine,
];

/** Gives a map that is drawn already the colours of the other theme. */
export function setMapTheme(map: MapLibreMap, dark: boolean): void {
  const colours = dark ? darkColours : lightColours;
  const { ground, districtLine, hoverLine, districtName, districtHalo } = colours;
  map.setPaintProperty('ground', 'background-color', ground);
  map.setPaintProperty('district-line', 'line-color', districtLine);
  map.setPaintProperty('ward-picked', 'line-color', pickedLine(hoverLine));
  map.setPaintProperty('district-label', 'text-color', districtName);
  map.setPaintProperty('district-label', 'text-halo-color', districtHalo);
}

/**
 * The map's style: our own boundaries and nothing else. It names no glyphs on purpose: MapLibre then
 * draws Vietnamese labels with the machine's fonts and asks nobody for them. Colours arrive as
 * feature state, so that a new day repaints without fetching a tile.
 */
export function mapStyle(
  { vintage }: BoundaryInfo,
  fillOpacity: number,
  dark: boolean,
): StyleSpecification {
  const colours = dark ? darkColours : lightColours;
  const { ground, districtLine, hoverLine } = colours;
  return {
    version: 8,
    sources: {
      [AREAS]: {
        type: 'vector',
        tiles: [`${location.origin}/tiles/${vintage}/{z}/{x}/{y}.mvt`],
        minzoom: 0,
        maxzoom: 14,
      },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': ground } },
      {
        id: 'ward-fill',
        type: 'fill',
        source: AREAS,
        'source-layer': 'wards',
        paint: {
          'fill-color': ['to-color', ['feature-state', 'colour'], NO_DATA_COLOUR],
          'fill-opacity': ['case', state('dim'), 0.18, fillOpacity],
          'fill-antialias': false,
        },
      },
      ...hatchLayers,
      {
        id: 'ward-line',
        type: 'line',
        source: AREAS,
        'source-layer': 'wards',
        paint: { 'line-color': '#5d7386', 'line-width': 0.6, 'line-opacity': 0.75 },
      },
      {
        id: 'district-line',
        type: 'line',
        source: AREAS,
        'source-layer': 'districts',
        paint: {
          'line-color': districtLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1.2, 12, 2.4],
        },
      },
      {
        id: 'ward-picked',
        type: 'line',
        source: AREAS,
        'source-layer': 'wards',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': pickedLine(hoverLine),
          'line-width': ['case', state('selected'), 3.5, state('hovered'), 2.5, 0],
        },
      },
      wardLabels,
      districtLabels(colours),
    ],
  };
}

const wardLabels: StyleSpecification['layers'][number] = {
  id: 'ward-label',
  type: 'symbol',
  source: AREAS,
  'source-layer': 'labels',
  filter: ['==', ['get', 'level'], 'ward'],
  minzoom: 9.1,
  layout: {
    'text-field': ['get', 'short'],
    'text-size': ['interpolate', ['linear'], ['zoom'], 9.1, 11, 13, 14],
    'text-max-width': 7,
    'text-padding': 3,
  },
  paint: {
    'text-color': ['case', state('onDark'), '#ffffff', '#14212b'],
    'text-halo-color': ['case', state('onDark'), 'rgba(13,27,38,0.9)', 'rgba(255,255,255,0.95)'],
    'text-halo-width': 1.8,
  },
};

const districtLabels = ({
  districtName,
  districtHalo,
}: typeof lightColours): StyleSpecification['layers'][number] => ({
  id: 'district-label',
  type: 'symbol',
  source: AREAS,
  'source-layer': 'labels',
  filter: ['==', ['get', 'level'], 'district'],
  maxzoom: 11.5,
  layout: {
    'text-field': ['get', 'short'],
    'text-size': ['interpolate', ['linear'], ['zoom'], 8, 12, 11, 16],
    'text-max-width': 8,
    'text-padding': 2,
    'text-letter-spacing': 0.02,
  },
  paint: {
    'text-color': districtName,
    'text-halo-color': districtHalo,
    'text-halo-width': 2,
  },
});
