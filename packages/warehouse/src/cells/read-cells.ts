import {
  type CellLevel,
  type CellResolution,
  type CellSummary,
  cellResolutions,
  type Day,
  type Indicator,
  type ShownCell,
} from '@tungngo/domain';
import { denominatorsOfRecords } from '../cubes/eligible.js';
import type { Session } from '../duckdb/session.js';
import { cellSql, parentSql, spanOf } from './cell-parent.js';
import { type CellFigures, hideSmallCounts } from './small-counts.js';

/** Which cells, counting whom, on which day. */
export interface CellQuestion {
  indicator: Indicator;
  day: Day;
  resolution: CellResolution;
  /** Only cells within these coarser ones, all of one resolution; all cells when null. */
  within: { resolution: number; cells: readonly string[] } | null;
}

/** Grain: a cell with people. Cost: the days of the cells within; the table is sorted by cell. */
export async function readCells(session: Session, question: CellQuestion): Promise<ShownCell[]> {
  return hideSmallCounts(await readFigures(session, question));
}

function readFigures(
  session: Session,
  { indicator, day, resolution, within }: CellQuestion,
): Promise<CellFigures[]> {
  return session.rows<CellFigures>(
    `SELECT
      printf('%x', cell) AS cell,
      printf('%x', ${parentSql('cell', resolution - 1)}) AS parent,
      sum(eligible)::DOUBLE AS eligible, sum(activated)::DOUBLE AS activated,
      sum(remaining)::DOUBLE AS remaining, sum(estimated)::DOUBLE AS estimated
    FROM cell_daily
    WHERE indicator = $indicator::indicator AND day <= $day::DATE AND resolution = ${resolution}
      ${within ? `AND ${insideSql(resolution, within)}` : ''}
    GROUP BY cell_daily.cell
    HAVING sum(eligible) > 0 OR sum(activated) > 0
    ORDER BY cell_daily.cell`,
    { indicator, day },
  );
}

/** The span of indexes lets the database skip what it need not read; the list says exactly which. */
function insideSql(resolution: number, within: NonNullable<CellQuestion['within']>): string {
  const cells = [...within.cells].sort();
  const [first, last] = [cells[0], cells.at(-1)];
  if (first === undefined || last === undefined) return 'false';
  const [from] = spanOf(first, resolution, within.resolution);
  const [, to] = spanOf(last, resolution, within.resolution);
  return `
    cell BETWEEN ${from}::UBIGINT AND ${to}::UBIGINT
    AND ${parentSql('cell', within.resolution)} IN (${cells.map(cellSql).join(', ')})`;
}

/** How many quantiles the summary tells, less one. */
const QUANTILES = 20;

/** How the remaining people of a day are placed in cells. Cost: all cells, once a resolution. */
export async function readCellSummary(
  session: Session,
  indicator: Indicator,
  day: Day,
): Promise<CellSummary> {
  const levels: CellLevel[] = [];
  let residence: CellFigures[] = [];
  for (const resolution of cellResolutions) {
    residence = await readFigures(session, { indicator, day, resolution, within: null });
    levels.push(levelOf(resolution, hideSmallCounts(residence)));
  }
  const sum = (of: (figures: CellFigures) => number) =>
    residence.reduce((total, figures) => total + of(figures), 0);
  const [eligible, placed] = [sum((c) => c.eligible), sum((c) => c.remaining)];
  return {
    indicator,
    day,
    remaining: await remainingOfWards(session, indicator, day),
    placed,
    beyond: placed - eligible + sum((c) => c.activated),
    eligible,
    estimated: sum((c) => c.estimated),
    levels,
  };
}

function levelOf(resolution: CellResolution, cells: readonly ShownCell[]): CellLevel {
  const told = cells.flatMap(({ remaining }) => (remaining ? [remaining] : [])).sort(ascending);
  const at = (share: number) => told[Math.round(share * (told.length - 1))] ?? 0;
  return {
    resolution,
    cells: cells.length,
    hidden: cells.filter(({ remaining }) => remaining === null).length,
    quantiles:
      told.length > 0 ? Array.from({ length: QUANTILES + 1 }, (_, i) => at(i / QUANTILES)) : [],
  };
}

const ascending = (a: number, b: number) => a - b;

/** By the same definition as `coverage.byArea`: a day after the last shows that last day's counts. */
async function remainingOfWards(session: Session, indicator: Indicator, day: Day): Promise<number> {
  const { remaining } = await session.one<{ remaining: number }>(
    `WITH shown AS (SELECT least($day::DATE, max(day)) AS day FROM coverage_daily),
    counted AS (
      SELECT area_code, activated FROM coverage_daily JOIN shown USING (day)
      WHERE indicator = $indicator::indicator
    ),
    denominator AS (
      SELECT area_code, arg_max(permanent + temporary, from_day) AS eligible
      FROM ${denominatorsOfRecords} WHERE from_day <= $day::DATE GROUP BY area_code
    )
    SELECT
      coalesce(sum(greatest(0, eligible - coalesce(activated, 0))), 0)::DOUBLE AS remaining
    FROM area JOIN denominator ON denominator.area_code = area.code
    LEFT JOIN counted ON counted.area_code = area.code
    WHERE area.level = 'ward'`,
    { indicator, day },
  );
  return remaining;
}
