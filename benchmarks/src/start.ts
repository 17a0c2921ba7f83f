import { spawn, spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measured } from './measure.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** `npm start` in a fresh clone with an empty package store, then again: until the address is printed. */
export async function measureStart(dir: string): Promise<Measured[]> {
  const clone = join(dir, 'clone');
  await rm(clone, { recursive: true, force: true });
  const { status } = spawnSync('git', ['clone', '--quiet', repository, clone], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('git clone failed');
  const cold = await secondsToAddress(clone, join(dir, 'store'));
  const warm = await secondsToAddress(clone, join(dir, 'store'));
  return [
    {
      name: 'npm start, cold: install, build, demo, address (committed state)',
      ours: `${cold.toFixed(1)} s`,
      peer: '–',
      ratio: '–',
      goal: 'reported',
      met: true,
    },
    {
      name: 'npm start, warm: no change since',
      ours: `${warm.toFixed(1)} s`,
      peer: `${cold.toFixed(1)} s cold`,
      ratio: `${(warm / cold).toFixed(2)}× its time`,
      goal: 'seconds (< 15 s)',
      met: warm < 15,
    },
  ];
}

function secondsToAddress(clone: string, store: string): Promise<number> {
  const start = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: {
      ...process.env,
      PORT: '0',
      npm_config_store_dir: store,
      pnpm_config_store_dir: store,
      TUNGNGO_DATA: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    let seconds = 0;
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (seconds > 0 || !/http:\/\/\S+/.test(said)) return;
      seconds = (performance.now() - start) / 1000;
      child.kill('SIGTERM');
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', () =>
      seconds > 0 ? resolve(seconds) : reject(new Error(`npm start failed:\n${said.slice(-2000)}`)),
    );
  });
}
