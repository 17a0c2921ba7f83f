/** What the first bytes of a content say that it is. */
export type Kind =
  | 'gzip'
  | 'zip'
  | 'parquet'
  | 'ole'
  | 'sqlite'
  | 'kml'
  | 'markup'
  | 'geojson'
  | 'json'
  | 'archive'
  | 'binary'
  | 'text';

const magic: [Kind, number[]][] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x42, 0x5a, 0x68]],
  ['archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['binary', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['binary', [0x89, 0x50, 0x4e, 0x47]],
  ['binary', [0xff, 0xd8, 0xff]],
];

const GEO_TYPE =
  /"type"\s*:\s*"(FeatureCollection|Feature|Topology|GeometryCollection|Multi(Polygon|Point|LineString))"/;

/** Recognises a content by its start; names are not believed. */
export function sniff(head: Buffer): Kind {
  for (const [kind, bytes] of magic) if (bytes.every((byte, i) => head[i] === byte)) return kind;
  const start = head.subarray(0, 64 << 10).toString('latin1');
  if (start.startsWith('PAR1')) return 'parquet';
  if (start.startsWith('SQLite format 3\0')) return 'sqlite';
  if (start.slice(257, 262) === 'ustar') return 'archive';
  const text = start.replace(/^(\xef\xbb\xbf)?\s*/, '');
  if (text.startsWith('<')) return /<(\w+:)?kml[\s>]/.test(text) ? 'kml' : sniffMarkup(text);
  if (/^\{\s*["}]/.test(text)) return GEO_TYPE.test(text) ? 'geojson' : 'json';
  if (/^\[\s*(\{|\]\s*$)/.test(text)) return 'json';
  return 'text';
}

function sniffMarkup(text: string): Kind {
  return /^<(\?xml|!doctype|html|table|div|meta|head|style)/i.test(text) ? 'markup' : 'text';
}
