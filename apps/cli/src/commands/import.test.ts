import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-cli-import-'));
  await file('areas.csv', areas);
  await run('import', 'areas', join(dir, 'areas.csv'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const areas = [
  'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
  '74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1',
  '725,Thành phố Thuận An,Huyện,74,106.71,10.92',
  '25966,Phường Lái Thiêu,Xã,725,106.700,10.905',
];
const header = 'Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú';
const event = (person: string, ward = '25966') =>
  `${person},26/07/2023 08:00,2,${ward},Trụ sở,Thường trú,`;

async function file(name: string, lines: string[]): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [main, '--data', join(dir, 'data'), ...args], {
    env: { ...process.env, ...env },
  });
}

async function run(...args: string[]) {
  const child = start(args);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

const generation = async () =>
  JSON.parse(await readFile(join(dir, 'data/warehouse/CURRENT'), 'utf8')).number as number;

async function leftovers(): Promise<string[]> {
  const warehouse = join(dir, 'data/warehouse');
  const names = [...(await readdir(warehouse)), ...(await readdir(join(warehouse, 'generations')))];
  return names.filter((name) => /lock|building/.test(name));
}

describe('tungngo import', () => {
  it('--preview says what each rule would reject and writes nothing', async () => {
    const path = await file('p.csv', [header, event('a'), event('b', '00000'), event('c')]);
    const before = await generation();
    const { code, stdout } = await run('import', 'activations', path, '--preview');
    expect(code).toBe(0);
    expect(stdout).toContain('1 × area-unknown “Mã xã”');
    expect(stdout).toContain('“00000”');
    expect(stdout).toContain('Chưa có gì được ghi.');
    const json = JSON.parse(
      (await run('--json', 'import', 'activations', path, '--preview')).stdout,
    );
    expect(json.previews[0]).toMatchObject({ rowsRead: 3, accepted: 2, quarantined: 1 });
    expect(await generation()).toBe(before);
  });

  it('--profile takes a saved profile by name or a file by path, of the same kind', async () => {
    const path = await file('q.csv', [header.replace('Mã định danh', 'Cột lạ'), event('q1')]);
    const yaml = 'kind: activations\ncolumns:\n  person: Cột lạ\n';
    await writeFile(join(dir, 'la.yaml'), yaml);
    await mkdir(join(dir, 'data/profiles'), { recursive: true });
    await writeFile(join(dir, 'data/profiles/la.yaml'), yaml);
    expect((await run('import', 'activations', path)).code).toBe(1);
    for (const profile of [join(dir, 'la.yaml'), 'la']) {
      const taken = await run('import', 'activations', path, '--profile', profile);
      expect(taken.stderr).not.toContain('✗');
      expect(taken.code).toBe(0);
    }
    const other = await run('--lang', 'en', 'import', 'eligible', path, '--profile', 'la');
    expect(other.code).toBe(1);
    expect(other.stderr).toContain('tungngo import activations');
    expect((await run('import', 'activations', path, '--profile', 'khong-co')).code).toBe(1);
    expect((await run('profiles')).stdout).toMatch(/la +Lượt kích hoạt/);
  });

  it('Ctrl+C cancels, says so and leaves nothing', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => event(`c${i}`));
    const path = await file('long.csv', [header, ...rows]);
    const before = await generation();
    const child = start(['import', 'activations', path]);
    let said = '';
    let pressed = false;
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Đọc long.csv') && !pressed) pressed = child.kill('SIGINT');
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(said).toContain('Đã huỷ');
    expect(await generation()).toBe(before);
    expect(await leftovers()).toEqual([]);
  });

  it('pressed twice, the command ends at once and its process clears up after itself', async () => {
    const before = await generation();
    const child = start(['import', 'activations', join(dir, 'long.csv')]);
    child.stderr?.on('data', (chunk) => {
      if (String(chunk).includes('Đọc long.csv')) child.kill('SIGINT');
      setTimeout(() => child.kill('SIGINT'), 20);
    });
    await once(child, 'close');
    while ((await leftovers()).length > 0) await new Promise((done) => setTimeout(done, 50));
    expect(await generation()).toBe(before);
  });

  it('tells its stages once each where there is no terminal', async () => {
    const { stderr } = await run(
      'import',
      'activations',
      await file('s.csv', [header, event('s')]),
    );
    expect(stderr.match(/Đọc s\.csv/g)).toHaveLength(1);
    expect(stderr).not.toContain('\x1b');
    expect(stderr.trim().split('\n').at(-1)).toBe('• Công bố');
  });
});

it('tungngo inspect names format, headers and kinds, and hides identifiers', async () => {
  const path = await file('i.csv', [header, event('074200000001')]);
  const { code, stdout } = await run('inspect', path);
  expect(code).toBe(0);
  expect(stdout).toMatch(/i\.csv: csv, utf-8/);
  expect(stdout).toMatch(/Mã xã +ward_code +25966/);
  expect(stdout).toContain('Nhập được như: activations');
  expect(stdout).not.toContain('074200000001');
});

it('tungngo token makes, lists and revokes; only a hash is kept', async () => {
  const made = await run('token', 'create', 'may-chu');
  expect(made.stdout).toMatch(/^tungngo_[\w-]{43}\n$/);
  const kept = await readFile(join(dir, 'data/secrets/import-tokens.json'), 'utf8');
  expect(kept).not.toContain(made.stdout.trim().slice(8));
  expect((await run('token', 'list')).stdout).toContain('may-chu');
  expect((await run('token', 'create', 'may-chu')).code).toBe(1);
  expect((await run('token', 'create', 'Máy chủ')).code).toBe(2);
  expect((await run('token', 'revoke', 'may-chu')).code).toBe(0);
  expect((await run('token', 'revoke', 'may-chu')).code).toBe(1);
});

it('tungngo serve imports what is put into a watched folder', async () => {
  const folder = join(dir, 'vào');
  await mkdir(folder);
  await mkdir(join(dir, 'data/profiles'), { recursive: true });
  await writeFile(join(dir, 'data/profiles/ngay.yaml'), 'kind: activations\n');
  const server = start(['serve', '--port', '0'], { TUNGNGO_WATCH: `ngay=${folder}` });
  try {
    await writeFile(join(folder, 'ngày.csv'), `${[header, event('w1')].join('\n')}\n`);
    for (;;) {
      const text = await readFile(join(folder, 'ngày.csv.nhap.txt'), 'utf8').catch(() => '');
      if (text.includes('Đã nhận: 1')) break;
      if (server.exitCode !== null) throw new Error('the server ended');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    server.kill('SIGTERM');
    await once(server, 'close');
  }
  expect(server.exitCode).toBe(0);
});
