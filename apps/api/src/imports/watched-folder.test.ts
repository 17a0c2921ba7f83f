import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportJob } from '@tungngo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { activationHeader, event, eventsFile, until } from '../../test/sent-file.js';
import { clientOf, openSmallServer, type SmallServer } from '../../test/small-server.js';
import { startServer } from '../index.js';

let dir = '';
let server: SmallServer;
const folderOf = (name: string) => join(dir, name);
/** Folders of the tests, each watched by a profile of its own. */
const watched = ['lon-dan', 'bao-cao', 'khoi-dong-lai', 'sua-ho-so', 'xoa', 'chua-co'];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-watch-'));
  server = await openSmallServer({
    watch: watched.map((name) => ({
      dir: folderOf(name),
      profile: name,
      after: name === 'xoa' ? 'delete' : 'keep',
    })),
  });
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

/** Makes the folder of a test, whose files the helpers below mean from then on. */
let folder = '';
async function open(name: string): Promise<void> {
  folder = folderOf(name);
  await mkdir(folder);
  await saveProfile(name);
}

const saveProfile = (name: string, columns = {}) =>
  server.client.imports.saveProfile.mutate({ name, kind: 'activations', columns });

const put = (name: string, text: string) => writeFile(join(folder, name), text);
const report = (name: string) => readFile(join(folder, `${name}.nhap.txt`), 'utf8');
const jobs = () => server.client.imports.jobs.query();

/** The job of a file when its report lies beside it. */
async function endOf(name: string): Promise<ImportJob> {
  const job = await until(async () =>
    (await jobs()).find(({ file, endedAt }) => file === name && endedAt !== null),
  );
  await until(() => report(name).catch(() => null));
  return job;
}

it('a file that grows is imported once, when it is whole; the rest of the folder is let be', async () => {
  await open('lon-dan');
  await mkdir(join(folder, 'thư mục con'));
  await writeFile(join(folder, 'thư mục con', 'x.csv'), eventsFile(['sub']));
  await put('.ẩn.csv', eventsFile(['hidden']));
  await put('~$mở.xlsx', 'lock');
  await put('đang tải.csv.part', eventsFile(['part']));
  await put('lớn.csv', `${activationHeader}\n`);
  // Longer than a file must be the same, with a line each half second.
  for (let i = 0; i < 7; i++) {
    await appendFile(join(folder, 'lớn.csv'), `${event(`g${i}`)}\n`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await jobs()).map(({ file }) => file)).toEqual([]);
  }
  expect(await endOf('lớn.csv')).toMatchObject({
    origin: 'folder',
    state: 'done',
    report: { rowsRead: 7, accepted: 7 },
  });
  await put('sau.csv', eventsFile(['later']));
  await endOf('sau.csv');
  expect((await jobs()).map(({ file }) => file)).toEqual(['sau.csv', 'lớn.csv']);
  expect(await readFile(join(folder, 'lớn.csv'), 'utf8')).toContain('g6');
});

it('the report beside a file says in both languages what came of it and what to do', async () => {
  await open('bao-cao');
  const bad = Array.from({ length: 3 }, (_, i) => `b${i},26/08/2023 08:00,2,00000,Trụ sở,,`);
  await put('ngày.csv', `${eventsFile(['a1', 'a2'])}${bad.join('\n')}\n`);
  await endOf('ngày.csv');
  const text = await report('ngày.csv');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  for (const said of [
    'Số dòng đọc được: 5',
    'Đã nhận: 2',
    'Cách ly: 3',
    'dòng 3',
    '“00000”',
    'Cần làm:',
    'Rows read: 5',
    'What to do:',
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain('b0');
});

it('a refused file is reported, and tried again only when it or the profile has changed', async () => {
  await open('sua-ho-so');
  await put('lạ.csv', eventsFile(['r1']).replace('Mã định danh', 'Cột lạ'));
  expect(await endOf('lạ.csv')).toMatchObject({ state: 'refused' });
  const text = await report('lạ.csv');
  expect(text).toContain('KHÔNG NHẬP');
  expect(text).toContain('NOT IMPORTED');
  // Another file comes and goes; the refused one stays as it is.
  await put('khác.csv', eventsFile(['k1']));
  await endOf('khác.csv');
  expect((await jobs()).filter(({ file }) => file === 'lạ.csv')).toHaveLength(1);
  await saveProfile('sua-ho-so', { person: { column: 'Cột lạ' } });
  await until(async () =>
    (await jobs()).find(({ file, state }) => file === 'lạ.csv' && state === 'done'),
  );
});

it('deletes what is in when it is told to, and nothing else', async () => {
  await open('xoa');
  await put('tốt.csv', eventsFile(['d1']));
  await put('xấu.csv', 'a,b\n1,2\n');
  await endOf('tốt.csv');
  await endOf('xấu.csv');
  const names = await until(async () => {
    const now = (await readdir(folder)).map((name) => name.normalize('NFC'));
    return now.includes('tốt.csv') ? null : now;
  });
  expect(names.sort()).toEqual(['tốt.csv.nhap.txt', 'xấu.csv', 'xấu.csv.nhap.txt'].sort());
});

it('waits for a folder and a profile that are not there yet', async () => {
  folder = folderOf('chua-co');
  await mkdir(folder);
  await put('cũ.csv', eventsFile(['l1']));
  await utimes(join(folder, 'cũ.csv'), new Date(0), new Date(0));
  await saveProfile('chua-co');
  expect(await endOf('cũ.csv')).toMatchObject({ state: 'done' });
});

it('what was imported is not imported again after a restart; what has changed is', async () => {
  await open('khoi-dong-lai');
  await put('một.csv', eventsFile(['m1']));
  await put('hai.csv', eventsFile(['h1']));
  await endOf('một.csv');
  await endOf('hai.csv');
  await server.stop();
  await put('hai.csv', eventsFile(['h1', 'h2']));
  const { warehouse, outreach, imports } = server;
  const restarted = await startServer({
    warehouse,
    outreach,
    imports,
    port: 0,
    logLevel: 'silent',
  });
  const client = clientOf(restarted.address);
  const again = await until(async () =>
    (await client.imports.jobs.query()).find(({ endedAt }) => endedAt !== null),
  );
  expect(again).toMatchObject({ file: 'hai.csv', report: { accepted: 1, duplicate: 1 } });
  expect(await client.imports.jobs.query()).toHaveLength(1);
  await restarted.close();
});
