import { classOf, quantileBounds } from '@tungngo/geo/statistics';
import { NO_DATA_COLOUR } from './ramps.js';

const STEPS = 3;

/** Two values of each area cut into thirds: class `3 · row + column`, from low and low. */
export interface Bivariate {
  /** Inner bounds of the columns' value and of the rows'. */
  columns: number[];
  rows: number[];
  /** Class of each area in their order; null where a value is missing. */
  classes: (number | null)[];
  /** How many areas each of the nine classes holds. */
  counts: number[];
  missing: number;
}

/** Cuts both values by terciles of their own, so that each class means "of all areas, the lower third". */
export function bivariateClasses(
  columnValues: readonly (number | null)[],
  rowValues: readonly (number | null)[],
): Bivariate {
  const columns = terciles(columnValues);
  const rows = terciles(rowValues);
  const counts = new Array<number>(STEPS * STEPS).fill(0);
  let missing = 0;
  const classes = columnValues.map((columnValue, i) => {
    const rowValue = rowValues[i] ?? null;
    if (columnValue === null || rowValue === null) {
      missing++;
      return null;
    }
    const index = STEPS * classOf(rowValue, rows) + classOf(columnValue, columns);
    counts[index] = (counts[index] ?? 0) + 1;
    return index;
  });
  return { columns, rows, classes, counts, missing };
}

const terciles = (values: readonly (number | null)[]) =>
  quantileBounds(
    values.filter((value) => value !== null),
    STEPS,
  );

/**
 * Stevens's purple and gold: what is little of the column's value turns purple, what is much of the
 * row's turns gold, and both make the darkest. Purple against gold lies along the blue-yellow axis,
 * which the common deficiencies leave; the test simulates them.
 */
const bivariateColours = [
  ['#9972af', '#cbb8d7', '#e8e8e8'],
  ['#976b82', '#c8ada0', '#e4d9ac'],
  ['#804d36', '#af8e53', '#c8b35a'],
].flat();

export const bivariateColour = (index: number | null) =>
  (index === null ? undefined : bivariateColours[index]) ?? NO_DATA_COLOUR;
