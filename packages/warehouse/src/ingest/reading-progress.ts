import { stat } from 'node:fs/promises';
import type { ImportProgress } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import type { SourceTable } from '../sources/source.js';

const TELL_MS = 250;

/** Tells how far a stage of an import is. */
export type SayProgress = (
  stage: ImportProgress['stage'],
  rows: number,
  share: number | null,
) => void;

/**
 * Tells how far the reading of a table is while `work` runs. The rows are an estimate: the share of
 * the file that DuckDB has read, by the mean length of the sample's rows.
 */
export async function tellReading<T>(
  session: Session,
  table: SourceTable,
  say: SayProgress,
  work: () => Promise<T>,
): Promise<T> {
  const expected = await expectedRows(table);
  const tell = () => {
    const share = session.share();
    say('read', Math.round(share * expected), share);
  };
  const timer = setInterval(tell, TELL_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function expectedRows({ textPath, sample }: SourceTable): Promise<number> {
  const bytes = textPath === null ? 0 : await stat(textPath).then(({ size }) => size);
  const lengths = sample.map((cells) => Buffer.byteLength(cells.join(',')) + 1);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return total === 0 ? 0 : (bytes * lengths.length) / total;
}
