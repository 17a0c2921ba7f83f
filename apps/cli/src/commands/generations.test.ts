import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeptGeneration } from '@tungngo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

const MANY_PROCESSES_MS = 300_000;

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-generations-'));
  const path = join(dir, 'areas.csv');
  await writeFile(
    path,
    'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ\n74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1\n',
  );
  await tungngo({}, 'import', 'areas', path);
  await tungngo({}, 'publish');
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function tungngo(settings: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [main, '--data', join(dir, 'data'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  );
}

async function kept(): Promise<KeptGeneration[]> {
  return JSON.parse((await tungngo({}, '--json', 'generations')).stdout);
}

it(
  'generations, rollback and delete-generation do what they say',
  async () => {
    expect((await tungngo({}, 'generations')).stdout).toMatch(
      /2 .*đang công bố.*\n.*1 .*areas\.csv/,
    );

    const back = await tungngo({}, '--lang', 'en', 'rollback', '1');
    expect(back).toMatchObject({ code: 0 });
    expect(back.stdout).toContain('Rolled back to generation 1, published as 3');
    expect(await kept()).toMatchObject([
      { number: 3, current: true, restores: 1 },
      { number: 2, current: false },
      { number: 1, files: ['areas.csv'] },
    ]);

    const unconfirmed = await tungngo({}, 'delete-generation', '2');
    expect(unconfirmed).toMatchObject({ code: 2 });
    expect(unconfirmed.stderr).toContain('--yes');
    expect(await kept()).toHaveLength(3);
    expect(await tungngo({}, 'delete-generation', '2', '--yes')).toMatchObject({ code: 0 });
    expect((await kept()).map(({ number }) => number)).toEqual([3, 1]);

    const current = await tungngo({}, 'delete-generation', '3', '--yes');
    expect(current.code).toBe(1);
    expect(current.stderr).toContain('Phiên bản 3 đang được công bố.');
    expect((await tungngo({}, 'rollback', 'x')).code).toBe(2);
  },
  MANY_PROCESSES_MS,
);

it('TUNGNGO_KEEP_GENERATIONS says how many stay; what is no number is refused', async () => {
  await tungngo({ TUNGNGO_KEEP_GENERATIONS: '2' }, 'publish');
  await tungngo({ TUNGNGO_KEEP_GENERATIONS: '2' }, 'publish');
  expect(await kept()).toHaveLength(2);
  const { code, stderr } = await tungngo({ TUNGNGO_KEEP_GENERATIONS: 'many' }, 'publish');
  expect(code).toBe(1);
  expect(stderr).toContain('TUNGNGO_KEEP_GENERATIONS=many');
});
