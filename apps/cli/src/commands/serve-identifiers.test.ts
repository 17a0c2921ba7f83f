import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportJob } from '@tungngo/domain';
import { findIdentifierTraces } from '@tungngo/warehouse';
import { afterEach, beforeEach, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const areas = `Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ
74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1
725,Thành phố Thuận An,Huyện,74,106.71,10.92
25966,Phường Lái Thiêu,Xã,725,106.700,10.905
`;
const planted = Array.from({ length: 6 }, (_, i) => `07499130000${i}`);
const [good, rejected, misplaced, broken, headless, unmapped] = planted;
const events = `Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú,Ghi chú
${good},26/07/2023 08:00,2,25966,Trụ sở,Thường trú,,
${rejected},26/07/2023 08:00,2,00000,Trụ sở,Thường trú,,
p3,26/07/2023 08:00,2,${misplaced},Trụ sở,Thường trú,,
${broken},26/07/2023
p5,26/07/2023 08:00,2,25966,Trụ sở,Thường trú,,${unmapped}
`;
const withoutHeader = `${headless},26/07/2023 08:00,2,25966,Trụ sở,Thường trú,\n`;

const MANY_PROCESSES_MS = 300_000;

let dir = '';
let server: ChildProcess | null = null;
let said = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-served-'));
  await mkdir(join(dir, 'temp'));
  await mkdir(join(dir, 'input'));
  said = '';
});
afterEach(async () => {
  if (server?.exitCode === null && server.signalCode === null) {
    server.kill('SIGKILL');
    await once(server, 'close');
  }
  await rm(dir, { recursive: true, force: true });
});

function tungngo(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [main, '--data', join(dir, 'data'), ...args], {
    env: { ...process.env, TMPDIR: join(dir, 'temp') },
  });
  child.stdout?.on('data', (chunk) => (said += chunk));
  child.stderr?.on('data', (chunk) => (said += chunk));
  return child;
}

async function serve(): Promise<string> {
  const path = join(dir, 'input/areas.csv');
  await writeFile(path, areas);
  await once(tungngo('import', 'areas', path), 'close');
  server = tungngo('serve', '--port', '0');
  for (;;) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (address) return address;
    if (server.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the server holds on the disk, and what it has said. */
async function expectNoTraces(when: string): Promise<void> {
  const places = [join(dir, 'data'), join(dir, 'temp')];
  expect(await findIdentifierTraces(places, planted), when).toEqual([]);
  for (const identifier of planted) expect(said, when).not.toContain(identifier.slice(1));
}

async function upload(address: string, name: string, body: string): Promise<string> {
  const response = await fetch(`${address}/imports/uploads?name=${name}`, { method: 'POST', body });
  expect(response.status).toBe(200);
  return ((await response.json()) as { uploadId: string }).uploadId;
}

async function ask(address: string, procedure: string, input: object | null): Promise<string> {
  const url = `${address}/trpc/${procedure}`;
  const response = await (input === null
    ? fetch(url)
    : fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }));
  return response.text();
}

/** States of the jobs, once as many as given have ended. */
async function endedJobs(address: string, count: number): Promise<string[]> {
  for (;;) {
    const { result } = JSON.parse(await ask(address, 'imports.jobs', null));
    const jobs = result.data as ImportJob[];
    if (jobs.length === count && jobs.every(({ endedAt }) => endedAt !== null)) {
      return jobs.map(({ state }) => state).sort();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const profile = { kind: 'activations', columns: {} };

it(
  'a server keeps and says no identifier of what it was sent, whether taken, refused or cut short',
  async () => {
    const address = await serve();
    const uploadId = await upload(address, 'events.csv', events);
    await expectNoTraces('while the upload waits');
    expect(await ask(address, 'imports.inspect', { uploadId })).toContain('Mã định danh');
    expect(await ask(address, 'imports.preview', { uploadId, profile })).toContain('area-unknown');
    await expectNoTraces('after looking at it');
    await ask(address, 'imports.start', { uploadId, profile });
    const other = await upload(address, 'headless.csv', withoutHeader);
    await ask(address, 'imports.start', { uploadId: other, profile });
    expect(await endedJobs(address, 2)).toEqual(['done', 'refused']);
    const imports = await ask(address, 'data.imports', null);
    expect(imports).toContain('"rowsRead":5');
    const quarantine = encodeURIComponent(JSON.stringify({}));
    const page = await (await fetch(`${address}/trpc/data.quarantine?input=${quarantine}`)).text();
    for (const identifier of planted) expect(imports + page).not.toContain(identifier.slice(1));
    await expectNoTraces('after the imports');

    await upload(address, 'never-started.csv', events);
    server?.kill('SIGKILL');
    await once(server as ChildProcess, 'close');
    await expectNoTraces('after the server was killed');
  },
  MANY_PROCESSES_MS,
);

it(
  'the command line keeps and says none either',
  async () => {
    const path = join(dir, 'input/areas.csv');
    await writeFile(path, areas);
    await once(tungngo('import', 'areas', path), 'close');
    for (const [name, text] of Object.entries({ events, withoutHeader })) {
      const file = join(dir, 'input', `${name}.csv`);
      await writeFile(file, text);
      await once(tungngo('import', 'activations', file), 'close');
      await once(tungngo('--json', 'import', 'activations', file), 'close');
    }
    expect(said).toContain('area-unknown');
    await expectNoTraces('after the imports');
    expect(await readFile(join(dir, 'data/secrets/identity.key'), 'utf8')).toHaveLength(65);
  },
  MANY_PROCESSES_MS,
);
