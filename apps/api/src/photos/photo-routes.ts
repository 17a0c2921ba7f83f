import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AreaPhoto,
  newPhotoSchema,
  ok,
  type PhotoId,
  type Problem,
  photoIdSchema,
  type Result,
  refused,
} from '@tungngo/domain';
import type { OutreachStore } from '@tungngo/outreach';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../imports/problem-reply.js';
import { invalidInput } from '../invalid-input.js';
import { cleanPicture } from './clean-picture.js';

const MOST_BYTES = 8 << 20;

/** Where pictures lie, and who knows of them. */
interface Pictures {
  outreach: OutreachStore;
  /** The installation's data folder. */
  dataDir: string;
  /** Tells the browsers that pictures have changed. */
  changed(): void;
}

/**
 * `POST /photos?areaId=…&author=…[&caption=…]`: takes a JPEG or PNG of at most 8 MiB, keeps it without
 * its metadata, answers with the `AreaPhoto` or `{ problem }`. `GET /photos/ID`: the picture.
 */
export async function photoRoutes(app: FastifyInstance, pictures: Pictures): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler(async (error: { statusCode?: number }, _request, reply) => {
      if (error.statusCode === 413) return sendProblem(reply, tooLarge);
      throw error;
    });
    scope.post('/photos', { bodyLimit: MOST_BYTES }, async (request, reply) => {
      const said = newPhotoSchema.safeParse({ caption: null, ...(request.query as object) });
      if (!said.success) return sendProblem(reply, invalidInput(said.error));
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const kept = await keepPicture(pictures, said.data, body);
      return kept.ok ? kept.value : sendProblem(reply, kept.problem);
    });
  });
  app.get<{ Params: { id: string } }>('/photos/:id', async (request, reply) => {
    const id = photoIdSchema.safeParse(request.params.id);
    const photo = id.success ? await pictures.outreach.photo(id.data) : undefined;
    if (!photo || photo.removedAt !== null) return sendProblem(reply, unknownPhoto);
    const path = pathOf(pictures.dataDir, photo);
    const { size } = await stat(path);
    return reply
      .headers({
        'content-type': photo.mediaType,
        'content-length': size,
        'content-disposition': 'inline',
        // Its pixels never change; whether it may be seen can.
        'cache-control': 'private, max-age=300',
      })
      .send(createReadStream(path));
  });
}

async function keepPicture(
  { outreach, dataDir, changed }: Pictures,
  said: Parameters<OutreachStore['addPhoto']>[0],
  body: Buffer,
): Promise<Result<AreaPhoto>> {
  const clean = cleanPicture(body);
  if (!clean) return refused(noPicture);
  const { bytes, ...file } = { ...clean, id: randomUUID() as PhotoId };
  const path = pathOf(dataDir, file);
  await mkdir(join(dataDir, 'photos'), { recursive: true, mode: 0o700 });
  // The file first: a row always has its picture.
  await writeFile(path, bytes, { mode: 0o600, flag: 'wx', flush: true });
  const added = await outreach.addPhoto(said, { ...file, bytes: bytes.length });
  if (!added.ok) {
    await rm(path, { force: true });
    return added;
  }
  changed();
  return ok(added.value);
}

function pathOf(dataDir: string, { id, mediaType }: Pick<AreaPhoto, 'id' | 'mediaType'>): string {
  return join(dataDir, 'photos', `${id}.${mediaType === 'image/png' ? 'png' : 'jpg'}`);
}

const noPicture: Problem = {
  code: 'file-unreadable',
  message: {
    vi: 'Tệp này không phải ảnh JPEG hay PNG, hoặc ảnh bị hỏng hay quá lớn.',
    en: 'This file is no JPEG or PNG picture, or it is broken or too large.',
  },
  remedy: { vi: 'Chọn ảnh khác.', en: 'Choose another picture.' },
};
const tooLarge: Problem = {
  code: 'file-too-large',
  message: { vi: 'Ảnh lớn quá 8 MB.', en: 'The picture is larger than 8 MB.' },
  remedy: { vi: 'Thu nhỏ ảnh rồi gửi lại.', en: 'Make it smaller and send it again.' },
};
const unknownPhoto: Problem = {
  code: 'not-found',
  message: { vi: 'Ảnh này không còn nữa.', en: 'This picture is no longer there.' },
  remedy: { vi: 'Tải lại ảnh của địa bàn.', en: 'Reload the area’s pictures.' },
};
