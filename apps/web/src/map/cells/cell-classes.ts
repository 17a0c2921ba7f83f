import type { CellResolution, CellSummary } from '@tungngo/domain';
import type { ExpressionSpecification } from 'maplibre-gl';
import { rampColours } from '../ramps.js';

/** The colour of a cell whose number is not told. */
export const HIDDEN_COLOUR = '#c9d1d8';
/** The colour of a cell where nobody is left. */
export const NONE_COLOUR = '#ffffff';

const CLASSES = 6;

/** Classes of the cells of one resolution: `bounds[i]` is the least number of class `i + 1`. */
export interface CellClasses {
  bounds: number[];
  palette: readonly string[];
  /** The least and the largest told number. */
  extent: [min: number, max: number] | null;
}

/** Six classes that hold about as many cells each; fewer where numbers repeat. */
export function cellClasses(summary: CellSummary, resolution: CellResolution): CellClasses {
  const quantiles =
    summary.levels.find((level) => level.resolution === resolution)?.quantiles ?? [];
  const least = quantiles[0];
  if (least === undefined) return { bounds: [], palette: colours(1), extent: null };
  const bounds: number[] = [];
  for (let i = 1; i < CLASSES; i++) {
    const bound = tidy(quantiles[Math.round((i * (quantiles.length - 1)) / CLASSES)] ?? 0);
    if (bound > (bounds.at(-1) ?? least)) bounds.push(bound);
  }
  return {
    bounds,
    palette: colours(bounds.length + 1),
    extent: [least, quantiles.at(-1) ?? least],
  };
}

const colours = (classCount: number) => rampColours('YlOrBr', classCount);

/** Two digits that count, so that the legend reads well. */
function tidy(value: number): number {
  if (value < 20) return value;
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / step) * step;
}

/** The colour of a cell by its resolution (`r`) and its remaining people, for MapLibre. */
export function cellColour(summary: CellSummary): ExpressionSpecification {
  const byResolution = summary.levels.flatMap(({ resolution }): unknown[] => {
    const { bounds, palette } = cellClasses(summary, resolution);
    if (bounds.length === 0) return [resolution, palette[0]];
    const steps = bounds.flatMap((bound, i) => [bound, palette[i + 1]]);
    return [resolution, ['step', ['get', 'remaining'], palette[0], ...steps]];
  });
  return [
    'case',
    ['to-boolean', ['get', 'hidden']],
    HIDDEN_COLOUR,
    ['==', ['get', 'remaining'], 0],
    NONE_COLOUR,
    ['match', ['get', 'r'], ...byResolution, HIDDEN_COLOUR],
  ] as unknown as ExpressionSpecification;
}

/** What a hidden number weighs in the heat map: the middle of 1 to 4. */
const HIDDEN_WEIGHT = 2.5;
/** Which of the twenty-one quantiles weighs 1: a few large cells must not make all others vanish. */
const FULL_QUANTILE = 18;

/** A cell's weight in the heat map: its people against those of a well filled cell of its size. */
export function heatWeight(summary: CellSummary): ExpressionSpecification {
  const byResolution = summary.levels.flatMap(({ resolution, quantiles }) => [
    resolution,
    Math.max(1, quantiles[FULL_QUANTILE] ?? 1),
  ]);
  return [
    'min',
    2,
    [
      '/',
      ['case', ['to-boolean', ['get', 'hidden']], HIDDEN_WEIGHT, ['get', 'remaining']],
      ['match', ['get', 'r'], ...byResolution, 1],
    ],
  ] as unknown as ExpressionSpecification;
}

/** Metres between opposite sides of a cell, on average (H3’s tables of edges × √3). */
export const cellWidthM: Record<CellResolution, number> = {
  5: 17_100,
  6: 6_450,
  7: 2_440,
  8: 921,
  9: 348,
  10: 132,
};

/** Metres a pixel at zoom 0 of 512-pixel tiles, at the latitude of the south of Vietnam (11°). */
const METRES_A_PIXEL = 76_840;

/** Radius of a cell's warmth in pixels: a little more than its neighbours' distance. */
export function heatRadius(): ExpressionSpecification {
  const at = (zoom: number) => [
    'match',
    ['get', 'r'],
    ...Object.entries(cellWidthM).flatMap(([resolution, width]) => [
      Number(resolution),
      (1.5 * width * 2 ** zoom) / METRES_A_PIXEL,
    ]),
    1,
  ];
  return [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    5,
    at(5),
    18,
    at(18),
  ] as unknown as ExpressionSpecification;
}

/** The ramp of the heat map, from no people to many; never rainbow. */
export const heatStops: readonly (readonly [density: number, colour: string])[] = [
  [0, 'rgba(255,247,188,0)'],
  [0.1, 'rgba(255,247,188,0.75)'],
  [0.3, 'rgba(254,196,79,0.85)'],
  [0.55, 'rgba(236,112,20,0.9)'],
  [0.8, 'rgba(153,52,4,0.92)'],
  [1, 'rgba(80,24,2,0.95)'],
];
