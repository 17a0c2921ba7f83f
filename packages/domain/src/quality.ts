import type { AreaCode } from './areas.js';
import type { Day } from './days.js';
import type { Localized } from './text.js';

/** The four dimensions of data quality (đúng, đủ, sạch, sống). */
export const qualityDimensions = ['valid', 'complete', 'clean', 'live'] as const;
export type QualityDimension = (typeof qualityDimensions)[number];

export const qualityDimensionLabels: Record<QualityDimension, Localized> = {
  valid: { vi: 'Đúng', en: 'Valid' },
  complete: { vi: 'Đủ', en: 'Complete' },
  clean: { vi: 'Sạch', en: 'Clean' },
  live: { vi: 'Sống', en: 'Live' },
};

/** Scores 0–100; null where there is nothing to judge. `overall` is the least of them. */
export interface QualityScores extends Record<QualityDimension, number | null> {
  overall: number | null;
}

/** Quality of one area's data: a ward's own, a district's and the province's by their wards. */
export interface AreaQuality extends QualityScores {
  code: AreaCode;
  /** Newest day with data; null without any. */
  newestDay: Day | null;
  /** True when the newest record is older than promised. */
  stale: boolean;
  /** Days that should have reported and did not. */
  missingDays: number;
}

/** Quality of what one file brought. */
export interface SourceQuality extends QualityScores {
  importId: string;
  file: string;
}

/** Something that lowers a score, with a way to its rows. */
export interface QualityFinding {
  dimension: QualityDimension;
  /** "rule-broken", "day-missing", "duplicate", "sources-differ", "jump", "over-100", "stale", "reversal-alone". */
  rule: string;
  /** Ward; null when the finding is of a file alone. */
  code: AreaCode | null;
  /** Import; null when the finding is of an area alone. */
  importId: string | null;
  day: Day | null;
  /** Rows, days or people that it concerns. */
  count: number;
  text: Localized;
  /** One SELECT that lists its rows in the workbench. */
  sql: string;
}

/** The quality of a generation. */
export interface QualityReport {
  /** The day that ages are counted to: today in Vietnam, or the campaign's last day once it is over. */
  asOf: Day;
  areas: AreaQuality[];
  sources: SourceQuality[];
  /** Most serious first. */
  findings: QualityFinding[];
}
