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

/** How one dimension's score is computed: what every screen, export and document says of it. */
export interface QualityDefinition {
  dimension: QualityDimension;
  name: Localized;
  /** Of a ward. */
  formula: Localized;
  denominator: Localized;
  /** How a district's and the province's come from their wards'. */
  areas: Localized;
  /** Of what one file brought. */
  ofSource: Localized;
  source: Localized;
}

/** What a score means in a word: the first grade whose `from` it reaches. */
export const qualityGrades: { from: number; name: Localized }[] = [
  { from: 95, name: { vi: 'tốt', en: 'good' } },
  { from: 80, name: { vi: 'khá', en: 'fair' } },
  { from: 50, name: { vi: 'cần kiểm tra', en: 'to be checked' } },
  { from: 0, name: { vi: 'kém', en: 'poor' } },
];

/** The word for a score, 0–100; null where there is nothing to judge. */
export function qualityGradeOf(score: number | null): Localized | null {
  if (score === null) return null;
  return qualityGrades.find(({ from }) => score >= from)?.name ?? null;
}

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

/** Days that a ward should have reported and did not. */
export interface MissingDays {
  code: AreaCode;
  days: Day[];
}

/** True when an area's figures must not be taken as whole: data late, or days missing. */
export function hasLateData({ stale, missingDays }: AreaQuality): boolean {
  return stale || missingDays > 0;
}

/** Quality of what one file brought. */
export interface SourceQuality extends QualityScores {
  importId: string;
  file: string;
}

/** What a finding can say, most serious first, and the dimension that it belongs to. */
export const qualityRules = {
  'ward-silent': 'complete',
  stale: 'live',
  'day-missing': 'complete',
  'sources-differ': 'clean',
  'over-100': 'clean',
  jump: 'clean',
  'count-falls': 'clean',
  'residence-twice': 'clean',
  'reversal-alone': 'clean',
  'rule-broken': 'valid',
  'denominators-differ': 'clean',
  'denominator-missing': 'complete',
  'name-twice': 'clean',
  duplicate: 'clean',
  'target-missing': 'complete',
} as const satisfies Record<string, QualityDimension>;
export type QualityRule = keyof typeof qualityRules;

export const qualityRuleLabels: Record<QualityRule, Localized> = {
  'ward-silent': { vi: 'Chưa báo ngày nào', en: 'Never reported' },
  stale: { vi: 'Số liệu cũ', en: 'Stale' },
  'day-missing': { vi: 'Thiếu ngày báo cáo', en: 'Missing days' },
  'sources-differ': { vi: 'Hai nguồn lệch nhau', en: 'Sources differ' },
  'over-100': { vi: 'Độ phủ trên 100%', en: 'Coverage over 100%' },
  jump: { vi: 'Tăng vọt', en: 'Impossible jump' },
  'count-falls': { vi: 'Luỹ kế giảm', en: 'Cumulative count falls' },
  'residence-twice': { vi: 'Một người, hai xã cư trú', en: 'One person, two wards' },
  'reversal-alone': { vi: 'Huỷ mà không có lượt để huỷ', en: 'Reversal of nothing' },
  'rule-broken': { vi: 'Dòng phạm quy tắc', en: 'Rows that break a rule' },
  'denominators-differ': { vi: 'Mẫu số từ hai tệp', en: 'Denominators of two files' },
  'denominator-missing': { vi: 'Chưa có mẫu số', en: 'No denominator' },
  'name-twice': { vi: 'Trùng tên đơn vị', en: 'Two areas of one name' },
  duplicate: { vi: 'Dòng trùng', en: 'Duplicate rows' },
  'target-missing': { vi: 'Chưa có chỉ tiêu', en: 'No target' },
};

/** Something to look at, with a way to its rows. */
export interface QualityFinding {
  dimension: QualityDimension;
  rule: QualityRule;
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
