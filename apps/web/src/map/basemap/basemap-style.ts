import type { BasemapSchema } from '@tungngo/domain';
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';

export const BASEMAP = 'basemap';

/** Under the wards' colours, or over them. */
type Floor = 'under' | 'over';

/** Layers of a vector basemap, pale and grey so that the figures' colours stay true. */
export interface BasemapLayer {
  floor: Floor;
  layer: LayerSpecification;
}

/** What the two schemas call the same things. */
interface Names {
  land: string | null;
  water: string;
  waterLine: string | null;
  green: { layer: string; filter: FilterSpecification };
  roads: string;
  kind: string;
  majorRoads: string[];
  middleRoads: string[];
  rail: string[];
  buildings: string;
  places: string;
}

const protomaps: Names = {
  land: 'earth',
  water: 'water',
  waterLine: null,
  green: {
    layer: 'landuse',
    filter: ['in', ['get', 'kind'], ['literal', greenKinds()]],
  },
  roads: 'roads',
  kind: 'kind',
  majorRoads: ['highway'],
  middleRoads: ['major_road', 'medium_road'],
  rail: ['rail'],
  buildings: 'buildings',
  places: 'places',
};

const openMapTiles: Names = {
  land: null,
  water: 'water',
  waterLine: 'waterway',
  green: {
    layer: 'landcover',
    filter: ['in', ['get', 'class'], ['literal', ['wood', 'forest', 'grass', 'wetland']]],
  },
  roads: 'transportation',
  kind: 'class',
  majorRoads: ['motorway', 'trunk'],
  middleRoads: ['primary', 'secondary', 'tertiary'],
  rail: ['rail', 'transit'],
  buildings: 'building',
  places: 'place',
};

function greenKinds(): string[] {
  return ['park', 'forest', 'wood', 'nature_reserve', 'grass', 'meadow', 'cemetery', 'farmland'];
}

/**
 * The layers for a schema. No glyphs and no sprites: names are drawn with the machine's fonts, as the
 * wards' are. Its own administrative borders are left out, because ours are the ones that count.
 */
export function basemapLayers(schema: BasemapSchema): BasemapLayer[] {
  const names = schema === 'protomaps' ? protomaps : openMapTiles;
  return [...groundLayers(names), ...roadLayers(names), placeLayer(names)];
}

const WATER = '#b9d3e3';

function groundLayers(names: Names): BasemapLayer[] {
  const fill = (id: string, layer: string, colour: string, more = {}): BasemapLayer => ({
    floor: 'under',
    layer: {
      id: `basemap-${id}`,
      type: 'fill',
      source: BASEMAP,
      'source-layer': layer,
      paint: { 'fill-color': colour },
      ...more,
    },
  });
  const polygons: FilterSpecification = ['==', ['geometry-type'], 'Polygon'];
  return [
    ...(names.land ? [fill('land', names.land, '#f4f5f3', { filter: polygons })] : []),
    fill('green', names.green.layer, '#dfe8d8', { filter: names.green.filter }),
    fill('water', names.water, WATER, { filter: polygons }),
    {
      floor: 'under',
      layer: {
        id: 'basemap-water-line',
        type: 'line',
        source: BASEMAP,
        'source-layer': names.waterLine ?? names.water,
        filter: ['==', ['geometry-type'], 'LineString'],
        paint: { 'line-color': WATER, 'line-width': 1 },
      },
    },
    fill('building', names.buildings, '#dcdcd8', { minzoom: 14 }),
  ];
}

function roadLayers({ roads, kind, majorRoads, middleRoads, rail }: Names): BasemapLayer[] {
  const road = (
    id: string,
    filter: FilterSpecification,
    colour: string,
    [thin, thick]: [number, number],
    minzoom: number,
  ): BasemapLayer => ({
    floor: 'over',
    layer: {
      id: `basemap-${id}`,
      type: 'line',
      source: BASEMAP,
      'source-layer': roads,
      minzoom,
      filter,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-opacity': 0.75,
        'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 7, thin, 16, thick],
      },
    },
  });
  const isOf = (kinds: string[]): ExpressionSpecification => [
    'in',
    ['get', kind],
    ['literal', kinds],
  ];
  const others: FilterSpecification = ['!', isOf([...majorRoads, ...middleRoads, ...rail])];
  return [
    road('road-minor', others, '#ffffff', [0.2, 4], 12.5),
    road('road-middle', isOf(middleRoads), '#ffffff', [0.4, 7], 9.5),
    road('road-major', isOf(majorRoads), '#8a8f94', [0.7, 6], 6),
    road('rail', isOf(rail), '#9aa0a6', [0.4, 1.5], 10),
  ];
}

/** Towns and quarters between our own names of wards; districts and provinces are ours. */
function placeLayer({ places }: Names): BasemapLayer {
  return {
    floor: 'over',
    layer: {
      id: 'basemap-place',
      type: 'symbol',
      source: BASEMAP,
      'source-layer': places,
      minzoom: 11,
      filter: ['!', ['in', ['coalesce', ['get', 'kind'], ['get', 'class']], ['literal', large]]],
      layout: {
        'text-field': ['coalesce', ['get', 'name:vi'], ['get', 'name']],
        'text-size': 11,
        'text-max-width': 7,
        'text-optional': true,
      },
      paint: {
        'text-color': '#5a656e',
        'text-halo-color': 'rgba(255,255,255,0.9)',
        'text-halo-width': 1.4,
      },
    },
  };
}

const large = ['country', 'state', 'region', 'province', 'continent'];
