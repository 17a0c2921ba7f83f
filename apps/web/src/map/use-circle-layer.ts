import type { Area, AreaCode } from '@tungngo/domain';
import type { FeatureCollection } from 'geojson';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { state } from './map-layers.js';

const SOURCE = 'area-circles';
/** The layer that answers the pointer where circles are drawn. */
export const CIRCLES = 'area-circle';

/** One circle on each area's centre. */
export interface AreaCircles {
  areas: readonly Area[];
  /** Pixels; an area that is absent has no circle. */
  radii: ReadonlyMap<AreaCode, number>;
  colours: ReadonlyMap<AreaCode, string>;
}

/** Draws the circles over the wards and their names; sizes and colours come as feature state, the places once. */
export function useCircleLayer(
  map: MapLibreMap | null,
  circles: AreaCircles | undefined,
  dimmed: ReadonlySet<AreaCode>,
): void {
  const areas = circles?.areas;
  useEffect(() => {
    if (!map || !areas) return;
    addLayer(map, areas);
    return () => {
      if (!map.style) return;
      map.removeLayer(CIRCLES);
      map.removeSource(SOURCE);
    };
  }, [map, areas]);

  useEffect(() => {
    if (!map || !circles) return;
    for (const { code } of circles.areas) {
      map.setFeatureState(
        { source: SOURCE, id: Number(code) },
        {
          radius: circles.radii.get(code) ?? 0,
          colour: circles.colours.get(code) ?? null,
          dim: dimmed.has(code),
        },
      );
    }
  }, [map, circles, dimmed]);
}

function addLayer(map: MapLibreMap, areas: readonly Area[]): void {
  const data: FeatureCollection = {
    type: 'FeatureCollection',
    features: areas.map(({ code, lon, lat }) => ({
      type: 'Feature',
      id: Number(code),
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { code },
    })),
  };
  map.addSource(SOURCE, { type: 'geojson', data });
  map.addLayer({
    id: CIRCLES,
    type: 'circle',
    source: SOURCE,
    paint: {
      'circle-radius': ['number', ['feature-state', 'radius'], 0],
      'circle-color': ['to-color', ['feature-state', 'colour'], 'rgba(0,0,0,0)'],
      'circle-opacity': ['case', state('dim'), 0.15, 0.85],
      'circle-stroke-color': '#14212b',
      'circle-stroke-opacity': ['case', state('dim'), 0.15, 0.8],
      'circle-stroke-width': ['case', ['>', ['number', ['feature-state', 'radius'], 0], 0], 0.8, 0],
    },
  });
}
