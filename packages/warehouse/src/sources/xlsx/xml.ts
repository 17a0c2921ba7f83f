import { limits } from '../limits.js';

/** Receives the elements of an XML part; names come without their prefix. */
export interface XmlSink {
  /** `attributes` are good until the call returns. */
  open(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** An XML part is not well formed, ends too early, or holds what workbooks never hold. */
export class XmlError extends Error {}

/** The attributes of one element. */
export class XmlAttributes {
  private readonly names: string[] = [];
  private readonly values: string[] = [];
  private count = 0;

  /** An attribute by its name, whatever its prefix. */
  get(name: string): string | undefined {
    for (let i = 0; i < this.count; i++) {
      if (this.names[i] === name) return this.values[i];
    }
    for (let i = 0; i < this.count; i++) {
      if (this.names[i]?.endsWith(`:${name}`)) return this.values[i];
    }
    return undefined;
  }

  clear(): void {
    this.count = 0;
  }

  add(name: string, value: string): void {
    this.names[this.count] = name;
    this.values[this.count++] = value;
  }
}

/**
 * Reads an XML part piece by piece. Throws an XmlError when it is not well formed, ends too early
 * or declares a document type: so no entity can be defined, and none can grow.
 */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  sink: XmlSink,
  onPiece?: () => Promise<void> | void,
): Promise<void> {
  const scanner = new XmlScanner(sink);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    scanner.push(decodeOr(() => decoder.decode(chunk, { stream: true })));
    await onPiece?.();
  }
  scanner.push(decodeOr(() => decoder.decode()));
  scanner.end();
}

function decodeOr(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new XmlError('not UTF-8');
  }
}

/** Returned where more text is needed to go on. */
const MORE = -1;

const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;

/** Splits XML into elements and text, in pieces; see `readXml`. */
export class XmlScanner {
  private rest = '';
  private readonly path: string[] = [];
  private readonly attributes = new XmlAttributes();
  private hadRoot = false;

  constructor(private readonly sink: XmlSink) {}

  push(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = text.charCodeAt(at) === LT ? this.markup(text, at) : this.characters(text, at);
      if (next === MORE) break;
      at = next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > limits.recordBytes) throw new XmlError('too long');
  }

  end(): void {
    if (this.rest.trim() !== '' || this.path.length > 0 || !this.hadRoot) {
      throw new XmlError('ends too early');
    }
  }

  private characters(text: string, start: number): number {
    const end = text.indexOf('<', start);
    if (end < 0) return MORE;
    this.emit(text.slice(start, end), true);
    return end;
  }

  private emit(raw: string, escaped: boolean): void {
    if (this.path.length === 0) {
      if (raw.trim() !== '' && raw !== '\uFEFF') throw new XmlError('text outside the root');
      return;
    }
    if (!this.sink.text) return;
    const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
    this.sink.text(escaped ? unescapeXml(text) : text);
  }

  private markup(text: string, start: number): number {
    if (start + 1 >= text.length) return MORE;
    switch (text[start + 1]) {
      case '/':
        return this.closeTag(text, start);
      case '?':
        return after(text, '?>', start);
      case '!':
        return this.declaration(text, start);
      default:
        return this.openTag(text, start);
    }
  }

  private declaration(text: string, start: number): number {
    if (text.startsWith('<!--', start)) return after(text, '-->', start + 4);
    if (text.startsWith('<![CDATA[', start)) {
      const end = after(text, ']]>', start);
      if (end !== MORE) this.emit(text.slice(start + 9, end - 3), false);
      return end;
    }
    if (text.length - start < 9) return MORE;
    throw new XmlError('a declaration');
  }

  private closeTag(text: string, start: number): number {
    const name = this.path.at(-1) ?? '';
    let end = start + 2 + name.length;
    if (text.charCodeAt(end) !== GT) {
      end = text.indexOf('>', start);
      if (end < 0) return MORE;
    }
    if (name === '' || text.slice(start + 2, end).trimEnd() !== name) {
      throw new XmlError('a tag that closes nothing');
    }
    this.path.pop();
    this.sink.close?.(localName(name));
    return end + 1;
  }

  private openTag(text: string, start: number): number {
    const nameEnd = endOfName(text, start + 1);
    if (nameEnd >= text.length) return MORE;
    const name = text.slice(start + 1, nameEnd);
    if (name === '' || (this.hadRoot && this.path.length === 0)) throw new XmlError('no element');
    this.attributes.clear();
    let at = nameEnd;
    for (;;) {
      at = afterBlanks(text, at);
      const code = text.charCodeAt(at);
      if (code === GT || code === SLASH) break;
      if (at >= text.length) return MORE;
      at = this.attribute(text, at);
      if (at === MORE) return MORE;
    }
    const empty = text.charCodeAt(at) === SLASH;
    if (empty && at + 1 >= text.length) return MORE;
    if (empty && text.charCodeAt(at + 1) !== GT) throw new XmlError('a stray slash');
    this.hadRoot = true;
    this.sink.open(localName(name), this.attributes);
    if (empty) this.sink.close?.(localName(name));
    else this.path.push(name);
    return at + (empty ? 2 : 1);
  }

  private attribute(text: string, start: number): number {
    const nameEnd = endOfName(text, start);
    const equals = afterBlanks(text, nameEnd);
    const quoteAt = afterBlanks(text, equals + 1);
    if (quoteAt >= text.length) return MORE;
    const quote = text[quoteAt] ?? '';
    if (text.charCodeAt(equals) !== EQUALS || nameEnd === start || !/["']/.test(quote)) {
      throw new XmlError('an attribute without a value');
    }
    const end = text.indexOf(quote, quoteAt + 1);
    if (end < 0) return MORE;
    const raw = text.slice(quoteAt + 1, end);
    this.attributes.add(text.slice(start, nameEnd), unescapeXml(raw));
    return end + 1;
  }
}

function after(text: string, mark: string, start: number): number {
  const at = text.indexOf(mark, start);
  return at < 0 ? MORE : at + mark.length;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

function endOfName(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === GT || code === SLASH || code === EQUALS || code === LT || isBlank(code)) break;
  }
  return at;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,12})(;?)/g, (_, entity: string, end: string) => {
    const code = /^#(?:x([0-9A-Fa-f]+)|(\d+))$/.exec(entity);
    const point = code?.[1] ? Number.parseInt(code[1], 16) : Number(code?.[2] ?? Number.NaN);
    const char = point <= 0x10ffff ? String.fromCodePoint(point) : named[entity];
    if (end === '' || char === undefined) throw new XmlError('an unknown entity');
    return char;
  });
}
