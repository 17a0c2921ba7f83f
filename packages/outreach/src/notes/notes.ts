import { randomUUID } from 'node:crypto';
import {
  type AreaNote,
  type NewNote,
  type NotedArea,
  type NoteEdit,
  type NoteId,
  type NoteVersion,
  newNoteSchema,
  noteEditSchema,
  noteVersionSchema,
  ok,
  type Result,
} from '@tungngo/domain';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import { checked } from '../checked.js';
import type { Connection } from '../database/database.js';
import { areaNote } from '../schema.js';
import { noteChanged, noteUnknown, notYours } from './refusals.js';

type NoteRow = typeof areaNote.$inferSelect;

/** The notes about an area, the newest first; removed ones are left out. */
export async function readNotes(
  connection: Connection,
  { code, vintage }: NotedArea,
): Promise<AreaNote[]> {
  const rows = await connection
    .select()
    .from(areaNote)
    .where(
      and(
        eq(areaNote.areaCode, code),
        vintage === undefined ? isNull(areaNote.vintage) : eq(areaNote.vintage, vintage),
        isNull(areaNote.removedAt),
      ),
    )
    .orderBy(desc(areaNote.createdAt), desc(areaNote.id));
  return rows.map(toNote);
}

/** Adds a note; refused with `input-invalid`. */
export async function addNote(connection: Connection, given: NewNote): Promise<Result<AreaNote>> {
  const note = checked(newNoteSchema, given);
  if (!note.ok) return note;
  const { code, vintage = null, author, text } = note.value;
  const id = randomUUID() as NoteId;
  const [added] = await connection
    .insert(areaNote)
    .values({ id, areaCode: code, vintage, author, text, version: 1 })
    .returning();
  return logged(connection, 'note-added', added);
}

/** Changes the text; refused with `input-invalid`, `not-found` or `stale-version`. */
export async function editNote(connection: Connection, given: NoteEdit): Promise<Result<AreaNote>> {
  const edit = checked(noteEditSchema, given);
  if (!edit.ok) return edit;
  const { text } = edit.value;
  return change(connection, edit.value, 'note-edited', { text, editedAt: sql`now()` });
}

/** Takes a note out of sight; refused as an edit is. */
export async function removeNote(
  connection: Connection,
  given: NoteVersion,
): Promise<Result<AreaNote>> {
  const asked = checked(noteVersionSchema, given);
  if (!asked.ok) return asked;
  return change(connection, asked.value, 'note-removed', { removedAt: sql`now()` });
}

/** Undoes a removal; refused as an edit is. */
export async function restoreNote(
  connection: Connection,
  given: NoteVersion,
): Promise<Result<AreaNote>> {
  const asked = checked(noteVersionSchema, given);
  if (!asked.ok) return asked;
  return change(connection, asked.value, 'note-restored', { removedAt: null });
}

async function change(
  connection: Connection,
  { id, version, author }: NoteVersion,
  action: 'note-edited' | 'note-removed' | 'note-restored',
  values: object,
): Promise<Result<AreaNote>> {
  const [held] = await connection.select().from(areaNote).where(eq(areaNote.id, id)).for('update');
  if (!held) return noteUnknown(id);
  if (held.author !== author) return notYours(held.author);
  if (held.version !== version) return noteChanged(version, held.version);
  if (action !== 'note-restored' && held.removedAt !== null) return noteUnknown(id);
  if (action === 'note-restored' && held.removedAt === null) return ok(toNote(held));
  const [changed] = await connection
    .update(areaNote)
    .set({ ...values, version: version + 1 })
    .where(eq(areaNote.id, id))
    .returning();
  return logged(connection, action, changed);
}

async function logged(
  connection: Connection,
  action: Parameters<typeof noteWrites>[1],
  row: NoteRow | undefined,
): Promise<Result<AreaNote>> {
  if (!row) throw new Error('a write returned no row');
  const note = toNote(row);
  await noteWrites(connection, action, [{ subject: note.id, detail: note }]);
  return ok(note);
}

function toNote({ areaCode, createdAt, editedAt, removedAt, ...row }: NoteRow): AreaNote {
  return {
    ...row,
    code: areaCode,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
  };
}
