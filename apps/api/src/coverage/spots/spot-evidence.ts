import {
  type AreaCode,
  type AreaQuality,
  type CoverageRow,
  type Day,
  daySchema,
  indicatorSchema,
  type SpotMetric,
  type SpotOmission,
  spotMetrics,
  spotStatistics,
} from '@tungngo/domain';
import type { BoundarySet } from '@tungngo/geo';
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
  /** Why a ward takes no part; null when it does. */
  omissions: (SpotOmission | null)[];
  boundaries: BoundarySet;
}

/** Throws a `ProblemError` `not-found` for a vintage that figures cannot be shown in. */
export async function readSpotEvidence(
  reader: Reader,
  { indicator, day, metric, vintage: name }: SpotQuestion,
): Promise<SpotEvidence> {
  const vintage = await knownVintage(reader, name);
  const rows = await reader.coverageByArea({ level: 'ward', indicator, day, vintage });
  rows.sort((a, b) => (a.code < b.code ? -1 : 1));
  const boundaries = await boundariesOf(reader, vintage);
  const shaped = new Set(boundaries.features.map(({ properties }) => properties.code));
  const unreported = await unreportedAreas(reader, day, vintage);
  const values = rows.map((row) => figureOf(row, metric));
  return {
    generation: reader.generation.number,
    areas: rows.map(({ code }) => code),
    values,
    omissions: rows.map(({ code }, i) => {
      const reason = unreported.get(code) ?? (values[i] === null ? 'no-value' : null);
      return reason ?? (shaped.has(code) ? null : 'no-shape');
    }),
    boundaries,
  };
}

async function boundariesOf(reader: Reader, vintage: string | undefined): Promise<BoundarySet> {
  if (vintage === undefined) return reader.boundaries();
  const { boundaries } = await reader.overview(vintage);
  // Units without shapes have none to be found by.
  return (await reader.boundariesByHash(boundaries.vintage)) ?? { ...boundaries, features: [] };
}

/**
 * Areas whose numbers do not reach the day, which would make a cold spot of a late report. Judged
 * as it stood on the day asked: a report due later is not late yet. A unit of another vintage is
 * left out when any ward that it was made of is.
 */
async function unreportedAreas(
  reader: Reader,
  day: Day,
  vintage: string | undefined,
): Promise<Map<AreaCode, SpotOmission>> {
  const { areas } = await reader.quality(day);
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
