import type { FillLayerSpecification, MapLibreMap } from 'maplibre-gl';
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
type Hatch = keyof typeof patterns;

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
 * The layers that hatch wards. A pattern cannot come from feature state, so every ward has it and
 * the state says whether it is seen.
 */
export const hatchLayers: FillLayerSpecification[] = (['empty', 'hatched'] satisfies Hatch[]).map(
  (name) => ({
    id: `ward-${name}`,
    type: 'fill',
    source: AREAS,
    'source-layer': 'wards',
    paint: {
      'fill-pattern': `hatch-${name}`,
      'fill-opacity': ['case', state(name), ['case', state('dim'), 0.3, 1], 0],
      'fill-antialias': false,
    },
  }),
);
