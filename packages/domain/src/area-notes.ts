import { z } from 'zod';
import { type AreaCode, areaCodeSchema } from './areas.js';

export type NoteId = string & { readonly __brand: 'NoteId' };
export const noteIdSchema = z.string().min(1).max(64) as unknown as z.ZodType<NoteId, string>;

/** An area that notes are about; a code alone may be of two units at different times. */
export const notedAreaSchema = z.object({
  code: areaCodeSchema,
  /** The boundary vintage that the code is of; that of the records when absent. */
  vintage: z.string().min(1).max(40).optional(),
});
export type NotedArea = z.infer<typeof notedAreaSchema>;

/** A name that somebody gives; there are no accounts to check it against. */
const author = z.string().trim().min(1).max(80);
const text = z.string().trim().min(1).max(2000);

export const newNoteSchema = notedAreaSchema.extend({ author, text });
export type NewNote = z.infer<typeof newNoteSchema>;

/** Which version of a note, and who asks. */
export const noteVersionSchema = z.object({ id: noteIdSchema, version: z.int().min(1), author });
export type NoteVersion = z.infer<typeof noteVersionSchema>;

export const noteEditSchema = noteVersionSchema.extend({ text });
export type NoteEdit = z.infer<typeof noteEditSchema>;

/** What somebody has written of an area. */
export interface AreaNote {
  id: NoteId;
  code: AreaCode;
  /** The boundary vintage of the code; null for that of the records. */
  vintage: string | null;
  author: string;
  text: string;
  /** Rises with each change; a change must name the version that it changes. */
  version: number;
  /** ISO 8601. */
  createdAt: string;
  /** Of the newest change of the text; null when it is as first written. */
  editedAt: string | null;
}
