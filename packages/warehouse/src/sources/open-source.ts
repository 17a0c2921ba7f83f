import { ok, type Problem, type Result, refused } from '@tungngo/domain';
import { openArchive } from './archive.js';
import { type Content, type Opened, Refusal, readPiece } from './content.js';
import { openDelimited } from './delimited.js';
import { openJson } from './json-source.js';
import { type Original, openOriginal } from './original.js';
import { openParquet } from './parquet.js';
import { checkPlainText, hashFile } from './plain-text.js';
import { sniff } from './sniff.js';
import type { OpenOptions, OpenSource } from './source.js';
import * as problems from './source-problems.js';
import { gunzip, UnpackBudget } from './unpack.js';
import { isWorkbook, openWorkbook } from './xlsx/workbook.js';
import { openZip, type Zip } from './zip.js';

type Packing = OpenSource['packed'];

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
  const { handle } = original.value;
  try {
    return ok(await openContent(original.value, file, options));
  } catch (error) {
    await handle.close();
    if (options.signal?.aborted) return refused(problems.cancelled);
    if (error instanceof Refusal) return refused(error.problem);
    throw error;
  }
}

async function openContent(
  original: Original,
  file: string,
  options: OpenOptions,
): Promise<OpenSource> {
  const content: Content = { ...original, file };
  const opened = await openPacked(content, options);
  const missing = tableProblem(opened, file, options);
  if (missing !== null) {
    await opened.close();
    throw new Refusal(missing);
  }
  const text = opened.packed === null && opened.inPlace ? { file, ...opened.inPlace } : null;
  const closing = new AbortController();
  const stop = AbortSignal.any([closing.signal, ...(options.signal ? [options.signal] : [])]);
  let hashing: Promise<Result<string>> | null = null;
  return {
    format: opened.format,
    packed: opened.packed,
    encoding: opened.encoding,
    bytes: original.bytes,
    modifiedMs: original.modifiedMs,
    tables: opened.tables,
    content: opened.content,
    sha256() {
      hashing ??= hashFile(original.handle, text, stop);
      return hashing;
    },
    isUnchanged: original.isUnchanged,
    async close() {
      // Else it would read on from a closed file, with nobody left to hear of the failure.
      closing.abort();
      await hashing?.catch(() => undefined);
      await opened.close();
      await original.handle.close();
    },
  };
}

/** A file that is one table has no name for it: a profile of a workbook's sheet reads it too. */
export function isOnlyTable(tables: readonly { name: string }[]): boolean {
  return tables.length === 1 && tables[0]?.name === '';
}

function tableProblem(opened: Opened, file: string, { table }: OpenOptions): Problem | null {
  if (opened.format === 'geo') return null;
  if (opened.tables.length === 0) {
    return problems.fileProblem(file, problems.headerOnly, {}, 'file-empty');
  }
  if (table === undefined || opened.tables.some(({ name }) => name === table)) return null;
  if (isOnlyTable(opened.tables)) return null;
  const names = opened.tables.map(({ name }) => name);
  return problems.tableMissing(file, table, names);
}

async function openPacked(
  content: Content,
  options: OpenOptions,
): Promise<Opened & { packed: Packing }> {
  const kind = sniff(await readPiece(content, 0, 64 << 10));
  if (kind !== 'gzip' && kind !== 'zip') {
    return { ...(await openPlain(content, options)), packed: null };
  }
  const budget = await UnpackBudget.of(content, options.scratchDir);
  if (kind === 'zip') return openZipped(content, budget, options);
  const unpacked = await gunzip(content, budget, options);
  try {
    const inner = await openUnpacked(unpacked, budget, options);
    const close = async () => {
      await inner.close();
      await unpacked.close();
    };
    const name = content.file.replace(/\.gz$/i, '');
    return {
      ...inner,
      content: inner.content && { ...inner.content, name },
      close,
      packed: 'gzip',
    };
  } catch (error) {
    await unpacked.close();
    throw error;
  }
}

async function openZipped(
  content: Content,
  budget: UnpackBudget,
  options: OpenOptions,
): Promise<Opened & { packed: Packing }> {
  const zip = await openZip(content);
  try {
    const special = await openSpecialZip(content, zip, budget, options);
    if (special !== null) return { ...special, packed: null };
    const members = await openArchive(content, zip, budget, options, (member, memberOptions) =>
      openUnpacked(member, budget, memberOptions),
    );
    return { ...members, packed: 'zip' };
  } finally {
    zip.close();
  }
}

/** Formats that are zips themselves; null for an archive of other files. */
async function openSpecialZip(
  content: Content,
  zip: Zip,
  budget: UnpackBudget,
  options: OpenOptions,
): Promise<Opened | null> {
  const names = [...zip.members.keys()];
  if (isWorkbook(zip)) return openWorkbook(content, zip, budget, options);
  if (names.some((name) => /\.(shp|kml)$/i.test(name) && !name.startsWith('__MACOSX/'))) {
    return geo(content);
  }
  const office = names.includes('[Content_Types].xml') || names.includes('mimetype');
  if (office) throw new Refusal(problems.fileProblem(content.file, problems.otherSheet));
  return null;
}

/** Opens what was in an archive: everything but a further archive. */
async function openUnpacked(
  content: Content,
  budget: UnpackBudget,
  options: OpenOptions,
): Promise<Opened> {
  const kind = sniff(await readPiece(content, 0, 64 << 10));
  const nested = new Refusal(problems.fileProblem(content.file, problems.nestedArchive));
  if (kind === 'gzip') throw nested;
  if (kind === 'zip') {
    const zip = await openZip(content);
    try {
      const special = await openSpecialZip(content, zip, budget, options);
      if (special === null) throw nested;
      return special;
    } finally {
      zip.close();
    }
  }
  const opened = await openPlain(content, options);
  if (opened.inPlace === null) return opened;
  const text = { file: content.file, ...opened.inPlace };
  const problem = await checkPlainText(content.handle, text, options.signal);
  if (problem === null) return opened;
  await opened.close();
  throw new Refusal(problem);
}

async function openPlain(content: Content, options: OpenOptions): Promise<Opened> {
  const { file } = content;
  if (content.bytes === 0) {
    throw new Refusal(problems.fileProblem(file, problems.empty, {}, 'file-empty'));
  }
  const kind = sniff(await readPiece(content, 0, 64 << 10));
  switch (kind) {
    case 'parquet':
      return openParquet(content, options);
    case 'json':
      return openJson(content, options);
    case 'sqlite':
    case 'kml':
    case 'geojson':
      return geo(content);
    case 'ole':
      throw new Refusal(problems.fileProblem(file, problems.oldExcel));
    case 'markup':
      throw new Refusal(problems.fileProblem(file, problems.otherSheet));
    case 'archive':
      throw new Refusal(problems.fileProblem(file, problems.otherArchive));
    case 'binary':
      throw new Refusal(problems.fileProblem(file, problems.binary));
    default:
      return openDelimited(content, options);
  }
}

/** Boundaries are read elsewhere, from the unpacked content. */
function geo({ path, file }: Content): Opened {
  const content = { path, name: file };
  const close = async () => {};
  return { format: 'geo', encoding: null, tables: [], inPlace: null, content, close };
}
