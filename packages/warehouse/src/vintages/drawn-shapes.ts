import type { AreaFeature, BoundarySet } from '@tungngo/geo';
import { boundarySet } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';

/** Keeps the shapes of a vintage's units as a file drew them, in place of those that are there. */
export async function writeDrawnShapes(
  session: Session,
  vintage: string,
  { source, features }: BoundarySet,
  importId: number,
): Promise<void> {
  await session.run('DELETE FROM vintage_shape WHERE vintage = $vintage', { vintage });
  await session.run(
    'INSERT INTO vintage_shape SELECT $vintage, $source, $features::JSON, $importId::UINTEGER',
    { vintage, source, features: JSON.stringify(features), importId },
  );
}

/** The shapes that a file drew of a vintage's units; null when none did. */
export async function readDrawnShapes(
  session: Session,
  vintage: string,
): Promise<BoundarySet | null> {
  const [row] = await session.rows<{ source: string; features: string }>(
    'SELECT source, features::VARCHAR AS features FROM vintage_shape WHERE vintage = $vintage',
    { vintage },
  );
  if (!row) return null;
  const features = JSON.parse(row.features) as AreaFeature[];
  return boundarySet(features, { approximate: false, source: row.source });
}
