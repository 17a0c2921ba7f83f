import { readFile } from 'node:fs/promises';
import { type Localized, ok, type Problem, type Result, refused } from '@tungngo/domain';
import { featureRows, type ReadBoundaries, readBoundaries, readFeatures } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';
import { readAreas } from '../metrics/area-list.js';
import type { OpenSource, SourceTable } from '../sources/source.js';
import { fileProblem, notGeographic } from '../sources/source-problems.js';
import { readUnits } from '../vintages/unit-list.js';
import type { Reading } from './choose-tables.js';

const SAMPLE_ROWS = 50;

/** The content of a geographic file. Refused with `file-unreadable` when the file is none. */
export async function geoContent(source: OpenSource, file: string): Promise<Result<Buffer>> {
  if (source.content === null) return refused(fileProblem(file, notGeographic));
  return ok(await readFile(source.content.path));
}

/** How the readers of geographic files call what a profile says. */
function geoOptions({ crs, table }: Reading) {
  return { ...(crs && { crs }), ...(table && { layer: table }) };
}

/**
 * The boundaries in a file, joined with the areas that the session knows, or with the units of the
 * vintage that the profile names. Refused with `not-found` when no file told of that vintage.
 */
export async function readBoundaryFile(
  session: Session,
  source: OpenSource,
  file: string,
  reading: Reading,
): Promise<Result<ReadBoundaries>> {
  const bytes = await geoContent(source, file);
  if (!bytes.ok) return bytes;
  const { vintage } = reading;
  const areas = vintage ? await readUnits(session, vintage) : await readAreas(session);
  if (vintage && areas.length === 0) return refused(unknownVintage(vintage, file));
  return readBoundaries(bytes.value, file, areas, geoOptions(reading));
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
  reading: Reading,
): Promise<Result<{ table: SourceTable; notes: Localized[] }>> {
  const bytes = await geoContent(source, file);
  if (!bytes.ok) return bytes;
  const read = await readFeatures(bytes.value, file, geoOptions(reading));
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

function unknownVintage(vintage: string, file: string): Problem {
  return {
    code: 'not-found',
    message: {
      vi: `Chưa có danh mục đơn vị của phiên bản ranh giới “${vintage}”.`,
      en: `No list of units of the boundary vintage “${vintage}” has been imported.`,
    },
    remedy: {
      vi: 'Nhập danh mục đơn vị mới của phiên bản này trước, rồi nhập lại ranh giới.',
      en: 'Import the units of this vintage first, then the boundaries again.',
    },
    place: { file, field: 'vintage', value: vintage },
  };
}
