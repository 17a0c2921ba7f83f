import type { HardArea } from '@tungngo/domain';
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, MapLayerMouseEvent, MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import { kindColours } from './kinds.js';

const SOURCE = 'hard-areas';
const CENTRES = 'hard-area-centres';
/** About 1.5 km each way around the centre: the area's shape, and what lies around it. */
const VIEW_DEGREES = 0.014;
/** From this zoom on an area's shape can be told from its mark. */
const SHAPE_ZOOM = 12;

interface Options {
  areas: readonly HardArea[];
  selected: string | null;
  onPick(id: string): void;
}

/** Draws the hard areas over the wards: filled and outlined by kind, numbered by rank. */
export function useHardAreaLayer(map: MapLibreMap | null, { areas, selected, onPick }: Options) {
  const pick = useEffectEvent(onPick);
  useEffect(() => {
    if (!map) return;
    addLayers(map);
    const click = ({ features }: MapLayerMouseEvent) => {
      const id = features?.[0]?.properties.id;
      if (typeof id === 'string') pick(id);
    };
    const layers = ['hard-area-fill', 'hard-area-mark'];
    map.on('click', layers, click);
    return () => {
      map.off('click', layers, click);
    };
  }, [map]);

  useEffect(() => {
    const source = (name: string) => map?.getSource<GeoJSONSource>(name);
    source(SOURCE)?.setData(features(areas, selected, (area) => area.polygon));
    source(CENTRES)?.setData(
      features(areas, selected, ({ lon, lat }) => ({ type: 'Point', coordinates: [lon, lat] })),
    );
  }, [map, areas, selected]);

  const bring = useEffectEvent((id: string) => {
    const area = areas.find((candidate) => candidate.id === id);
    if (!map || !area) return;
    const inSight = map.getBounds().contains([area.lon, area.lat]);
    if (inSight && map.getZoom() >= SHAPE_ZOOM) return;
    const { lon, lat } = area;
    map.fitBounds(
      [lon - VIEW_DEGREES, lat - VIEW_DEGREES, lon + VIEW_DEGREES, lat + VIEW_DEGREES],
      { padding: 24, duration: 500 },
    );
  });
  useEffect(() => {
    if (map && selected) bring(selected);
  }, [map, selected]);
}

function features(
  areas: readonly HardArea[],
  selected: string | null,
  geometry: (area: HardArea) => GeoJSON.Geometry,
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: areas.map((area, i) => ({
      type: 'Feature',
      geometry: geometry(area),
      properties: {
        id: area.id,
        rank: String(i + 1),
        colour: kindColours[area.kind],
        selected: area.id === selected,
        // Where marks meet, the one picked is on top, then the better ranks.
        order: area.id === selected ? 1 : -i,
      },
    })),
  };
}

function addLayers(map: MapLibreMap): void {
  if (map.getSource(SOURCE)) return;
  const data: FeatureCollection = { type: 'FeatureCollection', features: [] };
  map.addSource(SOURCE, { type: 'geojson', data });
  map.addSource(CENTRES, { type: 'geojson', data });
  map.addLayer(
    {
      id: 'hard-area-fill',
      type: 'fill',
      source: SOURCE,
      paint: {
        'fill-color': ['get', 'colour'],
        'fill-opacity': ['case', ['get', 'selected'], 0.6, 0.35],
      },
    },
    'ward-label',
  );
  map.addLayer(
    {
      id: 'hard-area-line',
      type: 'line',
      source: SOURCE,
      paint: {
        'line-color': ['case', ['get', 'selected'], '#c2185b', ['get', 'colour']],
        'line-width': ['case', ['get', 'selected'], 3.5, 1.5],
      },
    },
    'ward-label',
  );
  map.addLayer({
    id: 'hard-area-mark',
    type: 'circle',
    source: CENTRES,
    layout: { 'circle-sort-key': ['get', 'order'] },
    paint: {
      'circle-color': ['case', ['get', 'selected'], '#c2185b', ['get', 'colour']],
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 7, 12, 10],
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 1.25,
    },
  });
  map.addLayer({
    id: 'hard-area-number',
    type: 'symbol',
    source: CENTRES,
    layout: {
      'text-field': ['get', 'rank'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 9, 9, 12, 12],
      // A number that would lie on a better rank's gives way; its mark stays.
      'symbol-sort-key': ['-', 0, ['get', 'order']],
      'text-padding': 3,
    },
    paint: { 'text-color': '#ffffff' },
  });
}
