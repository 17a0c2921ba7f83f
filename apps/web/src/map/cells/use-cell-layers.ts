import { CELL_MAX_ZOOM, type CellSummary } from '@tungngo/domain';
import type { MapLibreMap, VectorTileSource } from 'maplibre-gl';
import { useEffect, useEffectEvent, useRef } from 'react';
import { state } from '../map-layers.js';
import { cellColour, heatRadius, heatStops, heatWeight } from './cell-classes.js';

const SOURCE = 'cells';
export const CELL_FILL = 'cell-fill';
const CELL_LINE = 'cell-line';
const HEAT = 'cell-heat';
/** Wards' borders and names stay above. */
const BELOW = 'ward-line';

export const CELL_FEATURES = { source: SOURCE, sourceLayer: 'cells' } as const;

/** What to draw of the cells. */
export interface CellPicture {
  form: 'cells' | 'heat';
  /** Path of the tiles without their numbers: `/tiles/cells/GENERATION/INDICATOR/DAY`. */
  path: string;
  /** What classes and weights are taken from. */
  summary: CellSummary;
}

/** Draws hexagons or heat of the people who remain; another day only changes the tiles' address. */
export function useCellLayers(map: MapLibreMap | null, picture: CellPicture | null): void {
  const form = picture?.form;
  const path = picture?.path;
  const summary = picture?.summary;
  const shownPath = useRef('');
  const wanted = picture !== null;

  const addSource = useEffectEvent((into: MapLibreMap) => {
    shownPath.current = path ?? '';
    into.addSource(SOURCE, { type: 'vector', tiles: tilesOf(path ?? ''), maxzoom: CELL_MAX_ZOOM });
  });
  useEffect(() => {
    if (!map?.style || !wanted || form === undefined) return;
    addSource(map);
    addLayers(map, form);
    return () => {
      if (!map.style) return;
      for (const layer of [CELL_FILL, CELL_LINE, HEAT]) {
        if (map.getLayer(layer)) map.removeLayer(layer);
      }
      map.removeSource(SOURCE);
    };
  }, [map, form, wanted]);

  useEffect(() => {
    if (!map?.style || path === undefined || shownPath.current === path) return;
    shownPath.current = path;
    map.getSource<VectorTileSource>(SOURCE)?.setTiles(tilesOf(path));
  }, [map, path]);

  useEffect(() => {
    if (!map?.style || !summary || form === undefined) return;
    if (form === 'cells') map.setPaintProperty(CELL_FILL, 'fill-color', cellColour(summary));
    else map.setPaintProperty(HEAT, 'heatmap-weight', heatWeight(summary));
  }, [map, form, summary]);
}

const tilesOf = (path: string) => [`${location.origin}${path}/{z}/{x}/{y}.mvt`];

function addLayers(map: MapLibreMap, form: CellPicture['form']): void {
  if (form === 'heat') {
    map.addLayer(
      {
        id: HEAT,
        type: 'heatmap',
        source: SOURCE,
        'source-layer': 'centres',
        paint: {
          'heatmap-radius': heatRadius(),
          'heatmap-intensity': 0.7,
          'heatmap-color': ['interpolate', ['linear'], ['heatmap-density'], ...heatStops.flat()],
          'heatmap-opacity': 0.9,
        },
      },
      BELOW,
    );
    return;
  }
  const cells = { source: SOURCE, 'source-layer': 'cells' } as const;
  map.addLayer({ id: CELL_FILL, type: 'fill', ...cells, paint: { 'fill-opacity': 0.85 } }, BELOW);
  map.addLayer(
    {
      id: CELL_LINE,
      type: 'line',
      ...cells,
      paint: {
        'line-color': ['case', state('hovered'), '#14212b', 'rgba(90,60,30,0.45)'],
        'line-width': ['case', state('hovered'), 2.5, 0.5],
      },
    },
    BELOW,
  );
}
