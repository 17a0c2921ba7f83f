import { posix } from 'node:path';
import { limits } from '../limits.js';
import type { Zip } from '../zip.js';
import { unescapeText } from './cell-text.js';
import { kindOfFormat, type NumberKind } from './number-formats.js';
import type { TextStore } from './text-store.js';
import { readXml, XmlError } from './xml.js';

/** A sheet of a workbook; `part` is the zip's member that holds its rows. */
export interface Sheet {
  name: string;
  hidden: boolean;
  part: string;
}

/** What a workbook says of itself. */
export interface Workbook {
  sheets: Sheet[];
  date1904: boolean;
  sharedStrings: string | null;
  styles: string | null;
}

interface Relation {
  type: string;
  target: string;
}

/** The member that holds the workbook; null when the zip is none. */
export function workbookPart(zip: Zip): string | null {
  for (const name of zip.members.keys()) {
    if (/^\/?xl\/workbook\d*\.xml$/i.test(name)) return name;
  }
  return null;
}

type Read = (part: string) => AsyncIterable<Buffer>;

export async function readWorkbook(zip: Zip, part: string, read: Read): Promise<Workbook> {
  const relations = await readRelations(zip, part, read);
  const sheets: Sheet[] = [];
  let date1904 = false;
  await readXml(read(part), {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(1|true|on)$/.test(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(attributes.get('id') ?? '');
      if (relation === undefined || relation.type !== 'worksheet') return;
      const hidden = (attributes.get('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.get('name') ?? '', hidden, part: relation.target });
    },
  });
  const partOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.target ?? null;
  return { sheets, date1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

async function readRelations(zip: Zip, part: string, read: Read): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const relations = new Map<string, Relation>();
  const members = new Map([...zip.members.keys()].map((name) => [plainPath(name), name]));
  await readXml(read(`${folder}/_rels/${posix.basename(part)}.rels`), {
    open(name, attributes) {
      const id = attributes.get('Id');
      const type = attributes.get('Type');
      const to = attributes.get('Target');
      if (name !== 'Relationship' || !id || !type || !to) return;
      const path = to.startsWith('/') ? to : posix.join(folder, to);
      const target = members.get(plainPath(path));
      if (target !== undefined) relations.set(id, { type: posix.basename(type), target });
    },
  });
  return relations;
}

function plainPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

/** What numbers stand for, by the style of their cell. */
export async function readNumberKinds(part: string, read: Read): Promise<NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCellFormats = false;
  await readXml(read(part), {
    open(name, attributes) {
      if (name === 'numFmt') {
        codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      } else if (name === 'cellXfs') {
        inCellFormats = true;
      } else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.get('numFmtId') ?? 0);
        kinds.push(kindOfFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return kinds;
}

/** Reads the texts that cells share; phonetic hints are left out. */
export async function readSharedStrings(part: string, read: Read, store: TextStore) {
  let text = '';
  let inText = false;
  let inHint = false;
  await readXml(
    read(part),
    {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') inHint = true;
        else if (name === 't') inText = !inHint;
      },
      text(piece) {
        if (!inText) return;
        text += piece;
        if (text.length > limits.recordBytes) throw new XmlError('text too long');
      },
      close(name) {
        if (name === 't') inText = false;
        else if (name === 'rPh') inHint = false;
        else if (name === 'si') store.add(unescapeText(text));
      },
    },
    () => store.spillIfFull(),
  );
}
