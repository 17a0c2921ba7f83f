import { type Content, type Opened, Refusal } from '../content.js';
import { limits } from '../limits.js';
import type { OpenOptions, SourceTable } from '../source.js';
import * as problems from '../source-problems.js';
import { TableBuilder } from '../table-builder.js';
import type { UnpackBudget } from '../unpack.js';
import type { Zip } from '../zip.js';
import { MergeFiller, readVerticalMerges } from './merges.js';
import {
  readNumberKinds,
  readSharedStrings,
  readWorkbook,
  type Sheet,
  type Workbook,
  workbookPart,
} from './parts.js';
import { type CellContext, SheetRows } from './sheet-rows.js';
import { TextStore } from './text-store.js';
import { readXml, XmlError } from './xml.js';

export function isWorkbook(zip: Zip): boolean {
  return workbookPart(zip) !== null;
}

interface Reading {
  content: Content;
  zip: Zip;
  options: OpenOptions;
  read(part: string): AsyncGenerator<Buffer>;
}

/**
 * Opens a workbook: a table for each visible sheet with data. Its parts are streamed; memory is
 * that of a few rows and of the shared strings' store. Throws a Refusal.
 */
export async function openWorkbook(
  content: Content,
  zip: Zip,
  budget: UnpackBudget,
  options: OpenOptions,
): Promise<Opened> {
  const read = (part: string) => readPart(content, zip, part, budget, options);
  const texts = new TextStore(options.scratchDir);
  const builders: TableBuilder[] = [];
  const close = async () => {
    for (const builder of builders.splice(0)) await builder.close();
  };
  try {
    const reading: Reading = { content, zip, options, read };
    const tables = await readTables(reading, texts, builders);
    return { format: 'xlsx', encoding: null, tables, inPlace: null, content: null, close };
  } catch (error) {
    await close();
    throw error instanceof XmlError
      ? new Refusal(problems.fileProblem(content.file, problems.brokenWorkbook))
      : error;
  } finally {
    await texts.close();
  }
}

async function readTables(reading: Reading, texts: TextStore, builders: TableBuilder[]) {
  const { content, zip, options, read } = reading;
  const workbook = await readWorkbook(zip, workbookPart(zip) ?? '', read);
  const sheets = wantedSheets(workbook, content.file, options.table);
  if (workbook.sharedStrings) await readSharedStrings(workbook.sharedStrings, read, texts);
  const kinds = workbook.styles ? await readNumberKinds(workbook.styles, read) : [];
  const context: CellContext = { texts, kinds, date1904: workbook.date1904 };
  const tables: SourceTable[] = [];
  for (const sheet of sheets) {
    const builder = await TableBuilder.create(content.file, options);
    builders.push(builder);
    const filler = new MergeFiller(await readVerticalMerges(zip, sheet.part));
    const rows = new SheetRows(context, (row, cells) => {
      filler.fill(row, cells);
      builder.add(row, cells);
    });
    await readXml(read(sheet.part), rows, () => builder.flushIfFull());
    const table = await builder.finish(sheet.name);
    if (table !== null) tables.push(table);
  }
  return tables;
}

function wantedSheets({ sheets }: Workbook, file: string, table?: string): Sheet[] {
  if (table !== undefined) {
    const wanted = sheets.filter(({ name }) => name === table);
    const names = sheets.map(({ name }) => name);
    if (wanted.length === 0) throw new Refusal(problems.tableMissing(file, table, names));
    return wanted;
  }
  if (sheets.length > limits.tables) {
    throw new Refusal(problems.tooManyMembers(file, limits.tables));
  }
  const visible = sheets.filter(({ hidden }) => !hidden);
  return visible.length > 0 ? visible : sheets;
}

/** Bytes of a part; what was unpacked and read of the file is counted on the way. */
async function* readPart(
  content: Content,
  zip: Zip,
  part: string,
  budget: UnpackBudget,
  { signal, onBytes }: OpenOptions,
): AsyncGenerator<Buffer> {
  const entry = zip.members.get(part);
  if (entry === undefined) throw new XmlError(`no part ${part}`);
  let unpacked = 0;
  for await (const chunk of zip.read(part)) {
    signal?.throwIfAborted();
    budget.spend(chunk.length);
    unpacked += chunk.length;
    yield chunk;
    const share = entry.uncompressedSize === 0 ? 1 : unpacked / entry.uncompressedSize;
    onBytes?.(Math.round(share * entry.compressedSize), content.bytes);
  }
}
