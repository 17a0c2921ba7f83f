import type { Day, ImportKind } from '@tungngo/domain';
import { refreshApproximateBoundaries } from '../boundaries/boundary-table.js';
import { refreshCells } from '../cells/refresh-cells.js';
import { refreshCoverage, refreshCubes } from '../cubes/refresh.js';
import { decisionsInForce } from '../decisions/standing.js';
import type { Session } from '../duckdb/session.js';
import {
  refreshExcludedActivation,
  refreshExcludedCells,
} from '../exclusions/refresh-exclusions.js';
import { refreshActivationPattern } from '../hard-areas/activation-pattern.js';
import { refreshHardAreas } from '../hard-areas/refresh-hard-areas.js';
import { refreshQuality } from '../quality/report.js';
import { refreshUnitFigures } from '../vintages/carry-over.js';
import { refreshCrosswalks } from '../vintages/crosswalk.js';

interface Changes {
  /** Kinds of what was imported since the derived tables were computed. */
  changed: ReadonlySet<ImportKind>;
  /** Computes everything, whatever was imported. */
  all: boolean;
  /** The day of the publication in Vietnam. */
  today: Day;
  /** Number of the build. */
  generation: number;
}

/**
 * Computes the derived tables of a build. Those of events need no scan when no event has come and
 * the same people are excluded as before.
 */
export async function deriveTables(
  session: Session,
  { changed, all, today, generation }: Changes,
): Promise<void> {
  const decisions = await decisionsInForce(session);
  const excluded = await refreshExcludedCells(session, decisions);
  const events = all || excluded || changed.has('activations') || changed.has('corrections');
  if (all || changed.has('areas')) await refreshApproximateBoundaries(session);
  if (events) await refreshExcludedActivation(session);
  if (events) await refreshCubes(session);
  else await refreshCoverage(session);
  if (events || changed.has('eligible')) await refreshCells(session);
  if (all || excluded || crosswalkKinds.some((kind) => changed.has(kind)))
    await refreshCrosswalks(session);
  await refreshUnitFigures(session);
  if (events) await refreshActivationPattern(session);
  await refreshHardAreas(session, { generation, decisions });
  await refreshQuality(session, today, { events });
}

/** What the shares and shapes of other boundary vintages come of. */
const crosswalkKinds = ['areas', 'boundaries', 'eligible', 'units', 'crosswalk'] as const;
