import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generateEvents } from './generate-events.js';
import { runApart } from './ingest.js';
import type { Measured } from './measure.js';
import { writeWorkbook } from './write-workbook.js';

/** Excel's sheets end at row 1,048,576. */
const ROWS = 1_000_000;
const MAX_PEAK_GB = 1;

/**
 * Import of a workbook of a million rows through the product against bare DuckDB that reads the same
 * rows as CSV: what Excel's format costs. Each run in a process of its own.
 */
export async function measureExcel(dir: string): Promise<Measured> {
  const csv = join(dir, 'rows.csv');
  const workbook = join(dir, 'rows.xlsx');
  const [warehouse, bare] = [join(dir, 'excel-warehouse'), join(dir, 'excel-bare.duckdb')];
  await generateEvents(csv, ROWS);
  await writeWorkbook(csv, workbook);
  const product = await runApart('product', workbook, warehouse);
  const peer = await runApart('peer', csv, bare);
  for (const path of [csv, workbook, warehouse, bare]) await rm(path, { recursive: true });
  const describe = ({ seconds, peakGb }: typeof product) =>
    `${seconds.toFixed(1)} s, ${Math.round(ROWS / seconds / 1000)}k rows/s, ${peakGb.toFixed(2)} GB`;
  return {
    name: `ingest of ${ROWS.toLocaleString('en')} rows × 7 of .xlsx, vs bare DuckDB read_csv of the same rows`,
    ours: describe(product),
    peer: describe(peer),
    ratio: `${(peer.seconds / product.seconds).toFixed(2)}× its speed`,
    goal: `< ${MAX_PEAK_GB} GB`,
    met: product.peakGb < MAX_PEAK_GB,
  };
}
