import type { Session } from '../duckdb/session.js';

/** A file that was imported: its name then, and the SHA-256 of its content. */
export interface ImportedFile {
  file: string;
  sha256: string;
}

/** The file of one import; null when the generation holds no such import. */
export async function readImportedFile(
  session: Session,
  importId: string,
): Promise<ImportedFile | null> {
  const [row] = await session.rows<ImportedFile>(
    'SELECT file, sha256 FROM import WHERE import_id::VARCHAR = $importId',
    { importId },
  );
  return row ?? null;
}
