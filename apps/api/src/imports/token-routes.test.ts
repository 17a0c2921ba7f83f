import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportJob, ImportReport, Problem } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsFile, manyPersons, until } from '../../test/sent-file.js';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';
import { createToken, listTokens, revokeToken } from './import-tokens.js';

let server: SmallServer;
let token = '';
beforeAll(async () => {
  server = await openSmallServer({ maxUploadBytes: 3 << 20 });
  token = await created('office');
});
afterAll(() => server.close());

async function created(name: string): Promise<string> {
  const result = await createToken(server.dir, name);
  if (!result.ok) throw new Error(result.problem.message.en);
  return result.value;
}

interface Answer {
  status: number;
  headers: Headers;
  report?: ImportReport;
  job?: ImportJob;
  problem?: Problem;
}

async function post(
  query: string,
  body: string | Buffer | ReadableStream,
  headers: Record<string, string> = { authorization: `Bearer ${token}` },
): Promise<Answer> {
  const response = await fetch(`${server.address}/imports?${query}`, {
    method: 'POST',
    headers,
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  const answer = (await response.json()) as Omit<Answer, 'status' | 'headers'>;
  return { status: response.status, headers: response.headers, ...answer };
}

describe('a token', () => {
  it('is kept as its hash alone, for its owner alone', async () => {
    const path = join(server.dir, 'secrets', 'import-tokens.json');
    expect(await readFile(path, 'utf8')).not.toContain(token.replace('tungngo_', ''));
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await listTokens(server.dir)).map(({ name }) => name)).toEqual(['office']);
    expect(await createToken(server.dir, 'office')).toMatchObject({
      ok: false,
      problem: { code: 'input-invalid', place: { value: 'office' } },
    });
  });

  it.each([
    ['none', {}],
    ['another', { authorization: `Bearer tungngo_${'A'.repeat(43)}` }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['its hash', { authorization: '' }],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
  ])('%s is refused, in both languages', async (name, headers: Record<string, string>) => {
    if (name === 'its hash') {
      const [known] = await listTokens(server.dir);
      headers.authorization = `Bearer ${known?.sha256}`;
    }
    const answer = await post('kind=activations&name=a.csv', eventsFile(['a']), headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(answer.problem).toMatchObject({
      code: 'token-unknown',
      message: { vi: expect.any(String), en: expect.any(String) },
    });
  });

  it('that is revoked has no right any more, at once', async () => {
    const other = await created('short-lived');
    const headers = { authorization: `Bearer ${other}` };
    const query = 'kind=activations&name=a.csv';
    expect((await post(query, eventsFile(['revoked']), headers)).status).toBe(200);
    expect(await revokeToken(server.dir, 'short-lived')).toBe(true);
    expect(await revokeToken(server.dir, 'short-lived')).toBe(false);
    expect((await post(query, eventsFile(['revoked']), headers)).status).toBe(401);
    expect((await post(query, eventsFile(['office']))).status).toBe(200);
  });

  it('a broken file of tokens lets nobody in and says so', async () => {
    const path = join(server.dir, 'secrets', 'import-tokens.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, '[{"name":');
    const answer = await post('kind=activations&name=a.csv', eventsFile(['a']));
    await writeFile(path, text);
    expect(answer).toMatchObject({ status: 500, problem: { code: 'integrity-failed' } });
  });
});

describe('POST /imports', () => {
  it('imports a body and answers with the report', async () => {
    const body = `${eventsFile(['t1', 't2'])}t3,26/08/2023 08:00,2,00000,Trụ sở,Thường trú,\n`;
    const answer = await post('kind=activations&name=ngày.csv', body);
    expect(answer).toMatchObject({
      status: 200,
      report: { file: 'ngày.csv', rowsRead: 3, accepted: 2, quarantined: 1, duplicate: 0 },
    });
    expect(answer.report?.rules[0]?.reason.vi).not.toBe('');
    const again = await post('kind=activations&name=ngày.csv', eventsFile(['t1', 't2']));
    expect(again.report).toMatchObject({ accepted: 0, duplicate: 2 });
  });

  it('imports by a saved profile', async () => {
    await server.client.imports.saveProfile.mutate({
      name: 'phuong-la',
      kind: 'activations',
      columns: { person: { column: 'Số' } },
    });
    const unknown = await post('profile=phuong-khac&name=a.csv', eventsFile(['a']));
    expect(unknown).toMatchObject({
      status: 404,
      problem: { code: 'not-found' },
    });
    const body = eventsFile(['p1', 'p2']).replace('Mã định danh', 'Số');
    const taken = await post('profile=phuong-la&name=a.csv', body);
    expect(taken).toMatchObject({ status: 200, report: { accepted: 2 } });
  });

  it('with wait=0 answers at once with the address of its job', async () => {
    const answer = await post('kind=activations&name=a.csv&wait=0', eventsFile(['w1']));
    expect(answer.status).toBe(202);
    const address = answer.headers.get('location') ?? '';
    expect(address).toBe(`/imports/${answer.job?.id}`);
    const ask = async (headers: Record<string, string>) => {
      const response = await fetch(`${server.address}${address}`, { headers });
      return { status: response.status, ...((await response.json()) as { job?: ImportJob }) };
    };
    const job = await until(async () => {
      const { job: now } = await ask({ authorization: `Bearer ${token}` });
      return now?.endedAt ? now : null;
    });
    expect(job).toMatchObject({ origin: 'token', state: 'done', report: { accepted: 1 } });
    expect((await ask({})).status).toBe(401);
    const nowhere = await fetch(`${server.address}/imports/nowhere`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(nowhere.status).toBe(404);
  });

  it.each([
    ['without a kind', 'name=a.csv', 'x', 400, 'input-invalid'],
    ['of two minds', 'kind=areas&profile=p&name=a.csv', 'x', 400, 'input-invalid'],
    ['of an unknown kind', 'kind=dreams&name=a.csv', 'x', 400, 'input-invalid'],
    ['without a name', 'kind=areas', 'x', 400, 'input-invalid'],
    ['without content', 'kind=areas&name=a.csv', '', 400, 'file-empty'],
    ['too large', 'kind=areas&name=a.csv', Buffer.alloc(4 << 20), 413, 'file-too-large'],
  ])('a file %s is refused', async (_, query, body, status, code) => {
    expect(await post(query, body)).toMatchObject({ status, problem: { code } });
  });

  it('a body that grows too large on the way is refused', async () => {
    const chunk = new Uint8Array(1 << 20);
    let left = 8;
    const body = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const answer = await post('kind=areas&name=a.csv', body);
    expect(answer).toMatchObject({ status: 413, problem: { code: 'file-too-large' } });
  });

  it('an import that is cancelled on the screen is answered so', async () => {
    const answering = post('kind=activations&name=c.csv', eventsFile(manyPersons(40_000, 'c')));
    const job = await until(async () => {
      const jobs = await server.client.imports.jobs.query();
      return jobs.find(({ file }) => file === 'c.csv');
    });
    await server.client.imports.cancel.mutate({ id: job.id });
    expect(await answering).toMatchObject({ status: 409, problem: { code: 'cancelled' } });
  });

  it('a page of another site cannot use it, even with the token', async () => {
    const response = await fetch(`${server.address}/imports?kind=areas&name=a.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, origin: 'https://example.com' },
      body: 'x',
    });
    expect(response.status).toBe(403);
  });
});
