import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { demoDir, generateEvents } from '@tungngo/demo-data';
import { openWarehouse } from '@tungngo/warehouse';
import { type Measured, median, secondsOf } from './measure.js';

const EVENTS = 2_000_000;
const ROUNDS = 3;

/**
 * Import of events through the product (check, hash identifiers, quarantine, deduplicate, compute
 * cubes, verify, publish) against a bare DuckDB `COPY` of the same file into a typed table.
 */
export async function measureIngest(dir: string): Promise<Measured> {
  const file = join(dir, 'events.csv');
  await generateEvents(file, EVENTS);
  const product: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    product.push(await importThroughProduct(dir, file));
    peer.push(await copyBare(join(dir, 'bare.duckdb'), file));
  }
  const [ours, theirs] = [median(product), median(peer)];
  const ratio = theirs / ours;
  return {
    name: `ingest of ${EVENTS.toLocaleString('en')} events, vs bare DuckDB COPY`,
    ours: `${ours.toFixed(2)} s`,
    peer: `${theirs.toFixed(2)} s`,
    ratio: `${ratio.toFixed(2)}× its speed`,
    goal: '≥ 0.60×',
    met: ratio >= 0.6,
  };
}

async function importThroughProduct(dir: string, file: string): Promise<number> {
  const warehouseDir = join(dir, 'warehouse');
  await rm(warehouseDir, { recursive: true, force: true });
  const warehouse = await openWarehouse(warehouseDir, { identityKey: Buffer.alloc(32, 1) });
  try {
    await importOrThrow(warehouse, 'areas', join(demoDir, 'gazetteer.csv'));
    return await secondsOf(() => importOrThrow(warehouse, 'activations', file));
  } finally {
    await warehouse.close();
  }
}

async function importOrThrow(
  warehouse: Awaited<ReturnType<typeof openWarehouse>>,
  kind: 'areas' | 'activations',
  path: string,
): Promise<void> {
  const result = await warehouse.importFiles([{ kind, path }]);
  if (!result.ok) throw new Error(result.problem.message.en);
  for (const { rowsRead, accepted } of result.value.reports) {
    if (accepted !== rowsRead) throw new Error(`${kind}: ${accepted} of ${rowsRead} rows accepted`);
  }
}

function copyBare(database: string, file: string): Promise<number> {
  return secondsOf(async () => {
    await rm(database, { force: true });
    const instance = await DuckDBInstance.create(database);
    const connection = await instance.connect();
    await connection.run(`CREATE TABLE event (
      person VARCHAR, happened_at TIMESTAMP, level UTINYINT, ward_code VARCHAR,
      channel VARCHAR, residency VARCHAR, cell VARCHAR)`);
    await connection.run(`COPY event FROM '${file}' (HEADER, TIMESTAMPFORMAT '%d/%m/%Y %H:%M')`);
    await connection.run('CHECKPOINT');
    connection.closeSync();
    instance.closeSync();
  });
}
