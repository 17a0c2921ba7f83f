/** First bit of an H3 index's resolution (4 bits), and bits of one of its 15 digits. */
const RESOLUTION_BIT = 52n;
const DIGIT_BITS = 3n;
const DIGITS = 15n;

/**
 * SQL for the parent of an H3 index (UBIGINT) at a coarser resolution: the resolution's bits are set
 * and the finer digits made 7, as the H3 index is laid out.
 */
export function parentSql(cell: string, resolution: number): string {
  const kept = (1n << 64n) - 1n - (15n << RESOLUTION_BIT);
  const unused = (1n << (DIGIT_BITS * (DIGITS - BigInt(resolution)))) - 1n;
  const set = (BigInt(resolution) << RESOLUTION_BIT) | unused;
  return `((${cell} & ${kept}::UBIGINT) | ${set}::UBIGINT)`;
}

/** An H3 index as the number that DuckDB holds, written for SQL. */
export function cellSql(cell: string): string {
  return `${BigInt(`0x${cell}`)}::UBIGINT`;
}

/** The least and the greatest number that a descendant of a cell can have at a finer resolution. */
export function spanOf(cell: string, finer: number, coarser: number): [from: bigint, to: bigint] {
  const own = (BigInt(`0x${cell}`) & ~(15n << RESOLUTION_BIT)) | (BigInt(finer) << RESOLUTION_BIT);
  const free = DIGIT_BITS * (DIGITS - BigInt(coarser));
  return [(own >> free) << free, own];
}
