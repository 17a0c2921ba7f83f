import { useQuery } from '@tanstack/react-query';
import type { BasemapInfo } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { trpc } from '../../server/client.js';
import { state } from '../map-layers.js';
import { addProtocol } from '../maplibre.js';
import { BASEMAP, basemapLayers } from './basemap-style.js';

/** The office's basemap, whether or not it is shown; null when the server has none. */
export function useBasemapInfo(): BasemapInfo | null {
  return useQuery(trpc.basemap.info.queryOptions()).data ?? null;
}

/** How much of the wards' colours stays where the ground must be seen through them. */
const OVER_BASEMAP = 0.62;

/** Draws the basemap under and between the layers of the map; its reader is loaded when it is first shown. */
export function useBasemap(
  map: MapLibreMap | null,
  info: BasemapInfo | null,
  fillOpacity: number,
): void {
  useEffect(() => {
    if (!map?.style || !info) return;
    let shown = false;
    let gone = false;
    void serveArchive().then(() => {
      if (gone || !map.style) return;
      addBasemap(map, info);
      setFillOpacity(map, Math.min(fillOpacity, OVER_BASEMAP));
      shown = true;
    });
    return () => {
      gone = true;
      if (!shown || !map.style) return;
      for (const { layer } of basemapLayers(info.schema)) map.removeLayer(layer.id);
      map.removeSource(BASEMAP);
      setFillOpacity(map, fillOpacity);
    };
  }, [map, info, fillOpacity]);
}

function addBasemap(map: MapLibreMap, info: BasemapInfo): void {
  const { version, schema, minZoom, maxZoom, bounds } = info;
  map.addSource(BASEMAP, {
    type: 'vector',
    tiles: [`${PROTOCOL}://${location.origin}/basemap.pmtiles?${version}/{z}/{x}/{y}`],
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds,
  });
  for (const { floor, layer } of basemapLayers(schema)) {
    map.addLayer(layer, floor === 'under' ? 'ward-fill' : 'ward-line');
  }
}

function setFillOpacity(map: MapLibreMap, opacity: number): void {
  const dim = Math.min(0.18, opacity / 3);
  map.setPaintProperty('ward-fill', 'fill-opacity', ['case', state('dim'), dim, opacity]);
}

const PROTOCOL = 'pmtiles';
let serving: Promise<void> | null = null;

/** Lets MapLibre read tiles out of a PMTiles file by ranges. */
function serveArchive(): Promise<void> {
  serving ??= import('pmtiles').then(({ Protocol }) => {
    addProtocol(PROTOCOL, new Protocol().tile);
  });
  return serving;
}
