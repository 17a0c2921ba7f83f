import { limits } from '../limits.js';
import { columnOf, numberText, unescapeText } from './cell-text.js';
import type { NumberKind } from './number-formats.js';
import type { TextStore } from './text-store.js';
import { type XmlAttributes, XmlError, type XmlSink } from './xml.js';

/** What is needed to turn a cell into text. */
export interface CellContext {
  texts: TextStore;
  kinds: NumberKind[];
  date1904: boolean;
}

const plain: NumberKind = { kind: 'number' };

/**
 * Turns the XML of a sheet into rows. A row is given with the number that the person sees; its
 * cells end with the last one that is not empty, and a row without any is left out.
 */
export class SheetRows implements XmlSink {
  private row = 0;
  private column = -1;
  private cells: string[] = [];
  private type = 'n';
  private style = 0;
  private value = '';
  private inValue = false;
  private inHint = false;
  private hasValue = false;

  constructor(
    private readonly context: CellContext,
    private readonly onRow: (row: number, cells: string[]) => void,
  ) {}

  open(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'row':
        this.row = rowNumber(attributes.get('r')) ?? this.row + 1;
        this.column = -1;
        this.cells = [];
        break;
      case 'c':
        this.column = columnOf(attributes.get('r') ?? '') ?? this.column + 1;
        this.type = attributes.get('t') ?? 'n';
        this.style = Number(attributes.get('s') ?? 0);
        this.value = '';
        this.hasValue = false;
        break;
      case 'v':
      case 't':
        this.inValue = !this.inHint;
        this.hasValue = true;
        break;
      case 'rPh':
        this.inHint = true;
    }
  }

  text(piece: string): void {
    if (!this.inValue) return;
    this.value += piece;
    if (this.value.length > limits.recordBytes) throw new XmlError('text too long');
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.inValue = false;
        break;
      case 'rPh':
        this.inHint = false;
        break;
      case 'c':
        if (this.hasValue) this.endCell();
        break;
      case 'row':
        if (this.cells.length > 0) this.onRow(this.row, this.cells);
        this.cells = [];
    }
  }

  private endCell(): void {
    const text = this.cellText();
    if (text.trim() === '') return;
    // Far out there may be one cell: the row would be refused for its width, not filled up to it.
    const column = Math.min(this.column, limits.columns);
    while (this.cells.length < column) this.cells.push('');
    this.cells[column] = text;
  }

  private cellText(): string {
    const { texts, kinds, date1904 } = this.context;
    switch (this.type) {
      case 's': {
        const text = texts.get(Number(this.value));
        if (text === undefined) throw new XmlError('no such shared string');
        return text;
      }
      case 'inlineStr':
      case 'str':
        return unescapeText(this.value);
      case 'b':
        return this.value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        return '';
      case 'd':
        return this.value.replace('T', ' ').replace(/(\.\d+)?Z?$/, '');
      default:
        return numberText(this.value, kinds[this.style] ?? plain, date1904);
    }
  }
}

function rowNumber(text: string | undefined): number | null {
  const row = Number(text);
  return text !== undefined && Number.isSafeInteger(row) && row > 0 ? row : null;
}
