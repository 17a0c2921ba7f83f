import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportJob } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endOf, eventsFile, jobOf, manyPersons, sent, until } from '../../test/sent-file.js';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const profile = { kind: 'activations' } as const;

const published = async () => (await server.client.overview.get.query()).generation.number;

async function start(name: string, body: string): Promise<ImportJob> {
  const uploadId = await sent(server, name, body);
  return server.client.imports.start.mutate({ uploadId, profile });
}

/** Import processes of this test's process. */
async function importPids(): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const ours: number[] = [];
  for (const pid of pids) {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (parent === process.pid && command.includes('import-worker')) ours.push(Number(pid));
  }
  return ours;
}

async function leftovers(): Promise<string[]> {
  const dir = join(server.dir, 'warehouse');
  const names = [...(await readdir(dir)), ...(await readdir(join(dir, 'generations')))];
  return names.filter((name) => !/^(CURRENT|generations|\d+)$/.test(name));
}

describe('an import from the screen', () => {
  it('is queued, runs, reports, and what it brought is seen', async () => {
    const before = await published();
    const job = await start('ngày 26.csv', eventsFile(['a', 'b', 'c']));
    expect(job).toMatchObject({ origin: 'screen', file: 'ngày 26.csv', kind: 'activations' });
    const done = await endOf(server, job.id);
    expect(done).toMatchObject({
      state: 'done',
      problem: null,
      msLeft: null,
      report: { file: 'ngày 26.csv', rowsRead: 3, accepted: 3, quarantined: 0, duplicate: 0 },
    });
    expect(await published()).toBe(before + 1);
  });

  it('several wait in the order asked, one writes at a time', async () => {
    const before = await published();
    const asked = [
      await start('1.csv', eventsFile(manyPersons(20_000, 'r'))),
      await start('2.csv', eventsFile(manyPersons(10, 's'))),
      await start('3.csv', eventsFile(manyPersons(10, 't'))),
    ];
    const ended = await Promise.all(asked.map(({ id }) => endOf(server, id)));
    expect(ended.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(ended.map(({ report }) => report?.generation)).toEqual(
      [1, 2, 3].map((more) => before + more),
    );
    const listed = await server.client.imports.jobs.query();
    expect(listed.slice(0, 3).map(({ file }) => file)).toEqual(['3.csv', '2.csv', '1.csv']);
  });

  it('browsers are told of each change', async () => {
    const response = await fetch(`${server.address}/events`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const job = await start('a.csv', eventsFile(['a']));
    let said = '';
    while (!said.includes('"state":"done"')) said += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    const states = [...said.matchAll(/event: import\ndata: (.*)\n/g)]
      .map(([, data = '']) => JSON.parse(data) as ImportJob)
      .filter(({ id }) => id === job.id)
      .map(({ state }) => state);
    expect([...new Set(states)]).toEqual(['waiting', 'running', 'done']);
  });

  it('after a refusal the upload can be tried again with another profile', async () => {
    const uploadId = await sent(server, 'a.csv', 'Mã,Khác\n1,2\n');
    const first = await server.client.imports.start.mutate({ uploadId, profile });
    expect(await endOf(server, first.id)).toMatchObject({
      state: 'refused',
      report: null,
      problem: { code: expect.any(String), place: { file: 'a.csv' } },
    });
    const again = await server.client.imports.start.mutate({
      uploadId,
      profile: { kind: 'eligible' },
    });
    expect(await endOf(server, again.id)).toMatchObject({ state: 'refused' });
  });
});

describe('an import that is cancelled', () => {
  it('while it waits for its turn, ends at once and the others go on', async () => {
    const before = await published();
    const first = await start('1.csv', eventsFile(manyPersons(20_000, 'u')));
    const second = await start('2.csv', eventsFile(['s']));
    expect(await server.client.imports.cancel.mutate({ id: second.id })).toBe(true);
    expect(await jobOf(server, second.id)).toMatchObject({ state: 'cancelled', problem: null });
    expect(await endOf(server, first.id)).toMatchObject({ state: 'done' });
    expect(await server.client.imports.cancel.mutate({ id: first.id })).toBe(false);
    expect(await published()).toBe(before + 1);
  });

  it('midway, changes nothing and leaves nothing', async () => {
    const before = await published();
    const { id } = await start('large.csv', eventsFile(manyPersons(150_000)));
    await until(async () => (await jobOf(server, id))?.progress);
    expect(await server.client.imports.cancel.mutate({ id })).toBe(true);
    expect(await endOf(server, id)).toMatchObject({ state: 'cancelled', report: null });
    expect(await leftovers()).toEqual([]);
    expect(await published()).toBe(before);
  });
});

it('a killed import process is a refused job, and the server lives on', async () => {
  const { id } = await start('large.csv', eventsFile(manyPersons(150_000)));
  await until(async () => (await jobOf(server, id))?.progress);
  for (const pid of await importPids()) process.kill(pid, 'SIGKILL');
  const job = await endOf(server, id);
  expect(job).toMatchObject({ state: 'refused', problem: { code: 'out-of-memory' } });
  expect(job.problem?.remedy.vi).not.toBe('');
  expect(await leftovers()).toEqual([]);
  const again = await start('small.csv', eventsFile(['a']));
  expect(await endOf(server, again.id)).toMatchObject({ state: 'done' });
});

it('while another program writes, an import waits with a note and then goes on', async () => {
  const { warehouse, dir } = server;
  const path = join(dir, 'other.csv');
  await writeFile(path, eventsFile(manyPersons(300_000, 'o')));
  const other = warehouse.importFiles([{ path, kind: 'activations' }]);
  await until(async () => (await leftovers()).includes('writer.lock'));
  const { id } = await start('ours.csv', eventsFile(['a']));
  const waiting = await until(async () => {
    const job = await jobOf(server, id);
    return job?.problem ? job : null;
  });
  expect(waiting).toMatchObject({ state: 'waiting', problem: { code: 'writer-busy' } });
  expect((await other).ok).toBe(true);
  expect(await endOf(server, id)).toMatchObject({ state: 'done', problem: null });
});

it('ends with the server: what runs is cancelled and leaves nothing', async () => {
  const { id } = await start('large.csv', eventsFile(manyPersons(150_000)));
  await until(async () => (await jobOf(server, id))?.progress);
  await server.stop();
  expect(await importPids()).toEqual([]);
  expect(await leftovers()).toEqual([]);
});
