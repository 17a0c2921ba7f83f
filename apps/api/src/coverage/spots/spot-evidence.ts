import {
  type AreaCode,
  type AreaQuality,
  type BoundaryInfo,
  type CoverageRow,
  type Day,
  dayInVietnam,
  daySchema,
  indicatorSchema,
  type SpotMetric,
  type SpotOmission,
  spotMetrics,
  spotStatistics,
} from '@tungngo/domain';
import type { Reader } from '@tungngo/warehouse';
import { z } from 'zod';
import { knownVintage, vintageSchema } from '../known-vintage.js';

export const spotQuestionSchema = z.object({
  indicator: indicatorSchema.default('level2'),
  day: daySchema,
  metric: z.enum(spotMetrics),
  statistic: z.enum(spotStatistics),
  /** The boundary vintage to ask in; that of the records when absent. */
  vintage: vintageSchema.optional(),
});
export type SpotQuestion = z.output<typeof spotQuestionSchema>;

/** What a question needs of one generation; the lists follow `areas`. */
export interface SpotEvidence {
  generation: number;
  /** Wards, by code. */
  areas: AreaCode[];
  values: (number | null)[];
  /** Why a ward has no figure to compare; null when it has one. */
  omissions: (SpotOmission | null)[];
  boundaries: BoundaryInfo;
}

/** Throws a `ProblemError` `not-found` for a vintage that figures cannot be shown in. */
export async function readSpotEvidence(
  reader: Reader,
  { indicator, day, metric, vintage: name }: SpotQuestion,
): Promise<SpotEvidence> {
  const vintage = await knownVintage(reader, name);
  const rows = await reader.coverageByArea({ level: 'ward', indicator, day, vintage });
  rows.sort((a, b) => (a.code < b.code ? -1 : 1));
  const { boundaries } = await reader.overview(vintage);
  const unreported = await unreportedAreas(reader, day, vintage);
  const values = rows.map((row) => figureOf(row, metric));
  return {
    generation: reader.generation.number,
    areas: rows.map(({ code }) => code),
    values,
    omissions: rows.map(
      ({ code }, i) => unreported.get(code) ?? (values[i] === null ? 'no-value' : null),
    ),
    boundaries,
  };
}

/**
 * Areas whose report is overdue and does not reach the day, which would make a cold spot of a late
 * report. A unit of another vintage is left out when any ward that it was made of is.
 */
async function unreportedAreas(
  reader: Reader,
  day: Day,
  vintage: string | undefined,
): Promise<Map<AreaCode, SpotOmission>> {
  const { areas } = await reader.quality(dayInVietnam(new Date()));
  const byWard = new Map(areas.map((area) => [area.code, omissionByQuality(area, day)]));
  const origins =
    vintage === undefined
      ? areas.map(({ code }) => ({ unitCode: code, wardCode: code }))
      : await reader.unitOrigins(vintage);
  const unreported = new Map<AreaCode, SpotOmission>();
  for (const { unitCode, wardCode } of origins) {
    const reason = byWard.get(wardCode);
    if (reason) unreported.set(unitCode, reason);
  }
  return unreported;
}

function omissionByQuality({ newestDay, stale }: AreaQuality, day: Day): SpotOmission | null {
  if (newestDay === null) return 'no-data';
  return stale && newestDay < day ? 'stale' : null;
}

/** The figure as people are counted; null where a denominator or target is missing. */
function figureOf(row: CoverageRow, metric: SpotMetric): number | null {
  if (metric === 'remaining' && row.eligibleDay === null) return null;
  return row[metric];
}
