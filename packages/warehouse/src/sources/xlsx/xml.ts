import { SaxesParser } from 'saxes';

/** Receives the elements of an XML part; names come without their prefix. */
export interface XmlSink {
  open(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads an XML part piece by piece. Throws an Error when it is not well formed or ends too early;
 * entities that a document defines itself are not known, so none can grow.
 */
export async function readXml(chunks: AsyncIterable<Buffer>, sink: XmlSink, onPiece?: OnPiece) {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => sink.open(localName(name), attributes));
  if (sink.text) parser.on('text', (text) => sink.text?.(text));
  if (sink.close) parser.on('closetag', ({ name }) => sink.close?.(localName(name)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    parser.write(decodeOr(() => decoder.decode(chunk, { stream: true })));
    await onPiece?.(chunk.length);
  }
  parser.write(decodeOr(() => decoder.decode()));
  parser.close();
}

type OnPiece = (bytes: number) => Promise<void> | void;

export class XmlError extends Error {}

function decodeOr(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new XmlError('not UTF-8');
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute by its name without prefix. */
export function attributeOf(attributes: Record<string, string>, name: string): string | undefined {
  return (
    attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1]
  );
}
