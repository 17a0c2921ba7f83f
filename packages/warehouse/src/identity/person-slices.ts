import type { Session } from '../duckdb/session.js';

/** Memory that the sort of a row takes, with room to spare. */
const BYTES_A_ROW = 200;

/**
 * Parts of all persons, as SQL conditions on `person`, such that a share of so many rows fits in
 * memory. A person is a keyed hash, so that parts of its range have about as many persons each.
 */
export async function personSlices(session: Session, rows: number): Promise<string[]> {
  const { memory } = await session.one<{ memory: number }>(
    `SELECT parse_formatted_bytes(current_setting('memory_limit'))::DOUBLE AS memory`,
  );
  return slicesOf(Math.ceil((rows * BYTES_A_ROW) / memory));
}

/** The range of persons in so many parts. */
export function slicesOf(parts: number): string[] {
  if (parts <= 1) return ['true'];
  const edge = (part: number) => (BigInt(part) << 64n) / BigInt(parts);
  return Array.from(
    { length: parts },
    (_, part) => `person BETWEEN ${edge(part)}::UBIGINT AND ${edge(part + 1) - 1n}::UBIGINT`,
  );
}
