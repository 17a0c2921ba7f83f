import type { Zip } from '../zip.js';
import { columnOf } from './cell-text.js';

/** A cell that stretches over rows: from `first` to `last`, 1-based, in a column from 0. */
export interface VerticalMerge {
  column: number;
  first: number;
  last: number;
}

/** Tables with merged cells are made by hand; a sheet beyond this size is an export. */
const MAX_SHEET_BYTES = 64 << 20;
const MAX_TAIL = 8 << 20;
const CARRY = 40;

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;

/**
 * Cells of a sheet that stretch over several rows, by their first row. They stand behind the rows
 * in the sheet's part, which is therefore read once more. Merges within one row are titles.
 */
export async function readVerticalMerges(zip: Zip, part: string): Promise<VerticalMerge[]> {
  const size = zip.members.get(part)?.uncompressedSize ?? 0;
  if (size > MAX_SHEET_BYTES) return [];
  let tail = '';
  let behindRows = false;
  for await (const chunk of zip.read(part)) {
    const text: string = tail + chunk.toString('latin1');
    const end: number = behindRows ? 0 : text.search(/<\/(?:\w+:)?sheetData>/);
    behindRows ||= end >= 0;
    tail = behindRows ? text.slice(end, end + MAX_TAIL) : text.slice(-CARRY);
  }
  const merges: VerticalMerge[] = [];
  for (const [, column = '', first, , last] of tail.matchAll(MERGE)) {
    const merge = { column: columnOf(column) ?? 0, first: Number(first), last: Number(last) };
    if (merge.last > merge.first) merges.push(merge);
  }
  return merges.sort((a, b) => a.first - b.first);
}

/** Gives every row under a merged cell the text that the person sees there. */
export class MergeFiller {
  private next = 0;
  private active: (VerticalMerge & { text: string })[] = [];

  constructor(private readonly merges: VerticalMerge[]) {}

  /** Fills the cells of a row that is not blank; rows come in their order. */
  fill(row: number, cells: string[]): void {
    if (this.merges.length === 0) return;
    this.active = this.active.filter(({ last }) => last >= row);
    for (const { column, text } of this.active) {
      if (text === '' || (cells[column] ?? '') !== '') continue;
      while (cells.length < column) cells.push('');
      cells[column] = text;
    }
    for (; this.next < this.merges.length; this.next++) {
      const merge = this.merges[this.next];
      if (merge === undefined || merge.first > row) break;
      // A merge whose first row is blank has no text to give.
      const text = merge.first === row ? (cells[merge.column] ?? '') : '';
      if (merge.last > row) this.active.push({ ...merge, text });
    }
  }
}
