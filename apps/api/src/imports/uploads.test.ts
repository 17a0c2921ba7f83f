import { existsSync } from 'node:fs';
import { mkdtemp, open, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventsFile, send, sent, until } from '../../test/sent-file.js';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';
import { problemOfWriting } from './upload-problems.js';
import { openUploads, type Uploads } from './uploads.js';

let dir = '';
let uploads: Uploads;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-uploads-'));
  uploads = openUploads({ scratchDir: dir, maxBytes: 3 << 20 });
});
afterEach(async () => {
  await uploads.close();
  await rm(dir, { recursive: true, force: true });
});

async function received(text: string | Buffer): Promise<string> {
  const result = await uploads.receive('a.csv', Readable.from([Buffer.from(text)]), null);
  if (!result.ok) throw new Error(result.problem.message.en);
  return result.value.uploadId;
}

function using(id: string) {
  const held = uploads.use(id);
  if (!held.ok) throw new Error(held.problem.message.en);
  return held.value;
}

describe('an upload', () => {
  it('has no name on the disk, and is read by its open file', async () => {
    const secret = Buffer.alloc(2.5 * 2 ** 20, '074200000001,');
    const id = await received(secret);
    expect(await readdir(dir)).toEqual([]);
    const { upload } = using(id);
    expect((await readFile(upload.path)).equals(secret)).toBe(true);
    expect(upload).toMatchObject({ name: 'a.csv', bytes: secret.length });
  });

  it('that is dropped while in use stays until its use ends', async () => {
    const id = await received('x');
    const { upload, done } = using(id);
    expect(uploads.remove(id)).toBe(true);
    expect(uploads.use(id)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect(await readFile(upload.path, 'utf8')).toBe('x');
    done();
    await until(async () => !(await isOpen(upload.fd)));
  });

  it('that nothing uses expires; one in use does not', async () => {
    await uploads.close();
    uploads = openUploads({ scratchDir: dir, idleMs: 50 });
    const held = using(await received('used'));
    const idle = using(await received('idle'));
    idle.done();
    await until(async () => !(await isOpen(idle.upload.fd)));
    expect(uploads.use(idle.upload.id)).toMatchObject({ ok: false });
    expect(await readFile(held.upload.path, 'utf8')).toBe('used');
    held.done();
    await until(async () => !(await isOpen(held.upload.fd)));
  });

  it('too large, as announced or as it comes, leaves nothing', async () => {
    const large = Buffer.alloc(4 << 20);
    const announced = await uploads.receive('a.csv', Readable.from([]), large.length);
    expect(announced).toMatchObject({ ok: false, problem: { code: 'file-too-large' } });
    const coming = await uploads.receive('a.csv', Readable.from([large]), null);
    expect(coming).toMatchObject({ ok: false, problem: { code: 'file-too-large' } });
    expect(await openScratchFiles()).toBe(0);
  });

  it('for which the disk has no room is refused before it is sent', async () => {
    const vast = openUploads({ scratchDir: dir, maxBytes: 2 ** 60 });
    const result = await vast.receive('a.csv', Readable.from(['x']), 2 ** 59);
    expect(result).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  });

  // Linux has a device that is always full.
  it.runIf(existsSync('/dev/full'))('that fills the disk is a problem with a remedy', async () => {
    const full = await open('/dev/full', 'w');
    const error: unknown = await full.writeFile('x').catch((reason: unknown) => reason);
    await full.close();
    expect(problemOfWriting(error, 'a.csv')).toMatchObject({
      code: 'disk-full',
      place: { file: 'a.csv' },
    });
  });
});

/** Nameless scratch files that this process holds open. */
async function openScratchFiles(): Promise<number> {
  const fds = await readdir('/proc/self/fd');
  const targets = await Promise.all(
    fds.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  );
  return targets.filter((target) => target.startsWith(dir)).length;
}

async function isOpen(fd: number | undefined): Promise<boolean> {
  return (await readlink(`/proc/self/fd/${fd}`).catch(() => '')).startsWith(dir);
}

describe('POST /imports/uploads', () => {
  let server: SmallServer;
  beforeAll(async () => {
    server = await openSmallServer();
  });
  afterAll(() => server.close());

  it('takes a body of any type, larger than what tRPC takes', async () => {
    const body = Buffer.alloc(5 << 20, '1,2\n');
    for (const type of ['text/csv', 'application/json', 'application/octet-stream', '']) {
      const response = await fetch(`${server.address}/imports/uploads?name=lớn.csv`, {
        method: 'POST',
        headers: type ? { 'content-type': type } : {},
        body,
      });
      expect(response.status, type).toBe(200);
      const { uploadId, bytes } = (await response.json()) as { uploadId: string; bytes: number };
      expect(bytes).toBe(body.length);
      const dropping = { method: 'DELETE' };
      const address = `${server.address}/imports/uploads/${uploadId}`;
      expect((await fetch(address, dropping)).status).toBe(204);
      expect((await fetch(address, dropping)).status).toBe(404);
    }
  });

  it('names a file without its folders, and refuses one without name or content', async () => {
    const id = await sent(server, '../../etc/Tân Uyên.csv', eventsFile(['a']));
    const profile = { kind: 'activations' } as const;
    const job = await server.client.imports.start.mutate({ uploadId: id, profile });
    expect(job.file).toBe('Tân Uyên.csv');
    const nameless = await send(server, '', 'x');
    expect(nameless.status).toBe(400);
    expect(await nameless.json()).toMatchObject({
      problem: { code: 'input-invalid', place: { field: 'name' } },
    });
    expect(await (await send(server, 'a.csv', '')).json()).toMatchObject({
      problem: { code: 'file-empty' },
    });
  });

  it('a page of another site may not send', async () => {
    const response = await fetch(`${server.address}/imports/uploads?name=a.csv`, {
      method: 'POST',
      headers: { origin: 'https://example.com' },
      body: 'x',
    });
    expect(response.status).toBe(403);
  });

  it('a sender that breaks off leaves nothing, and the server goes on', async () => {
    const scratch = join(server.dir, 'scratch');
    const held = async () => {
      const fds = await readdir('/proc/self/fd');
      const targets = fds.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
      return (await Promise.all(targets)).filter((target) => target.startsWith(scratch)).length;
    };
    const before = await held();
    const sending = request(`${server.address}/imports/uploads?name=a.csv`, { method: 'POST' });
    sending.on('error', () => undefined);
    sending.write(Buffer.alloc(2 << 20));
    await until(async () => (await held()) > before);
    sending.destroy();
    await until(async () => (await held()) === before);
    expect(await readdir(scratch)).toEqual([]);
    await sent(server, 'b.csv', 'x');
  });

  it('an upload that is not there is named with the remedy', async () => {
    const uploadId = '00000000-0000-4000-8000-000000000000';
    const profile = { kind: 'areas' } as const;
    for (const call of [
      server.client.imports.inspect.mutate({ uploadId }),
      server.client.imports.preview.mutate({ uploadId, profile }),
      server.client.imports.start.mutate({ uploadId, profile }),
    ]) {
      expect(await problemOf(call)).toMatchObject({ code: 'not-found' });
    }
  });
});
