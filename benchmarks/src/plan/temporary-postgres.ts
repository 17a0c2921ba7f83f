import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const PROGRAMS = '/usr/lib/postgresql';

/** A cluster of its own for one measurement. */
export interface TemporaryPostgres {
  /** A folder that the server can read. */
  dir: string;
  client: pg.Client;
  version: string;
  stop(): Promise<void>;
}

/** Starts the newest PostgreSQL that is installed; null where there is none. */
export async function startPostgres(): Promise<TemporaryPostgres | null> {
  const bin = newestPrograms();
  if (bin === undefined) return null;
  const dir = mkdtempSync(join(tmpdir(), 'tungngo-bench-postgres-'));
  // PostgreSQL refuses to run as root; its package brings a user of its own.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined) chownSync(dir, user.uid, user.gid);
  const cluster = join(dir, 'cluster');
  const initdb = ['-D', cluster, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), initdb, { ...user, cwd: dir, stdio: 'pipe' });
  const settings = ['listen_addresses=', `unix_socket_directories=${dir}`, ...usualSettings];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: dir, stdio: 'ignore' },
  );
  const client = await connected(dir);
  const { rows } = await client.query<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  );
  return {
    dir,
    client,
    version: rows[0]?.version.split(' ')[0] ?? '',
    async stop() {
      await client.end();
      const exit = once(server, 'exit');
      server.kill('SIGINT');
      await exit;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Memory as for a machine of its own, and no waiting for the disk: the reading is what is measured. */
const usualSettings = [
  'fsync=off',
  'shared_buffers=1GB',
  'work_mem=128MB',
  'maintenance_work_mem=512MB',
  'max_wal_size=8GB',
];

function newestPrograms(): string | undefined {
  if (!existsSync(PROGRAMS)) return undefined;
  return readdirSync(PROGRAMS)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(PROGRAMS, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

const idOf = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

async function connected(dir: string): Promise<pg.Client> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ host: dir, user: 'bench', database: 'postgres' });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt === 100) throw error;
      await pause(100);
    }
  }
}
