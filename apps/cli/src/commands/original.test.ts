import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const keep = { TUNGNGO_KEEP_ORIGINALS: '1' };
const content =
  'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ\n74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1\n';

const MANY_PROCESSES_MS = 300_000;

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-original-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const originals = () => readdir(join(dir, 'data/originals')).catch(() => []);

function tungngo(settings: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [main, '--data', join(dir, 'data'), ...args], {
    env: { ...process.env, ...settings },
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  return new Promise<{ code: number | null; text: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, text })),
  );
}

it(
  'no original is kept unless the setting says so; then it comes back, byte for byte',
  async () => {
    const first = join(dir, 'first.csv');
    await writeFile(first, content);
    expect((await tungngo({}, 'import', 'areas', first)).code).toBe(0);
    expect(await originals()).toEqual([]);
    const out = join(dir, 'restored.csv');
    const none = await tungngo({}, 'original', '1', '--out', out);
    expect(none.code).toBe(1);
    expect(none.text).toContain('TUNGNGO_KEEP_ORIGINALS=1');

    const second = join(dir, 'second.csv');
    const changed = content.replace('Bình Dương', 'Bình Dương mới');
    await writeFile(second, changed);
    expect((await tungngo(keep, 'import', 'areas', second)).code).toBe(0);
    const [name = '', ...others] = await originals();
    expect(others).toEqual([]);
    expect(name).toMatch(/^[0-9a-f]{64}$/);
    const kept = join(dir, 'data/originals', name);
    expect((await readFile(kept)).includes('Bình Dương')).toBe(false);
    const key = join(dir, 'data/secrets/originals.key');
    expect((await stat(key)).mode & 0o077).toBe(0);

    const restored = await tungngo({}, 'original', '2', '--out', out);
    expect(restored.code, restored.text).toBe(0);
    expect(await readFile(out, 'utf8')).toBe(changed);
    const again = await tungngo({}, 'original', '2', '--out', out);
    expect(again.code).toBe(1);
    expect(again.text).toContain(out);

    const unknown = await tungngo({}, 'original', '9', '--out', join(dir, 'x'));
    expect(unknown.text).toContain('không có lần nhập 9');

    const bytes = await readFile(kept);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(kept, bytes);
    const altered = await tungngo({}, 'original', '2', '--out', join(dir, 'x'));
    expect(altered.code).toBe(1);
    expect(altered.text).toContain('đã bị sửa');
  },
  MANY_PROCESSES_MS,
);

it('a setting that is neither on nor off is refused', async () => {
  const { code, text } = await tungngo({ TUNGNGO_KEEP_ORIGINALS: 'yes' }, 'generations');
  expect(code).toBe(1);
  expect(text).toContain('TUNGNGO_KEEP_ORIGINALS');
});
