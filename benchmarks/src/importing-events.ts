// A process of its own, so that its peak memory is that of the one thing it does: `product` imports
// the file into a new warehouse, `peer` reads it into a table of bare DuckDB.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { demoDir } from '@tungngo/demo-data';
import { openWarehouse } from '@tungngo/warehouse';
import { secondsOf } from './measure.js';

const [, , what = '', file = '', target = ''] = process.argv;
const seconds = what === 'product' ? await importThroughProduct() : await readBare();
const [, kb = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakGb: Number(kb) / 1_048_576 }),
);

async function importThroughProduct(): Promise<number> {
  const warehouse = await openWarehouse(target, { identityKey: Buffer.alloc(32, 1) });
  const take = async (kind: 'areas' | 'activations', path: string) => {
    const result = await warehouse.importFiles([{ kind, path }]);
    if (!result.ok) throw new Error(result.problem.message.en);
    for (const { rowsRead, quarantined } of result.value.reports) {
      if (quarantined > 0) throw new Error(`${kind}: ${quarantined} of ${rowsRead} rows rejected`);
    }
  };
  try {
    await take('areas', join(demoDir, 'gazetteer.csv'));
    return await secondsOf(() => take('activations', file));
  } finally {
    await warehouse.close();
  }
}

function readBare(): Promise<number> {
  return secondsOf(async () => {
    const instance = await DuckDBInstance.create(target);
    const connection = await instance.connect();
    await connection.run(`
      CREATE TABLE event AS FROM read_csv('${file}', header = true, timestampformat = '%d/%m/%Y %H:%M', columns = {
        'person': 'VARCHAR', 'happened_at': 'TIMESTAMP', 'level': 'UTINYINT', 'ward_code': 'VARCHAR',
        'channel': 'VARCHAR', 'residency': 'VARCHAR', 'cell': 'VARCHAR'
      })`);
    await connection.run('CHECKPOINT');
    connection.closeSync();
    instance.closeSync();
  });
}
