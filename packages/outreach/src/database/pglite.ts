import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type Problem, ProblemError } from '@tungngo/domain';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Database } from './database.js';
import { lockFolder } from './folder-lock.js';
import { migrationsFolder } from './migrations.js';
import { syncFolder, syncTree } from './sync.js';

/** Opens the store in memory: for tests and trials. */
export async function openInMemory(): Promise<Database> {
  const engine = await PGlite.create();
  await migrate(drizzle(engine), { migrationsFolder });
  return databaseOf(engine, { committed: async () => {}, closed: async () => {} });
}

/**
 * Opens the store in a folder that belongs to it alone, makes it if need be, and migrates it.
 * Throws a `ProblemError`: `writer-busy` when another process has it open, `not-writable`,
 * `disk-full`, or `integrity-failed` when what is there does not open.
 */
export async function openFolder(dir: string): Promise<Database> {
  const release = await openOrExplain(dir, async () => {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    return lockFolder(dir);
  });
  try {
    return await openOrExplain(dir, async () => {
      const cluster = join(dir, 'cluster');
      const engine = await openCluster(dir, cluster);
      await migrate(drizzle(engine), { migrationsFolder });
      await syncTree(cluster);
      return databaseOf(engine, {
        committed: () => syncFolder(join(cluster, 'pg_wal')),
        closed: async () => {
          await syncTree(cluster);
          await release();
        },
      });
    });
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * A new cluster is made beside its place and moved there when it is whole: a start that was cut
 * short leaves nothing that the next one would take for a store.
 */
async function openCluster(dir: string, cluster: string): Promise<PGlite> {
  if (!existsSync(cluster)) {
    const draft = join(dir, 'cluster.new');
    await rm(draft, { recursive: true, force: true });
    const engine = await PGlite.create({ dataDir: draft });
    await engine.close();
    await syncTree(draft);
    await rename(draft, cluster);
    await syncFolder(dir);
  }
  return PGlite.create({ dataDir: cluster });
}

function databaseOf(
  engine: PGlite,
  after: { committed: () => Promise<void>; closed: () => Promise<void> },
): Database {
  const connection = drizzle(engine);
  return {
    connection,
    async write(work) {
      const result = await connection.transaction(work);
      await after.committed();
      return result;
    },
    async close() {
      await engine.close();
      await after.closed();
    },
  };
}

async function openOrExplain<T>(dir: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(cannotOpen(dir, error as NodeJS.ErrnoException));
  }
}

const notWritableCodes = ['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST'];

function cannotOpen(dir: string, { code = '', message }: NodeJS.ErrnoException): Problem {
  if (code === 'ENOSPC') {
    return {
      code: 'disk-full',
      message: {
        vi: `Ổ đĩa của kho điều phối ${dir} đã đầy.`,
        en: `The disk of the operational store ${dir} is full.`,
      },
      remedy: {
        vi: 'Giải phóng ít nhất 200 MB rồi mở lại.',
        en: 'Free at least 200 MB and open it again.',
      },
    };
  }
  if (notWritableCodes.includes(code)) {
    return {
      code: 'not-writable',
      message: {
        vi: `Không ghi được vào thư mục của kho điều phối ${dir} (${code}).`,
        en: `The folder of the operational store ${dir} cannot be written (${code}).`,
      },
      remedy: {
        vi: 'Cấp quyền ghi cho thư mục dữ liệu, hoặc chọn thư mục khác bằng TUNGNGO_DATA.',
        en: 'Make the data folder writable, or choose another one with TUNGNGO_DATA.',
      },
    };
  }
  return {
    code: 'integrity-failed',
    message: {
      vi: `Kho điều phối ${dir} không mở được: ${message}.`,
      en: `The operational store ${dir} does not open: ${message}.`,
    },
    remedy: {
      vi: 'Không xoá thư mục; khôi phục nó từ bản sao lưu gần nhất, hoặc mở bằng phiên bản đã tạo ra nó.',
      en: 'Do not delete the folder; restore it from the latest backup, or open it with the version that made it.',
    },
  };
}
