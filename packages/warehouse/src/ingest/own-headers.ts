import type { ImportKind } from '@tungngo/domain';
import { columnPosition } from '../mapping/header-words.js';
import { proposeMapping } from '../mapping/propose-mapping.js';
import { delimitedKindOf } from './kinds/delimited-kinds.js';

type Rename = (header: string) => string;

/**
 * Renames a record's headers to the kind's own ones: rows that were quarantined by the first release
 * have those of their file. What is recognised once is kept for the next records.
 */
export function renameHeaders(): (kind: ImportKind, headers: readonly string[]) => Rename {
  const known = new Map<string, Map<string, string>>();
  return (kind, headers) => {
    const key = JSON.stringify([kind, headers]);
    const names = known.get(key) ?? recognise(kind, headers);
    known.set(key, names);
    return (header) => names.get(header) ?? header;
  };
}

function recognise(kind: ImportKind, headers: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const spec = delimitedKindOf(kind);
  const own = new Map(spec?.columns.map(({ field, header }) => [field, header]));
  if (!spec || headers.every((header) => [...own.values()].includes(header))) return names;
  for (const [field, source] of Object.entries(proposeMapping(headers, spec).columns)) {
    const header = own.get(field);
    const found = 'column' in source ? headers[columnPosition(headers, source.column)] : undefined;
    if (found !== undefined && header !== undefined) names.set(found, header);
  }
  return names;
}

/** A record under other headers. */
export function renamed(record: Record<string, string>, rename: Rename): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([header, text]) => [rename(header), text]));
}
