import type { GenerationInfo } from './coverage.js';
import type { Day } from './days.js';
import type { Indicator } from './indicators.js';

/** H3 resolutions that people can be summed up in, from the coarsest to the residence cell. */
export const cellResolutions = [5, 6, 7, 8, 9, 10] as const;
export type CellResolution = (typeof cellResolutions)[number];

/** Deepest zoom with tiles of cells of their own; a map stretches them beyond it. */
export const CELL_MAX_ZOOM = 14;

/** The resolution whose cells are about 15 to 40 pixels across at a zoom of 512-pixel tiles. */
export function cellResolutionAt(zoom: number): CellResolution {
  if (zoom >= 14) return 10;
  if (zoom >= 12) return 9;
  if (zoom >= 11) return 8;
  if (zoom >= 9) return 7;
  return zoom >= 8 ? 6 : 5;
}

/** Counts from 1 to one less than this are not told. */
export const SMALL_COUNT = 5;

/** A cell's people as far as they may be told; null is a count that is hidden. */
export interface ShownCell {
  /** H3 index. */
  cell: string;
  eligible: number | null;
  activated: number | null;
  remaining: number | null;
  /** True when a part of its eligible people was not counted by cell but spread over cells. */
  estimated: boolean;
}

/** The cells of one resolution on a day. */
export interface CellLevel {
  resolution: CellResolution;
  cells: number;
  /** Cells whose remaining people may not be told. */
  hidden: number;
  /** Told numbers of remaining people: quantiles 0, 1/20 … 1; empty without any. */
  quantiles: number[];
}

/** How the people who remain are placed in cells on a day. */
export interface CellSummary {
  indicator: Indicator;
  day: Day;
  /** Remaining people of all wards, by the wards' own figures. */
  remaining: number;
  /** Remaining people of all cells. */
  placed: number;
  /** Persons beyond the eligible people of their cells: they lessen a ward's remaining, no cell's. */
  beyond: number;
  /** Eligible people of all cells, and the part that was spread over cells by estimate. */
  eligible: number;
  estimated: number;
  levels: CellLevel[];
}

/** Names a generation in the address of a tile: another data folder's generation 1 is another text. */
export function generationMark({ number, publishedAt }: GenerationInfo): string {
  return `${number}-${Date.parse(publishedAt).toString(36)}`;
}
