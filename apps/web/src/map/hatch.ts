import type { AreaCode } from '@tungngo/domain';
import type { FillLayerSpecification, FilterSpecification, MapLibreMap } from 'maplibre-gl';
import { AREAS, state } from './map-layers.js';

/** Pixels of one repeat, drawn at twice the screen's density. */
const SIZE = 16;

type Rgba = [red: number, green: number, blue: number, alpha: number];
const CLEAR: Rgba = [0, 0, 0, 0];

/** Dark strokes with a white edge: seen on the lightest and on the darkest class. */
const lateStroke = (x: number, y: number): Rgba => {
  const across = (x + y) % SIZE;
  if (across < 3) return [20, 33, 43, 205];
  return across < 5 ? [255, 255, 255, 205] : CLEAR;
};

/** Thin strokes the other way: nothing is known here. */
const emptyStroke = (x: number, y: number): Rgba =>
  (x - y + SIZE) % (SIZE / 2) < 1 ? [93, 115, 134, 190] : CLEAR;

const patterns = { hatched: lateStroke, empty: emptyStroke };
export type Hatch = keyof typeof patterns;

function picture(colourAt: (x: number, y: number) => Rgba): ImageData {
  const image = new ImageData(SIZE, SIZE);
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) image.data.set(colourAt(x, y), (y * SIZE + x) * 4);
  }
  return image;
}

/** Gives the map the pictures of its hatches: they are drawn here, so that no sprite is fetched. */
export function addHatches(map: MapLibreMap): void {
  for (const [name, colourAt] of Object.entries(patterns)) {
    map.addImage(`hatch-${name}`, picture(colourAt), { pixelRatio: 2 });
  }
}

/**
 * The layers that hatch wards. Their filter names the wards: a pattern that the others had, too, at no
 * opacity, would be drawn over the whole map on every frame.
 */
export const hatchLayers: FillLayerSpecification[] = (['empty', 'hatched'] satisfies Hatch[]).map(
  (name) => ({
    id: `ward-${name}`,
    type: 'fill',
    source: AREAS,
    'source-layer': 'wards',
    filter: withIds([]),
    paint: {
      'fill-pattern': `hatch-${name}`,
      'fill-opacity': ['case', state('dim'), 0.3, 1],
      'fill-antialias': false,
    },
  }),
);

/** Hatches these wards and no others; costs tiles anew, so it is called only when they change. */
export function hatchWards(map: MapLibreMap, name: Hatch, codes: readonly AreaCode[]): void {
  map.setFilter(`ward-${name}`, withIds(codes.map(Number)));
}

function withIds(ids: number[]): FilterSpecification {
  return ['in', ['id'], ['literal', ids]];
}
