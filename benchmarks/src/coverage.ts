import { dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { startServer } from '@tungngo/api';
import type { Day } from '@tungngo/domain';
import { openOutreachStore } from '@tungngo/outreach';
import { coverageByArea, openSession, openWarehouse } from '@tungngo/warehouse';
import { type Measured, median, secondsOf } from './measure.js';

const REQUESTS = 200;
const question = { level: 'ward', indicator: 'level2', day: '2023-09-01' as Day } as const;

/** `coverage.byArea` over HTTP against the same SQL in bare DuckDB, on the warehouse in `dir`. */
export async function measureCoverage(warehouseDir: string): Promise<Measured> {
  const options = { identityKey: Buffer.alloc(32, 1) };
  const warehouse = await openWarehouse(warehouseDir, options);
  const outreach = await openOutreachStore({});
  const imports = { dataDir: dirname(warehouseDir), warehouseDir, warehouse: options };
  const server = await startServer({ warehouse, outreach, imports, port: 0, logLevel: 'silent' });
  const path = await warehouse.read(async ({ databasePath }) => databasePath);
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const session = await openSession(instance);
  const input = encodeURIComponent(JSON.stringify(question));
  const url = `${server.address}/trpc/coverage.byArea?input=${input}`;
  try {
    const http: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < REQUESTS; i++) {
      http.push(await secondsOf(() => ask(url)));
      bare.push(await secondsOf(async () => void (await coverageByArea(session, question))));
    }
    return compare(median(http) * 1000, median(bare) * 1000);
  } finally {
    session.close();
    instance.closeSync();
    await server.close();
    await outreach.close();
    await warehouse.close();
  }
}

async function ask(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(await response.text());
  await response.arrayBuffer();
}

function compare(httpMs: number, bareMs: number): Measured {
  const ratio = httpMs / bareMs;
  return {
    name: 'coverage.byArea of the wards over HTTP, kept after the first, vs its SQL in bare DuckDB',
    ours: `${httpMs.toFixed(2)} ms`,
    peer: `${bareMs.toFixed(2)} ms`,
    ratio: `${ratio.toFixed(2)}× its time`,
    goal: '≤ 1.50× or < 10 ms',
    met: ratio <= 1.5 || httpMs < 10,
  };
}
