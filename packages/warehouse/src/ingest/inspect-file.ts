import { basename } from 'node:path';
import { type FileInspection, type InspectedTable, ok, type Result } from '@tungngo/domain';
import { type FeatureFile, featureRows, readFeatures } from '@tungngo/geo';
import { columnNames, columnPosition } from '../mapping/header-words.js';
import { isPersonalHeader } from '../mapping/personal-headers.js';
import { rankKinds } from '../mapping/rank-kinds.js';
import type { OpenSource } from '../sources/source.js';
import type { Reading } from './choose-tables.js';
import { problemOfFailure } from './failures.js';
import { geoContent } from './geo-table.js';
import { delimitedKindOf, fileKinds } from './kinds/delimited-kinds.js';
import { withSource } from './with-source.js';

/** A file to look at, and where decoded copies may lie while it is. */
export interface InspectionOptions {
  path: string;
  /** The name by which people know it; its own when left out. */
  name?: string;
  scratchDir: string;
  /** How to read it, where somebody knows better than what is found. */
  reading?: Reading | undefined;
  signal?: AbortSignal | undefined;
}

/** What a reader of the file learns of its tables. */
type FoundTable = Pick<InspectedTable, 'name' | 'headers' | 'headerRow' | 'sample'>;

const HIDDEN = '•••';
const SAMPLE_ROWS = 20;
const MAX_LAYERS = 20;

/**
 * Looks at a file: its format, its tables, their headers and first rows, and the kinds that these
 * fit. Persons' identifiers, names, telephones and addresses are hidden in the first rows.
 * Refused with a problem that names the file when it cannot be read as a whole.
 */
export async function inspectFile(options: InspectionOptions): Promise<Result<FileInspection>> {
  const { path, scratchDir, signal } = options;
  const name = options.name ?? basename(path);
  try {
    return await withSource(
      { path, name, reading: options.reading ?? {} },
      { scratchDir, signal },
      async (source) => {
        const tables = await inspectTables(source, name);
        if (!tables.ok) return tables;
        const { bytes, format, packed, encoding } = source;
        return ok({
          file: name,
          bytes,
          format,
          packed,
          encoding,
          tables: tables.value,
          profiles: [],
        });
      },
    );
  } catch (error) {
    return problemOfFailure(error, signal);
  }
}

async function inspectTables(source: OpenSource, file: string): Promise<Result<InspectedTable[]>> {
  if (source.format !== 'geo') return ok(source.tables.map((table) => describe(table, false)));
  const content = await geoContent(source, file);
  if (!content.ok) return content;
  const bytes = content.value;
  const first = await readFeatures(bytes, file);
  if (!first.ok) return first;
  const tables = [ofLayer(first.value)];
  for (const layer of first.value.layers.slice(0, MAX_LAYERS)) {
    if (layer === first.value.layer) continue;
    const read = await readFeatures(bytes, file, { layer });
    if (read.ok) tables.push(ofLayer(read.value));
  }
  return ok(tables);
}

function ofLayer(layer: FeatureFile): InspectedTable {
  const { headers, rows } = featureRows(layer);
  const hasShapes = layer.features.some(({ geometry }) => geometry?.type.endsWith('Polygon'));
  return describe({ name: layer.layer, headers, headerRow: 0, sample: rows }, hasShapes);
}

function describe(table: FoundTable, hasShapes: boolean): InspectedTable {
  const { name, headers, headerRow } = table;
  const ranked = rankKinds(headers, fileKinds, { sample: table.sample });
  const proposals = ranked.map(({ score: _, ...proposal }) => proposal);
  const hidden = hiddenColumns(headers, proposals);
  return {
    name,
    headers: columnNames(headers),
    personal: columnNames(headers).filter((_, i) => isPersonalHeader(headers[i] ?? '')),
    headerRow,
    sample: table.sample
      .slice(0, SAMPLE_ROWS)
      .map((row) => row.map((cell, i) => (hidden.has(i) ? hide(cell) : hideIdentifier(cell)))),
    proposals: hasShapes
      ? [{ kind: 'boundaries', columns: {}, missing: [], guessed: [], ambiguous: [] }, ...proposals]
      : proposals,
  };
}

/** Columns of persons: by their header, or because a kind takes its identifier from them. */
function hiddenColumns(headers: string[], proposals: InspectedTable['proposals']): Set<number> {
  const hidden = new Set(headers.flatMap((header, i) => (isPersonalHeader(header) ? [i] : [])));
  for (const { kind, columns } of proposals) {
    for (const spec of delimitedKindOf(kind)?.columns ?? []) {
      const source = spec.type.type === 'identifier' ? columns[spec.field] : undefined;
      if (source && 'column' in source) hidden.add(columnPosition(headers, source.column));
    }
  }
  return hidden;
}

function hide(cell: string): string {
  return cell.trim() === '' ? '' : HIDDEN;
}

/** A number of a card can stand in any column; a residence cell looks like one and is none. */
function hideIdentifier(cell: string): string {
  const packed = cell.replace(/[\s._-]/g, '');
  const looksLikeOne = /^\d{9,}$/.test(packed) || /^(?=.*\d)[A-Z0-9]{9,}$/.test(packed);
  return looksLikeOne && !/^8a[0-9a-f]{13}$/i.test(packed) ? HIDDEN : cell;
}
