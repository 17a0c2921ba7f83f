import { type HardAreaKind, hardAreaKinds } from '@tungngo/domain';
import type { Feature, Geometry } from 'geojson';
import type {
  GeoJSONSource,
  LayerSpecification,
  MapLayerMouseEvent,
  MapLibreMap,
} from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import { patternOf } from './kind-patterns.js';
import { markImage } from './marks.js';
import type { RankedHardArea } from './ranked-area.js';
import type { Shades } from './shades.js';

const SOURCE = 'hard-areas';
const CENTRES = 'hard-area-centres';
/** About 1.5 km each way around the centre: the area's shape, and what lies around it. */
const VIEW_DEGREES = 0.014;
/** From this zoom on an area's shape can be told from its mark. */
const SHAPE_ZOOM = 12;
const PICKED = '#c2185b';
const CHOSEN = '#0b6e8f';

export interface HardAreaLayer {
  /** Those shown; none when the layer is off. */
  areas: readonly RankedHardArea[];
  shades: Shades;
  /** The one picked; the map moves to it. */
  selected: string | null;
  /** Those ticked for totals. */
  chosen?: ReadonlySet<string> | undefined;
  onPick(id: string): void;
  onHover?: ((id: string | null) => void) | undefined;
}

/**
 * Draws hard areas over the wards: shaded by hardness, patterned by kind, outlined by state, with a
 * mark and the rank. A click picks the area under it.
 */
export function useHardAreaLayer(map: MapLibreMap | null, layer: HardAreaLayer): void {
  const { areas, shades, selected, chosen } = layer;
  const pick = useEffectEvent(layer.onPick);
  const hover = useEffectEvent((id: string | null) => layer.onHover?.(id));
  useEffect(() => {
    if (!map) return;
    addLayers(map);
    const idOf = ({ features }: MapLayerMouseEvent) => {
      const id = features?.[0]?.properties.id;
      return typeof id === 'string' ? id : null;
    };
    const click = (event: MapLayerMouseEvent) => {
      const id = idOf(event);
      if (id) pick(id);
    };
    const move = (event: MapLayerMouseEvent) => hover(idOf(event));
    const leave = () => hover(null);
    const layers = ['hard-area-fill', 'hard-area-mark'];
    map.on('click', layers, click);
    map.on('mousemove', layers, move);
    map.on('mouseleave', layers, leave);
    return () => {
      map.off('click', layers, click);
      map.off('mousemove', layers, move);
      map.off('mouseleave', layers, leave);
    };
  }, [map]);

  useEffect(() => {
    if (!map?.style) return;
    const set = (source: string, features: Feature[]) =>
      map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });
    const look = { map, shades, selected, chosen };
    set(
      SOURCE,
      areas.map((ranked) => featureOf(ranked, ranked.area.polygon, look)),
    );
    set(
      CENTRES,
      areas.map((ranked) => {
        const { lon, lat } = ranked.area;
        return featureOf(ranked, { type: 'Point', coordinates: [lon, lat] }, look);
      }),
    );
  }, [map, areas, shades, selected, chosen]);

  const bring = useEffectEvent((id: string) => {
    const area = areas.find((candidate) => candidate.area.id === id)?.area;
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

interface Look extends Pick<HardAreaLayer, 'shades' | 'selected' | 'chosen'> {
  map: MapLibreMap;
}

function featureOf(
  { area: { id, kind, state, hardness }, rank }: RankedHardArea,
  geometry: Geometry,
  { map, shades, selected, chosen }: Look,
): Feature {
  const picked = id === selected;
  const colour = shades.colourOf(hardness);
  return {
    type: 'Feature',
    geometry,
    properties: {
      id,
      ...{ kind, state, colour, picked },
      chosen: chosen?.has(id) ?? false,
      rank: String(rank),
      mark: markImage(map, { kind, state, colour, picked }),
      // Where marks meet, the one picked is on top, then the better ranks.
      order: picked ? 1 : -rank,
    },
  };
}

function addLayers(map: MapLibreMap): void {
  if (map.getSource(SOURCE)) return;
  const data = { type: 'FeatureCollection' as const, features: [] };
  map.addSource(SOURCE, { type: 'geojson', data });
  map.addSource(CENTRES, { type: 'geojson', data });
  for (const kind of patterned) {
    map.addImage(patternName(kind), patternOf(kind), { pixelRatio: 2 });
  }
  for (const layer of shapes) map.addLayer(layer, 'ward-label');
  for (const layer of marks) map.addLayer(layer);
}

const patterned = hardAreaKinds.filter((kind) => kind !== 'scattered');
const patternName = (kind: HardAreaKind) => `hard-area-${kind}`;

const shapes: LayerSpecification[] = [
  {
    id: 'hard-area-fill',
    type: 'fill',
    source: SOURCE,
    paint: {
      'fill-color': ['get', 'colour'],
      'fill-opacity': ['match', ['get', 'state'], ['excluded', 'reached'], 0.35, 0.85],
    },
  },
  ...patterned.map(
    (kind): LayerSpecification => ({
      id: `hard-area-pattern-${kind}`,
      type: 'fill',
      source: SOURCE,
      filter: ['==', ['get', 'kind'], kind],
      paint: {
        'fill-pattern': patternName(kind),
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 10.5, 0, 11.5, 0.6],
      },
    }),
  ),
  {
    id: 'hard-area-line',
    type: 'line',
    source: SOURCE,
    filter: ['!', ['in', ['get', 'state'], ['literal', ['inaccessible', 'excluded']]]],
    paint: {
      'line-color': [
        'case',
        ['get', 'picked'],
        PICKED,
        ['match', ['get', 'state'], 'reached', '#1d7044', 'visited', CHOSEN, '#14212b'],
      ],
      'line-width': [
        'case',
        ['get', 'picked'],
        3.5,
        ['==', ['get', 'state'], 'unvisited'],
        1.2,
        2.5,
      ],
    },
  },
  {
    id: 'hard-area-line-closed',
    type: 'line',
    source: SOURCE,
    filter: ['in', ['get', 'state'], ['literal', ['inaccessible', 'excluded']]],
    paint: {
      'line-color': ['case', ['get', 'picked'], PICKED, '#14212b'],
      'line-width': ['case', ['get', 'picked'], 3.5, 2],
      'line-dasharray': [3, 2],
    },
  },
  {
    id: 'hard-area-chosen',
    type: 'line',
    source: SOURCE,
    filter: ['get', 'chosen'],
    paint: { 'line-color': CHOSEN, 'line-width': 3, 'line-offset': -4 },
  },
];

const marks: LayerSpecification[] = [
  {
    id: 'hard-area-chosen-mark',
    type: 'circle',
    source: CENTRES,
    filter: ['get', 'chosen'],
    paint: { 'circle-color': CHOSEN, 'circle-opacity': 0.35, 'circle-radius': 19 },
  },
  {
    id: 'hard-area-mark',
    type: 'symbol',
    source: CENTRES,
    layout: {
      'icon-image': ['get', 'mark'],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8.5, 0.6, 12, 1],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'order'],
    },
  },
  {
    id: 'hard-area-number',
    type: 'symbol',
    source: CENTRES,
    layout: {
      'text-field': ['get', 'rank'],
      'text-size': ['interpolate', ['linear'], ['zoom'], 9, 11, 12, 13],
      'text-anchor': 'left',
      'text-offset': [
        'interpolate',
        ['linear'],
        ['zoom'],
        9,
        ['literal', [0.8, 0]],
        12,
        ['literal', [1.15, 0]],
      ],
      // A number that would lie on a better rank's gives way; its mark stays.
      'symbol-sort-key': ['-', 0, ['get', 'order']],
      'text-padding': 1,
    },
    paint: { 'text-color': '#14212b', 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 },
  },
];
