import { ascending, quantile, quantileBounds } from '@tungngo/geo/statistics';
import { ckmeans } from 'simple-statistics';

export const classMethods = ['quantile', 'natural', 'equal', 'target', 'manual'] as const;
/** How values are cut into classes. */
export type ClassMethod = (typeof classMethods)[number];

export const LEAST_CLASSES = 3;
export const MOST_CLASSES = 9;
export const USUAL_CLASSES = 6;

interface Cut {
  method: ClassMethod;
  classCount: number;
  /** What the method `target` cuts around. */
  centre: number;
  /** What the method `manual` cuts at. */
  manual: readonly number[];
}

/** Inner bounds of the classes, ascending: `bounds[i]` is the least value of class `i + 1`. */
export function classBounds(values: readonly number[], cut: Cut): number[] {
  if (cut.method === 'manual' && cut.manual.length > 0) return [...cut.manual];
  if (values.length === 0) return [];
  switch (cut.method) {
    case 'natural':
      return naturalBounds(values, cut.classCount);
    case 'equal':
      return equalBounds(values, cut.classCount);
    case 'target':
      return centredBounds(values, cut.classCount, cut.centre);
    default:
      return quantileBounds(values, cut.classCount);
  }
}

/**
 * Natural breaks: the classes with the least squared deviation from their means, exactly and not by
 * Jenks's iteration (Wang & Song 2011, Ckmeans.1d.dp, by simple-statistics).
 */
export function naturalBounds(values: readonly number[], classCount: number): number[] {
  const distinct = new Set(values).size;
  if (distinct <= 1) return [];
  const clusters = ckmeans([...values], Math.min(classCount, distinct));
  return clusters.slice(1).flatMap(([least]) => (least === undefined ? [] : [least]));
}

function equalBounds(values: readonly number[], classCount: number): number[] {
  const [min, max] = extentOf(values);
  if (min === max) return [];
  return Array.from(
    { length: classCount - 1 },
    (_, i) => min + ((max - min) * (i + 1)) / classCount,
  );
}

/** Beyond it lie the outer classes, which are open: one far value must not make all others pale. */
const REACH = 0.95;

/**
 * Classes of one width, as many below the centre as above. Of an even number the centre is a bound;
 * of an odd one it is the middle of a neutral class.
 */
export function centredBounds(
  values: readonly number[],
  classCount: number,
  centre: number,
): number[] {
  const distances = ascending(values.map((value) => Math.abs(value - centre)));
  const reach = quantile(distances, REACH) || distances.at(-1) || 0;
  if (reach === 0) return [centre];
  const width = reach / (classCount / 2);
  return Array.from(
    { length: classCount - 1 },
    (_, i) => centre + width * (i + 1 - classCount / 2),
  );
}

function extentOf(values: readonly number[]): [min: number, max: number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}
