/** Neighbours and their weights, row after row (CSR): who counts for whom, and how much. */
export interface Weights {
  /** Neighbours of area `i` stand in `neighbours` and `values` from `starts[i]` to `starts[i + 1]`. */
  starts: Int32Array;
  /** Indices, ascending within a row. */
  neighbours: Int32Array;
  values: Float64Array;
}

export function areaCount(weights: Weights): number {
  return weights.starts.length - 1;
}

/** Binary weights: 1 for each neighbour named. An area's own index and repetitions are dropped. */
export function binaryWeights(neighboursOf: readonly Iterable<number>[]): Weights {
  const rows = neighboursOf.map((row, index) =>
    Int32Array.from(new Set(row))
      .filter((neighbour) => neighbour !== index)
      .sort(),
  );
  const starts = new Int32Array(rows.length + 1);
  for (const [index, row] of rows.entries()) starts[index + 1] = at(starts, index) + row.length;
  const neighbours = new Int32Array(at(starts, rows.length));
  for (const [index, row] of rows.entries()) neighbours.set(row, at(starts, index));
  if (neighbours.some((neighbour) => neighbour < 0 || neighbour >= rows.length)) {
    throw new RangeError('a neighbour is no area');
  }
  return { starts, neighbours, values: new Float64Array(neighbours.length).fill(1) };
}

/** The same neighbours with weights that sum to 1 in each row; areas without neighbours stay so. */
export function rowStandardised(weights: Weights): Weights {
  const values = Float64Array.from(weights.values);
  for (let i = 0; i < areaCount(weights); i++) {
    const row = values.subarray(at(weights.starts, i), at(weights.starts, i + 1));
    const sum = row.reduce((total, value) => total + value, 0);
    for (let k = 0; k < row.length; k++) row[k] = at(row, k) / sum;
  }
  return { ...weights, values };
}

/** Areas that have no neighbour: nothing is said of them by statistics of neighbourhoods. */
export function islands({ starts }: Weights): number[] {
  const found: number[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    if (starts[i] === starts[i + 1]) found.push(i);
  }
  return found;
}

/**
 * The weights among some of the areas, in the order given; values are kept as they are, so
 * standardise afterwards.
 */
export function weightsAmong(weights: Weights, kept: readonly number[]): Weights {
  const position = new Map(kept.map((area, index) => [area, index]));
  const starts = new Int32Array(kept.length + 1);
  const neighbours: number[] = [];
  const values: number[] = [];
  for (const [index, area] of kept.entries()) {
    const row: [neighbour: number, value: number][] = [];
    for (let k = at(weights.starts, area); k < at(weights.starts, area + 1); k++) {
      const neighbour = position.get(at(weights.neighbours, k));
      if (neighbour !== undefined) row.push([neighbour, at(weights.values, k)]);
    }
    row.sort(([a], [b]) => a - b);
    for (const [neighbour, value] of row) {
      neighbours.push(neighbour);
      values.push(value);
    }
    starts[index + 1] = neighbours.length;
  }
  return { starts, neighbours: Int32Array.from(neighbours), values: Float64Array.from(values) };
}

/** Weighted sum of each area's neighbours: with row-standardised weights their mean. */
export function spatialLag(values: ArrayLike<number>, weights: Weights): Float64Array {
  const lag = new Float64Array(areaCount(weights));
  for (let i = 0; i < lag.length; i++) {
    let sum = 0;
    for (let k = at(weights.starts, i); k < at(weights.starts, i + 1); k++) {
      sum += at(weights.values, k) * at(values, at(weights.neighbours, k));
    }
    lag[i] = sum;
  }
  return lag;
}

/** An element that is there: the loops of this folder stay within their arrays. */
export function at(list: ArrayLike<number>, index: number): number {
  return list[index] as number;
}
