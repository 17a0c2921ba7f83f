import type { ReachCells, ReachMeasure, ReachProposal } from '@tungngo/domain';
import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { cellFeatures, pointFeatures, proposalFeatures } from './reach-features.js';
import type { ReachView } from './reach-search.js';

/** From near to far; told apart by people who see few colours, and by lightness. */
export const distanceColours = {
  half: '#0b6b63',
  within: '#7fc8b5',
  twice: '#f3b562',
  far: '#a83a26',
  none: '#554a66',
};
const catchmentColours = [
  '#4477aa',
  '#ee6677',
  '#228833',
  '#ccbb44',
  '#66ccee',
  '#aa3377',
  '#bb7744',
  '#77aadd',
];
export const PROPOSED_COLOUR = '#c2185b';

/** Below this zoom a residence cell is too small to be seen. */
const FINE_ZOOM = 11.5;
const COARSE_CELLS = 'reach-coarse';
const FINE_CELLS = 'reach-fine';
const POINTS = 'reach-points';
const PROPOSED = 'reach-proposed';

interface Options {
  reach: ReachCells | undefined;
  measure: ReachMeasure;
  limit: number;
  view: ReachView;
  proposal: ReachProposal | null;
}

/** Draws cells by distance or catchment, serving points, and proposed points with their numbers. */
export function useReachLayers(
  map: MapLibreMap | null,
  { reach, measure, limit, view, proposal }: Options,
): void {
  useEffect(() => {
    if (map) addLayers(map);
  }, [map]);

  useEffect(() => {
    if (!map || !reach) return;
    setData(map, COARSE_CELLS, cellFeatures(reach, measure, true));
    setData(map, FINE_CELLS, cellFeatures(reach, measure, false));
    setData(map, POINTS, pointFeatures(reach));
  }, [map, reach, measure]);

  useEffect(() => {
    if (!map) return;
    const colour = view === 'catchment' ? byCatchment : byDistance(limit);
    for (const layer of [COARSE_CELLS, FINE_CELLS]) {
      map.setPaintProperty(layer, 'fill-color', colour);
    }
  }, [map, limit, view]);

  useEffect(() => {
    if (map) setData(map, PROPOSED, proposalFeatures(proposal));
  }, [map, proposal]);
}

function setData(map: MapLibreMap, source: string, data: FeatureCollection): void {
  map.getSource<GeoJSONSource>(source)?.setData(data);
}

const cost: ExpressionSpecification = ['get', 'cost'];

function byDistance(limit: number): ExpressionSpecification {
  const { half, within, twice, far, none } = distanceColours;
  return [
    'case',
    ['<', cost, 0],
    none,
    ['<=', cost, limit / 2],
    half,
    ['<=', cost, limit],
    within,
    ['<=', cost, limit * 2],
    twice,
    far,
  ];
}

const byCatchment: ExpressionSpecification = [
  'case',
  ['<', ['get', 'nearest'], 0],
  distanceColours.none,
  [
    'to-color',
    ['at', ['%', ['get', 'nearest'], catchmentColours.length], ['literal', catchmentColours]],
  ],
];

function addLayers(map: MapLibreMap): void {
  const data: FeatureCollection = { type: 'FeatureCollection', features: [] };
  for (const id of [COARSE_CELLS, FINE_CELLS, POINTS, PROPOSED]) {
    map.addSource(id, { type: 'geojson', data });
  }
  const paint = { 'fill-opacity': 0.85, 'fill-antialias': false };
  const cells = { type: 'fill', paint } as const;
  map.addLayer(
    { id: COARSE_CELLS, source: COARSE_CELLS, ...cells, maxzoom: FINE_ZOOM },
    'ward-line',
  );
  map.addLayer({ id: FINE_CELLS, source: FINE_CELLS, ...cells, minzoom: FINE_ZOOM }, 'ward-line');
  map.addLayer({
    id: POINTS,
    type: 'circle',
    source: POINTS,
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 3, 13, 6],
      'circle-color': '#ffffff',
      'circle-stroke-color': '#14212b',
      'circle-stroke-width': 1.75,
    },
  });
  map.addLayer({
    id: PROPOSED,
    type: 'circle',
    source: PROPOSED,
    paint: {
      'circle-radius': 11,
      'circle-color': PROPOSED_COLOUR,
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 2,
    },
  });
  map.addLayer({
    id: 'reach-number',
    type: 'symbol',
    source: PROPOSED,
    layout: { 'text-field': ['get', 'number'], 'text-size': 12, 'text-allow-overlap': true },
    paint: { 'text-color': '#ffffff' },
  });
}
