/** Receives the records of a text. `line` is the 1-based line on which the record starts. */
export interface RecordSink {
  record(cells: string[], line: number): void;
  /** A line that is no record, whole: its quotes are astray. */
  malformed(raw: string, line: number): void;
}

/** Thrown when a record is longer than the limit; nobody can say where the next one starts. */
export class RecordTooLong extends Error {
  constructor(readonly line: number) {
    super(`record too long at line ${line}`);
  }
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const INCOMPLETE = -1;
const MALFORMED = -2;

/**
 * Splits delimited text into records as RFC 4180 says, in chunks. It is lenient where files are:
 * line ends may be mixed (LF, CRLF, CR), a quote inside an unquoted cell is a character, and after
 * a quote that goes astray reading goes on at the next line. Blank lines are passed over.
 */
export class CsvRecords {
  private rest = '';
  private line = 1;
  private cells: string[] = [];
  private breaks = 0;

  constructor(
    private readonly delimiter: string,
    private readonly sink: RecordSink,
    private readonly maxLength: number,
  ) {}

  push(text: string): void {
    this.consume(this.rest + text, false);
  }

  end(): void {
    this.consume(this.rest, true);
  }

  private consume(text: string, final: boolean): void {
    let start = 0;
    while (start < text.length) {
      let end = this.readRecord(text, start, final);
      if (end === INCOMPLETE) {
        if (text.length - start > this.maxLength) end = this.afterBadLine(text, start, final);
        if (end === INCOMPLETE) break;
      } else if (end === MALFORMED) {
        end = this.afterBadLine(text, start, final);
        if (end === INCOMPLETE) break;
      } else {
        this.emit(text, start, end);
      }
      start = end;
    }
    this.rest = text.slice(start);
    if (this.rest.length > this.maxLength) throw new RecordTooLong(this.line);
  }

  private emit(text: string, start: number, end: number): void {
    if (end - start > this.maxLength) throw new RecordTooLong(this.line);
    const blank =
      this.cells.length === 1 && this.cells[0] === '' && text.charCodeAt(start) !== QUOTE;
    if (!blank) this.sink.record(this.cells, this.line);
    this.line += this.breaks + 1;
  }

  private afterBadLine(text: string, start: number, final: boolean): number {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end++;
    if (end === text.length && !final) return INCOMPLETE;
    if (text.charCodeAt(end) === CR && end + 1 === text.length && !final) return INCOMPLETE;
    this.sink.malformed(text.slice(start, end), this.line);
    this.line++;
    return afterBreak(text, end);
  }

  /** Index after the record that starts at `start`, its cells in `this.cells`. */
  private readRecord(text: string, start: number, final: boolean): number {
    const delimiter = this.delimiter.charCodeAt(0);
    this.cells = [];
    this.breaks = 0;
    let at = start;
    for (;;) {
      at =
        text.charCodeAt(at) === QUOTE ? this.readQuoted(text, at, final) : this.readPlain(text, at);
      if (at < 0) return at;
      const code = text.charCodeAt(at);
      if (code === delimiter) at++;
      else if (at >= text.length) return final ? at : INCOMPLETE;
      else if (code === CR && at + 1 === text.length && !final) return INCOMPLETE;
      else if (code === LF || code === CR) return afterBreak(text, at);
      else return MALFORMED;
    }
  }

  private readPlain(text: string, start: number): number {
    const delimiter = this.delimiter.charCodeAt(0);
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LF || code === CR) break;
    }
    this.cells.push(text.slice(start, at));
    return at;
  }

  private readQuoted(text: string, start: number, final: boolean): number {
    let value = '';
    let from = start + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) return final ? MALFORMED : INCOMPLETE;
      if (quote + 1 === text.length && !final) return INCOMPLETE;
      const doubled = text.charCodeAt(quote + 1) === QUOTE;
      value += text.slice(from, doubled ? quote + 1 : quote);
      from = quote + (doubled ? 2 : 1);
      if (!doubled) break;
    }
    if (value.length > 0) this.breaks += countBreaks(value);
    this.cells.push(value);
    return from;
  }
}

function afterBreak(text: string, at: number): number {
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

function countBreaks(value: string): number {
  return value.includes('\n') || value.includes('\r') ? value.split(/\r\n|\n|\r/).length - 1 : 0;
}
