import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-cli-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Runs the built command line on a data folder of the test's own. */
function tungngo(...args: string[]) {
  const child = spawn(process.execPath, [main, '--data', join(dir, 'data'), ...args]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  );
}

async function file(name: string, lines: string[]): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

const areas = [
  'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
  '74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1',
  '725,Thành phố Thuận An,Huyện,74,106.71,10.92',
  '25966,Phường Lái Thiêu,Xã,725,106.700,10.905',
  '25969,Phường Thuận Giao,Xã,725,106.715,10.935',
];

describe('tungngo', () => {
  it('says what it can do', async () => {
    const { code, stdout } = await tungngo('--help');
    expect(code).toBe(0);
    for (const command of ['demo', 'import', 'publish', 'sql', 'serve']) {
      expect(stdout).toContain(command);
    }
  });

  it('a reader that stops early, as `head` does, is no error', async () => {
    const child = spawn(process.execPath, [main, '--help']);
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.stdout.destroy();
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('a command or kind that it does not know is wrong usage', async () => {
    expect((await tungngo('fly')).code).toBe(2);
    const { code, stderr } = await tungngo('import', 'dreams', 'x.csv');
    expect(code).toBe(2);
    expect(stderr).toContain('activations');
  });

  it('before anything is imported, a query says what to do', async () => {
    const { code, stderr } = await tungngo('sql', 'SELECT 1');
    expect(code).toBe(1);
    expect(stderr).toContain('Chưa có dữ liệu nào được công bố.');
  });

  it('a missing file is named, in the language asked, and nothing is published', async () => {
    const { code, stderr } = await tungngo('--lang', 'en', 'import', 'areas', '/nowhere/areas.csv');
    expect(code).toBe(1);
    expect(stderr).toContain('There is no such file. (areas.csv)');
    expect((await tungngo('sql', 'SELECT 1')).code).toBe(1);
  });

  it('imports, counts, publishes and answers; --json is one document', async () => {
    const taken = await tungngo('--json', 'import', 'areas', await file('areas.csv', areas));
    expect(taken.code).toBe(0);
    const { reports, generation } = JSON.parse(taken.stdout);
    expect(reports[0]).toMatchObject({ rowsRead: 4, accepted: 4, quarantined: 0, duplicate: 0 });
    expect(generation.number).toBe(1);

    const asked = await tungngo(
      '--json',
      'sql',
      "SELECT count(*) AS wards FROM area WHERE level = 'ward'",
    );
    expect(JSON.parse(asked.stdout)).toMatchObject({
      columns: [{ name: 'wards' }],
      values: [[2]],
      rows: 1,
      truncated: false,
    });

    const published = await tungngo('--json', 'publish');
    expect(JSON.parse(published.stdout)).toMatchObject({ number: 2 });
  });

  it('--strict gives a code of its own when rows were quarantined', async () => {
    const path = await file('events.csv', [
      'Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú',
      'p1,26/07/2023 08:00,2,25966,Trụ sở,Thường trú,',
      'p2,26/07/2023 08:00,2,00000,Trụ sở,Thường trú,',
    ]);
    const { code, stdout } = await tungngo('import', 'activations', path, '--strict');
    expect(code).toBe(3);
    expect(stdout).toContain('area-unknown');
  });

  it('a query that writes or reads a file is refused', async () => {
    for (const sql of ['DELETE FROM area', "SELECT * FROM read_csv('/etc/passwd')"]) {
      const { code, stderr } = await tungngo('sql', sql);
      expect(code, sql).toBe(1);
      expect(stderr, sql).toMatch(/^✗ .+/m);
    }
  });

  it('broken boundaries are refused with the file’s name', async () => {
    const { code, stderr } = await tungngo(
      'import',
      'boundaries',
      await file('b.geojson', ['{"type":']),
    );
    expect(code).toBe(1);
    expect(stderr).toContain('b.geojson');
  });

  it('a data folder that cannot be made is named with the remedy', async () => {
    const blocked = await file('plain-file', ['']);
    const { code, stderr } = await tungngo('--data', join(blocked, 'data'), 'publish');
    expect(code).toBe(1);
    expect(stderr).toContain('--data');
    expect(stderr).toContain(blocked);
  });
});

it('npm start on a busy port says so at once, and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const start = fileURLToPath(new URL('../../../scripts/start.mjs', import.meta.url));
  const child = spawn(process.execPath, [start], { env: { ...process.env, PORT: String(port) } });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const [code] = await once(child, 'close');
  other.close();
  expect(code).toBe(1);
  expect(stderr).toContain(`PORT=${port + 1} npm start`);
});

describe('the scripts behind npm start', () => {
  const scripts = fileURLToPath(new URL('../../../scripts', import.meta.url));

  /** Runs a few lines with the functions of `toolchain.mjs`, copied beside a manifest. */
  async function toolchain(lines: string) {
    const clone = await mkdtemp(join(dir, 'clone-'));
    await cp(scripts, join(clone, 'scripts'), { recursive: true });
    await cp(join(scripts, '../package.json'), join(clone, 'package.json'));
    // Where a folder cannot be made, as on a read-only disk.
    await writeFile(join(clone, '.tools'), '');
    const module = JSON.stringify(join(clone, 'scripts/toolchain.mjs'));
    const script = `const toolchain = await import(${module}); ${lines}`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const [code] = await once(child, 'close');
    return { code, stderr, clone };
  }

  it('too old a Node is named with the version that is needed', async () => {
    const { code, stderr } = await toolchain(
      `Object.defineProperty(process, 'versions', { value: { node: '18.19.0' } });
      toolchain.requireNode();`,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/Node 18\.19\.0 quá cũ: cần Node 20\.20/);
  });

  it('a source folder that cannot be written is named with the remedy', async () => {
    const { code, stderr, clone } = await toolchain('toolchain.install();');
    expect(code).toBe(1);
    expect(stderr).toContain(clone);
    expect(stderr).toContain('Make it writable');
  });
});
