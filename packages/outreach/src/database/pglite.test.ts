import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignmentOf, boardingHouses, outcomeOf, teamOf } from '../../test/examples.js';
import { openOutreachStore } from '../index.js';

/** The built package: a process of its own cannot load TypeScript. */
const built = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

/** Opens the store in a new process, runs `body` with `store`, and resolves with what it prints. */
async function inOwnProcess(dir: string, body: string): Promise<{ output: string; end: unknown }> {
  const program = `
    import { openOutreachStore } from ${JSON.stringify(built)};
    try {
      const store = await openOutreachStore({ dir: ${JSON.stringify(dir)} });
      ${body}
    } catch (error) {
      console.log(error.problem?.code ?? error);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [code, signal] = await once(child, 'close');
  return { output: output.trim(), end: signal ?? code };
}

describe('the store in a folder', () => {
  let dir: string;
  beforeAll(async () => {
    expect(existsSync(built), 'the package is built before its tests').toBe(true);
    dir = join(await mkdtemp(join(tmpdir(), 'outreach-folder-')), 'new', 'store');
  });
  afterAll(() => rm(join(dir, '..', '..'), { recursive: true, force: true }));

  it('keeps what was committed when the process is killed, also after a cut-short start', async () => {
    await mkdir(join(dir, 'cluster.new', 'base'), { recursive: true });
    await writeFile(join(dir, 'cluster.new', 'PG_VERSION'), '18\n');
    const { output, end } = await inOwnProcess(
      dir,
      `await store.seedTeams([${JSON.stringify(teamOf('T1'))}]);
       const { value } = await store.assign(
         ${JSON.stringify(assignmentOf('T1'))}, ${JSON.stringify(boardingHouses)});
       const outcome = ${JSON.stringify(outcomeOf(9))};
       await store.recordOutcome({ visitId: value.id, version: 1, outcome });
       console.log(value.id);
       process.kill(process.pid, 'SIGKILL');
       await new Promise(() => setInterval(() => {}, 1000));`,
    );
    expect(end).toBe('SIGKILL');
    const store = await openOutreachStore({ dir });
    const [visit] = await store.pendingOutcomes();
    expect(visit).toMatchObject({ id: output, status: 'done', version: 2 });
    expect(visit?.outcome).toEqual(outcomeOf(9));
    expect(await store.visits()).toEqual([visit]);
    expect(await store.teams()).toEqual([teamOf('T1')]);
    expect(await store.audit({ limit: 9 })).toHaveLength(3);
    await store.close();
  });

  it('is refused to a second opener, in this process or another, until it is closed', async () => {
    const store = await openOutreachStore({ dir });
    const here = await openOutreachStore({ dir }).catch((error) => error.problem);
    expect(here.code).toBe('writer-busy');
    expect(here.message.vi).toContain(String(process.pid));
    expect((await inOwnProcess(dir, `console.log('opened');`)).output).toBe('writer-busy');
    expect(await store.teams()).toHaveLength(1);
    await store.close();
    await store.close();
    const closing = await inOwnProcess(dir, `await store.close(); console.log('closed');`);
    expect(closing).toEqual({ output: 'closed', end: 0 });
    expect(await readdir(dir)).toEqual(['cluster']);
  });

  it('is taken over from a lock whose process number belongs to a later process', async () => {
    const stale = { pid: process.ppid, started: '1', token: 'old' };
    await writeFile(join(dir, 'in-use.lock'), JSON.stringify(stale));
    const store = await openOutreachStore({ dir });
    expect(JSON.parse(await readFile(join(dir, 'in-use.lock'), 'utf8')).pid).toBe(process.pid);
    await store.close();
  });

  it('says that a broken store is broken, leaves it as it is, and lets go of it', async () => {
    const broken = join(dir, '..', 'broken');
    await mkdir(join(broken, 'cluster'), { recursive: true });
    await writeFile(join(broken, 'cluster', 'PG_VERSION'), '7\n');
    const problem = await openOutreachStore({ dir: broken }).catch((error) => error.problem);
    expect(problem).toMatchObject({ code: 'integrity-failed' });
    expect(problem.message.vi).toContain(broken);
    expect(await readdir(broken)).toEqual(['cluster']);
    expect(await readFile(join(broken, 'cluster', 'PG_VERSION'), 'utf8')).toBe('7\n');
  });

  it('says that a file is in the place of its folder', async () => {
    const file = join(dir, '..', 'file');
    await writeFile(file, '');
    const problem = await openOutreachStore({ dir: file }).catch((error) => error.problem);
    expect(problem).toMatchObject({ code: 'not-writable' });
  });
});
