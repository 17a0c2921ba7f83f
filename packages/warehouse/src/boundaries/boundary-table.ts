import type { BoundaryInfo } from '@tungngo/domain';
import { approximateBoundaries, type BoundarySet } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';
import { readAreas } from '../metrics/area-list.js';

/** Puts a boundary set in the place of the one that is there. */
export async function writeBoundaries(
  session: Session,
  set: BoundarySet,
  importId: number | null,
): Promise<void> {
  await session.run('DELETE FROM boundary');
  await session.run(
    `INSERT INTO boundary
    SELECT
      $vintage, $approximate, $source, $bbox::JSON::DOUBLE[], $features::JSON, $importId::UINTEGER`,
    {
      vintage: set.vintage,
      approximate: set.approximate,
      source: set.source,
      bbox: JSON.stringify(set.bbox),
      features: JSON.stringify(set.features),
      importId,
    },
  );
}

/** Draws stand-in boundaries from the areas' centres, unless real ones were imported. */
export async function refreshApproximateBoundaries(session: Session): Promise<void> {
  const [current] = await session.rows<{ approximate: boolean }>(
    'SELECT approximate FROM boundary',
  );
  if (current && !current.approximate) return;
  await writeBoundaries(session, approximateBoundaries(await readAreas(session)), null);
}

/**
 * Which boundaries the generation shows, without their shapes: those of the records, or of another
 * vintage by its name.
 */
export async function readBoundaryInfo(session: Session, vintage?: string): Promise<BoundaryInfo> {
  const [row] =
    vintage === undefined
      ? await session.rows<BoundaryInfo>('SELECT vintage, approximate, source, bbox FROM boundary')
      : await session.rows<BoundaryInfo>(
          `SELECT vintage, approximate, source, bbox FROM vintage_boundary WHERE name = $vintage`,
          { vintage },
        );
  if (row) return row;
  const { vintage: none, approximate, source, bbox } = approximateBoundaries([]);
  return { vintage: none, approximate, source, bbox };
}

/** The boundary set of the records with its shapes: some megabytes. */
export async function readBoundarySet(session: Session): Promise<BoundarySet> {
  const info = await readBoundaryInfo(session);
  const [row] = await session.rows<{ features: string }>(
    'SELECT features::VARCHAR AS features FROM boundary',
  );
  return { ...info, features: row ? JSON.parse(row.features) : [] };
}

/** A boundary set of the generation by the hash of its content; null when it has none such. */
export async function readBoundarySetByHash(
  session: Session,
  hash: string,
): Promise<BoundarySet | null> {
  const [row] = await session.rows<BoundaryInfo & { features: string }>(
    `SELECT vintage, approximate, source, bbox, features::VARCHAR AS features FROM (
      SELECT vintage, approximate, source, bbox, features FROM boundary
      UNION ALL
      SELECT vintage, approximate, source, bbox, features FROM vintage_boundary
    ) WHERE vintage = $hash LIMIT 1`,
    { hash },
  );
  return row ? { ...row, features: JSON.parse(row.features) } : null;
}
