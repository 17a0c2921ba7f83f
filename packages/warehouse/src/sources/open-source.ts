import { ok, type Result, refused } from '@tungngo/domain';
import { tableInPlace } from './delimited.js';
import { readDelimitedLayout } from './delimited-layout.js';
import { limits } from './limits.js';
import { hashOriginal, type Original, openOriginal } from './original.js';
import type { OpenOptions, OpenSource } from './source.js';
import * as problems from './source-problems.js';

/**
 * Opens a file of any known format as tables of text. Refused with a problem that names the file
 * when it cannot be read as a whole; an opened source must be closed.
 * @param file the name by which people know it
 */
export async function openSource(
  path: string,
  file: string,
  options: OpenOptions,
): Promise<Result<OpenSource>> {
  const original = await openOriginal(path, file);
  if (!original.ok) return original;
  const source = await openText(original.value, file, options);
  if (!source.ok) await original.value.handle.close();
  return source;
}

async function openText(
  original: Original,
  file: string,
  options: OpenOptions,
): Promise<Result<OpenSource>> {
  const head = Buffer.alloc(Math.min(limits.headBytes, original.bytes));
  await original.handle.read(head, 0, head.length, 0);
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  const layout = readDelimitedLayout(text, head.length === original.bytes, options);
  if (layout === null) {
    return refused(problems.fileProblem(file, problems.empty, {}, 'file-empty'));
  }
  const { headerRow } = layout;
  return ok({
    format: 'csv',
    packed: null,
    encoding: 'utf-8',
    bytes: original.bytes,
    modifiedMs: original.modifiedMs,
    tables: [tableInPlace(original.path, layout)],
    content: null,
    sha256: () => hashOriginal(original, { file, headerRow }, options.signal),
    isUnchanged: original.isUnchanged,
    close: () => original.handle.close(),
  });
}
