import { open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  activationHeader,
  type Bench,
  good,
  identityKey,
  openFilledBench,
} from '../../test/small-campaign.js';
import {
  type ImportProcess,
  type ImportProcessOptions,
  openImportProcess,
} from './import-process.js';

let bench: Bench;
let processes: ImportProcess;
const pids: number[] = [];

beforeEach(async () => {
  pids.length = 0;
  bench = await openFilledBench();
  processes = openFor(bench);
});
afterEach(async () => {
  await processes.close();
  await bench.close();
});

function openFor({ dir }: Bench, options: Partial<ImportProcessOptions> = {}): ImportProcess {
  return openImportProcess({
    warehouseDir: join(dir, 'warehouse'),
    warehouse: { identityKey },
    onStart: (pid) => pids.push(pid),
    ...options,
  });
}

const event = (person: string) => `${person},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,`;

async function eventsFile(persons: number, name = 'events.csv'): Promise<string> {
  const rows = Array.from({ length: persons }, (_, i) => event(`p${i}`));
  return bench.file(name, [activationHeader, ...rows]);
}

/** What lies in the warehouse beside published generations and the pointer. */
async function leftovers(): Promise<string[]> {
  const dir = join(bench.dir, 'warehouse');
  const names = [...(await readdir(dir)), ...(await readdir(join(dir, 'generations')))];
  return names.filter((name) => !/^(CURRENT|generations|\d+)$/.test(name));
}

describe('an import process', () => {
  it('imports, tells its stages, and the asking process reads the new generation', async () => {
    const stages = new Set<string>();
    const path = await eventsFile(50);
    const { reports, generation } = good(
      await processes.run([{ kind: 'activations', path }], {
        onProgress: ({ stage }) => stages.add(stage),
      }),
    );
    expect(reports[0]).toMatchObject({ file: 'events.csv', rowsRead: 50, accepted: 50 });
    expect(generation.number).toBe(2);
    expect([...stages]).toEqual(['read', 'check', 'write', 'verify', 'publish']);
    const { generation: seen } = await bench.warehouse.read((reader) => reader.overview());
    expect(seen).toMatchObject({ number: 2, persons: 55 });
  });

  it('imports an open file that has no name any more', async () => {
    const path = await eventsFile(20);
    const handle = await open(path, 'r');
    await unlink(path);
    try {
      const file = { kind: 'activations', path: '', name: 'gửi lên.csv', fd: handle.fd } as const;
      const { reports } = good(await processes.run([file]));
      expect(reports[0]).toMatchObject({ file: 'gửi lên.csv', accepted: 20 });
    } finally {
      await handle.close();
    }
  });

  it('refuses what the warehouse refuses, in its words', async () => {
    const path = await bench.file('strange.csv', ['a,b', '1,2']);
    expect(await processes.run([{ kind: 'activations', path }])).toMatchObject({
      ok: false,
      problem: { code: 'header-unknown', place: { file: 'strange.csv' } },
    });
    expect((await bench.warehouse.generation())?.number).toBe(1);
  });

  it('a second writer is refused while one writes', async () => {
    const path = await eventsFile(100);
    let second: Promise<unknown> | null = null;
    const first = processes.run([{ kind: 'activations', path }], {
      onProgress() {
        if (second !== null) return;
        // Held still for as long as the other one tries.
        const [pid = 0] = pids;
        process.kill(pid, 'SIGSTOP');
        second = processes
          .run([{ kind: 'activations', path }])
          .finally(() => process.kill(pid, 'SIGCONT'));
      },
    });
    good(await first);
    expect(await second).toMatchObject({ ok: false, problem: { code: 'writer-busy' } });
  });

  it('does not show the key to who lists processes', async () => {
    const shown: Promise<string>[] = [];
    const path = await eventsFile(10);
    const done = processes.run([{ kind: 'activations', path }], {
      onProgress() {
        for (const file of ['cmdline', 'environ']) {
          shown.push(readFile(`/proc/${pids[0]}/${file}`, 'latin1').catch(() => ''));
        }
      },
    });
    good(await done);
    const text = (await Promise.all(shown)).join('\n');
    expect(text).toContain('import-worker');
    expect(text).not.toContain(identityKey.toString('hex'));
    expect(text).not.toContain(identityKey.toString('base64'));
    expect(text).not.toContain(identityKey.toString('latin1'));
    expect(text).not.toContain('PATH=');
  });
});

describe('an import process that does not come to its end', () => {
  it('cancelled, changes nothing and leaves nothing', async () => {
    const stop = new AbortController();
    const path = await eventsFile(100_000);
    const result = await processes.run([{ kind: 'activations', path }], {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(await leftovers()).toEqual([]);
    expect((await bench.warehouse.generation())?.number).toBe(1);
    good(await processes.run([{ kind: 'activations', path }]));
  });

  it('cancelled before it begins, starts no process', async () => {
    const path = await eventsFile(1);
    const result = await processes.run([{ kind: 'activations', path }], {
      signal: AbortSignal.abort(),
    });
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(pids).toEqual([]);
  });

  it('deaf to being cancelled, is killed and leaves nothing', async () => {
    const stop = new AbortController();
    const path = await eventsFile(1000);
    const result = await processes.run([{ kind: 'activations', path }], {
      signal: stop.signal,
      onProgress() {
        if (stop.signal.aborted) return;
        // Frozen, it hears nothing.
        process.kill(pids[0] ?? 0, 'SIGSTOP');
        stop.abort();
      },
    });
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(await leftovers()).toEqual([]);
  });

  it.each([
    ['SIGKILL', 'out-of-memory'],
    ['SIGSEGV', 'process-ended'],
  ] as const)(
    'ended by %s, is a problem with a remedy and leaves nothing',
    async (signal, code) => {
      const path = await eventsFile(100_000);
      let killed = false;
      const result = await processes.run([{ kind: 'activations', path }], {
        onProgress() {
          if (!killed) process.kill(pids[0] ?? 0, signal);
          killed = true;
        },
      });
      expect(result).toMatchObject({ ok: false, problem: { code } });
      expect(await leftovers()).toEqual([]);
      expect((await bench.warehouse.generation())?.number).toBe(1);
      good(await processes.run([{ kind: 'activations', path }]));
    },
  );

  it('out of heap, ends itself alone', async () => {
    const small = openFor(bench, { heapMb: 48 });
    const shapes = Array.from(
      { length: 400_000 },
      (_, i) =>
        `{"type":"Feature","properties":{"n":${i},"t":"${'x'.repeat(60)}"},"geometry":null}`,
    );
    const text = `{"type":"FeatureCollection","features":[${shapes.join(',')}]}`;
    const path = await bench.file('large.geojson', text);
    expect(await small.run([{ kind: 'boundaries', path }])).toMatchObject({
      ok: false,
      problem: { code: 'out-of-memory' },
    });
    expect(await leftovers()).toEqual([]);
    await small.close();
  });

  it('is cancelled when its way is closed', async () => {
    const path = await eventsFile(100_000);
    let hear: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => {
      hear = resolve;
    });
    const running = processes.run([{ kind: 'activations', path }], {
      onProgress: () => hear(),
    });
    await heard;
    await processes.close();
    expect(await running).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(await leftovers()).toEqual([]);
  });
});
