import {
  type AreaPhoto,
  type NewPhoto,
  newPhotoSchema,
  ok,
  type PhotoId,
  type Result,
  refused,
} from '@tungngo/domain';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import { checked } from '../checked.js';
import type { Connection } from '../database/database.js';
import { areaPhoto } from '../schema.js';

/** A picture's file, as it was measured. */
export type PhotoFile = Pick<AreaPhoto, 'id' | 'mediaType' | 'bytes' | 'width' | 'height'>;

/** Who removes a picture, or brings it back. */
export interface PhotoChange {
  id: PhotoId;
  author: string;
  removed: boolean;
}

/** The pictures of areas, the oldest first; removed ones are left out. */
export async function readPhotos(
  connection: Connection,
  areaIds: readonly string[],
): Promise<AreaPhoto[]> {
  const rows = await connection
    .select()
    .from(areaPhoto)
    .where(and(inArray(areaPhoto.areaId, [...areaIds]), isNull(areaPhoto.removedAt)))
    .orderBy(asc(areaPhoto.addedAt), asc(areaPhoto.id));
  return rows.map(toPhoto);
}

/** One picture, also a removed one; undefined when there is none with this id. */
export async function readPhoto(
  connection: Connection,
  id: PhotoId,
): Promise<AreaPhoto | undefined> {
  const [row] = await connection.select().from(areaPhoto).where(eq(areaPhoto.id, id));
  return row && toPhoto(row);
}

/** Keeps what is known of a picture whose file is in its place already. Refused: `input-invalid`. */
export async function addPhoto(
  connection: Connection,
  given: NewPhoto,
  file: PhotoFile,
): Promise<Result<AreaPhoto>> {
  const said = checked<NewPhoto>(newPhotoSchema, given);
  if (!said.ok) return said;
  const [row] = await connection
    .insert(areaPhoto)
    .values({ ...said.value, ...file })
    .returning();
  return logged(connection, 'photo-added', row);
}

/** Takes a picture out of sight, or brings it back. Refused: `not-found`. */
export async function changePhoto(
  connection: Connection,
  { id, author, removed }: PhotoChange,
): Promise<Result<AreaPhoto>> {
  const [row] = await connection
    .update(areaPhoto)
    .set({ removedAt: removed ? sql`now()` : null })
    .where(eq(areaPhoto.id, id))
    .returning();
  if (!row) return photoUnknown(id);
  return logged(connection, removed ? 'photo-removed' : 'photo-restored', row, { by: author });
}

async function logged(
  connection: Connection,
  action: 'photo-added' | 'photo-removed' | 'photo-restored',
  row: typeof areaPhoto.$inferSelect | undefined,
  by: object = {},
): Promise<Result<AreaPhoto>> {
  if (!row) throw new Error('a write returned no row');
  const photo = toPhoto(row);
  await noteWrites(connection, action, [{ subject: photo.id, detail: { ...photo, ...by } }]);
  return ok(photo);
}

function photoUnknown(id: PhotoId): Result<never> {
  return refused({
    code: 'not-found',
    message: { vi: 'Ảnh này không còn nữa.', en: 'This picture is no longer there.' },
    remedy: { vi: 'Tải lại ảnh của địa bàn.', en: 'Reload the area’s pictures.' },
    place: { field: 'id', value: id },
  });
}

const toPhoto = (row: typeof areaPhoto.$inferSelect): AreaPhoto => ({
  ...row,
  addedAt: row.addedAt.toISOString(),
  removedAt: row.removedAt?.toISOString() ?? null,
});
