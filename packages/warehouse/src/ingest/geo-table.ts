import { readFile } from 'node:fs/promises';
import { type Localized, ok, type Result } from '@tungngo/domain';
import { featureRows, readFeatures } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';
import type { OpenSource, SourceTable } from '../sources/source.js';
import type { Reading } from './choose-tables.js';

const SAMPLE_ROWS = 50;

/** The content of a geographic file, which the caller knows to be one. */
export async function geoContent(source: OpenSource): Promise<{ bytes: Buffer; name: string }> {
  if (source.content === null) throw new Error('the source has no geographic content');
  return { bytes: await readFile(source.content.path), name: source.content.name };
}

/**
 * The features of a geographic file as a table: attributes, `lon` and `lat` in WGS 84, and
 * `geometry` (GeoJSON) for lines and polygons; and what a person should know of how they were read.
 * It lies in the session's temporary table `feature`.
 */
export async function geoTable(
  session: Session,
  source: OpenSource,
  file: string,
  { table, crs }: Reading,
): Promise<Result<{ table: SourceTable; notes: Localized[] }>> {
  const { bytes } = await geoContent(source);
  const read = await readFeatures(bytes, file, {
    ...(crs && { crs }),
    ...(table && { layer: table }),
  });
  if (!read.ok) return read;
  const { headers, rows } = featureRows(read.value);
  const columns = headers.map((_, i) => `item->>${i} AS c${i}`);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE feature AS
    SELECT ${[...columns, 'nr AS source_row'].join(', ')}
    FROM (
      SELECT unnest($rows::JSON::JSON[]) AS item, generate_subscripts($rows::JSON::JSON[], 1)::UBIGINT AS nr
    )`,
    { rows: JSON.stringify(rows) },
  );
  const layout: SourceTable = {
    name: '',
    headers,
    headerRow: 0,
    sample: rows.slice(0, SAMPLE_ROWS),
    relation: 'feature',
    rowColumn: true,
    rejects: false,
    textPath: null,
  };
  return ok({ table: layout, notes: read.value.notes });
}
