import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of this run of the tests, which all files share. */
    runDir: string;
  }
}

/** Vitest's global setup: makes the folder of the run; what it returns removes it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'tungngo-run-'));
  project.provide('runDir', dir);
  return () => rm(dir, { recursive: true, force: true });
}
