import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activationHeader, endOf, sent } from '../../test/sent-file.js';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';

const DAY = 'Thời điểm kích hoạt';

let server: SmallServer;
let importId = '';
let webDir = '';
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'tungngo-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html>');
  server = await openSmallServer({ webDir });
  const path = join(server.dir, 'sai.csv');
  const rows = Array.from(
    { length: 6 },
    (_, i) => `w${i},3${i + 2}/08/2023,2,25966,Trụ sở,Thường trú,`,
  );
  await writeFile(
    path,
    [activationHeader, ...rows, 'w7,01/08/2023,9,25966,Trụ sở,Thường trú,\n'].join('\n'),
  );
  const imported = await server.warehouse.importFiles([{ kind: 'activations', path }]);
  if (!imported.ok) throw new Error(imported.problem.message.en);
  importId = imported.value.reports[0]?.importId ?? '';
});
afterAll(async () => {
  await server.close();
  await rm(webDir, { recursive: true, force: true });
});

const day = (text: string) => ({ [DAY]: text });
const waiting = (question = {}) =>
  server.client.data.quarantine.query({ limit: 100, offset: 0, waiting: true, ...question });
const workbook = (query = '') => fetch(`${server.address}/quarantine.xlsx${query}`);

describe('the quarantine', () => {
  it('is asked by import, rule and what waits, with totals by rule', async () => {
    const all = await waiting();
    expect(all.total).toBe(7);
    expect(all.rules.map(({ rule, rows }) => [rule, rows])).toEqual([
      ['date-invalid', 6],
      ['number-invalid', 1],
    ]);
    const levels = await waiting({ importId, rule: 'number-invalid' });
    expect(levels).toMatchObject({ total: 1, rules: all.rules, rows: [{ value: '9', row: 7 }] });
    expect(await waiting({ importId: '99' })).toEqual({ rows: [], total: 0, rules: [] });
    expect(await waiting({ waiting: false })).toMatchObject({ total: 0 });
  });
});

describe('a mended row', () => {
  it('is imported at once, and every browser is told of the generation', async () => {
    const events = await fetch(`${server.address}/events`);
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let said = '';
    const heard = (async () => {
      while (!said.includes('event: generation')) said += (await reader?.read())?.value ?? '';
    })();
    const report = await server.client.data.mend.mutate({
      importId,
      row: 1,
      values: day('22/08/2023'),
    });
    expect(report).toMatchObject({ kind: 'activations', rowsRead: 1, accepted: 1, quarantined: 0 });
    await heard;
    await reader?.cancel();
    const { rows } = await waiting({ waiting: false });
    expect(rows).toMatchObject([{ row: 1, mendedIn: report.importId }]);
    expect((await server.client.data.imports.query())[0]).toMatchObject({
      importId: report.importId,
    });
  });

  it('that is still wrong, or waits no more, is refused with its place', async () => {
    const { mend } = server.client.data;
    expect(
      await problemOf(mend.mutate({ importId, row: 2, values: day('45/08/2023') })),
    ).toMatchObject({ code: 'input-invalid', place: { row: 2, column: DAY, value: '45/08/2023' } });
    const again = await problemOf(mend.mutate({ importId, row: 1, values: day('22/08/2023') }));
    expect(again).toMatchObject({ code: 'not-found', place: { row: 1 } });
    const other = { importId, row: 2, values: { 'Họ và tên': 'x' } };
    expect(await problemOf(mend.mutate(other))).toMatchObject({ place: { column: 'Họ và tên' } });
  });

  it('can be one of many: all are taken, or none', async () => {
    const { mend } = server.client.data;
    const rows = [2, 3].map((row) => ({ row, values: day(`2${row}/08/2023`) }));
    const wrong = [...rows, { row: 7, values: day('23/08/2023') }];
    expect(await problemOf(mend.mutate({ importId, rows: wrong }))).toMatchObject({
      place: { row: 7, column: 'Mức', value: '9' },
    });
    expect(await waiting()).toMatchObject({ total: 6 });
    expect(await mend.mutate({ importId, rows })).toMatchObject({ rowsRead: 2, accepted: 2 });
    expect(await waiting()).toMatchObject({ total: 4 });
    const twice = [rows[0], rows[0]].flatMap((row) => row ?? []);
    const many = Array.from({ length: 501 }, (_, row) => ({ row, values: {} }));
    for (const refused of [[], twice, many]) {
      expect(await problemOf(mend.mutate({ importId, rows: refused }))).toMatchObject({
        code: 'input-invalid',
      });
    }
  });
});

describe('GET /quarantine.xlsx', () => {
  it('is a workbook of what waits, which is imported as a file that is sent', async () => {
    const response = await workbook(`?import=${importId}&rule=date-invalid`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': expect.stringMatching(
        `^attachment; filename="cach-ly-${importId}-\\d{4}-\\d\\d-\\d\\d\\.xlsx"$`,
      ),
      'cache-control': 'no-store',
      'x-rows': '3',
      'x-rows-left': '0',
    });
    const book = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(book.length));

    const uploadId = await sent(server, 'cach-ly.xlsx', book);
    const { tables } = await server.client.imports.inspect.mutate({ uploadId });
    expect(tables[0]?.proposals[0]).toMatchObject({ kind: 'activations', missing: [] });
    const profile = { kind: 'activations' as const };
    const preview = await server.client.imports.preview.mutate({ uploadId, profile });
    expect(preview).toMatchObject({ rowsRead: 3, accepted: 0, quarantined: 3 });
    const { id } = await server.client.imports.start.mutate({ uploadId, profile });
    const job = await endOf(server, id);
    expect(job.report).toMatchObject({ rowsRead: 3, accepted: 0, quarantined: 3, duplicate: 0 });
    const { rows } = await waiting({ rule: 'date-invalid' });
    expect(new Set(rows.map((row) => row.importId))).toEqual(new Set([job.report?.importId]));
  });

  it('is refused as a problem when nothing waits, or when it is asked for wrongly', async () => {
    const nothing = await workbook('?import=99');
    expect(nothing.status).toBe(404);
    expect(await nothing.json()).toMatchObject({ problem: { code: 'not-found' } });
    const wrong = await workbook('?import=all');
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ problem: { place: { field: 'import' } } });
    expect((await workbook('/x')).status).toBe(404);
  });
});
