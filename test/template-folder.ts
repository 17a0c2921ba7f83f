import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import type {} from './run-folder.js';

/**
 * A folder that is made once in a run of the tests, by the first file that asks for it, and that
 * everybody copies: nobody may change it.
 * @param make fills the folder, whose path will be another one afterwards.
 */
export async function templateFolder(
  name: string,
  make: (dir: string) => Promise<void>,
): Promise<string> {
  const whole = join(inject('runDir'), name);
  const making = `${whole}.making`;
  const failed = `${whole}.failed`;
  const isFirst = await mkdir(`${whole}.claim`).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    try {
      await mkdir(making);
      await make(making);
      await rename(making, whole);
    } catch (error) {
      await writeFile(failed, String(error));
      throw error;
    }
  }
  while (!existsSync(whole)) {
    if (existsSync(failed)) throw new Error(`${name} could not be made by another file of tests`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return whole;
}
