import { z } from 'zod';

/** A file's name as its sender says it: without folders, without what a terminal would obey. */
export const fileNameSchema = z
  .string()
  .transform((name) =>
    name
      .normalize('NFC')
      .replace(/^.*[/\\]/s, '')
      .replace(/\p{Cc}/gu, '')
      .trim(),
  )
  .pipe(z.string().min(1).max(255));
