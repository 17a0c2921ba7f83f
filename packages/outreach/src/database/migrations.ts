import { fileURLToPath } from 'node:url';

/** The SQL that drizzle-kit wrote from `schema.ts`; the same place from `src` and from `dist`. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
