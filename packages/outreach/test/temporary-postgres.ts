import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A server for tests; each database of it is new and empty. */
export interface TestServer {
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const PROGRAMS = '/usr/lib/postgresql';

/**
 * The server at `DATABASE_URL_TEST`, or a temporary cluster of the installed PostgreSQL.
 * Null, and why, when there is neither.
 */
export async function startTestServer(): Promise<TestServer | { missing: string }> {
  const { DATABASE_URL_TEST: given } = process.env;
  if (given) return serverAt(given, async () => {});
  const programs = installedPrograms();
  if (programs === undefined) {
    return { missing: `no DATABASE_URL_TEST, and no initdb in ${PROGRAMS}/*/bin` };
  }
  return startCluster(programs);
}

function installedPrograms(): string | undefined {
  if (!existsSync(PROGRAMS)) return undefined;
  const newestFirst = readdirSync(PROGRAMS).sort((a, b) => Number(b) - Number(a));
  return newestFirst
    .map((version) => join(PROGRAMS, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

async function startCluster(programs: string): Promise<TestServer> {
  const dir = mkdtempSync(join(tmpdir(), 'outreach-postgres-'));
  // PostgreSQL refuses to run as root; its package brings a user of its own.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined) chownSync(dir, user.uid, user.gid);
  const cluster = join(dir, 'cluster');
  const initdb = ['-D', cluster, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), initdb, { ...user, cwd: dir, stdio: 'pipe' });
  const settings = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${dir}`];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', cluster, ...settings, '-c', 'fsync=off'],
    { ...user, cwd: dir, stdio: 'ignore' },
  );
  const abandon = () => server.kill('SIGQUIT');
  process.once('exit', abandon);
  return serverAt(`postgresql://tester@localhost/postgres?host=${dir}`, async () => {
    process.off('exit', abandon);
    await ended(server);
    rmSync(dir, { recursive: true, force: true });
  });
}

const idOf = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGINT');
  await exit;
}

async function serverAt(url: string, stopServer: () => Promise<void>): Promise<TestServer> {
  await answering(url);
  const made: string[] = [];
  return {
    async newDatabase() {
      const name = `outreach_test_${randomBytes(6).toString('hex')}`;
      await run(url, `create database ${name}`);
      made.push(name);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    async stop() {
      for (const name of made) await run(url, `drop database if exists ${name} with (force)`);
      await stopServer();
    },
  };
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run(url, 'select 1');
    } catch (error) {
      if (attempt === 100) throw error;
      await pause(100);
    }
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
