import {
  type AreaCode,
  addDays,
  type BoundaryVintage,
  type Campaign,
  type CoverageRow,
  type Day,
  dayInVietnam,
  type ExcludedPeople,
  excludedTotals,
  excludedWithin,
  type GenerationInfo,
  hasLateData,
  type ImportReport,
  type Indicator,
  type Language,
  type MetricDefinition,
  type Overview,
  ProblemError,
} from '@tungngo/domain';
import type { BoundarySet } from '@tungngo/geo';
import { metricCatalogue, type Reader } from '@tungngo/warehouse';
import type { ReportMetric } from './report-choices.js';

/** Which report. */
export interface ReportQuestion {
  day: Day;
  indicator: Indicator;
  metric: ReportMetric;
  language: Language;
  /** The boundary vintage of the figures; that of the records when absent. */
  vintage?: string | undefined;
}

/** A row with what it was a week before. */
export interface ReportRow extends CoverageRow {
  districtName: string;
  /** Among the areas of its level by coverage, 1 the highest; those that read the same share it. */
  rank: number | null;
  /** Newly counted in the 7 days to the day. */
  gainedInWeek: number;
  /** People whom its figures leave out. */
  excluded: number;
  /** True when data are late or days are missing. */
  late: boolean;
}

/** All that a report says, before it is drawn. */
export interface ReportContent extends Omit<ReportQuestion, 'vintage'> {
  campaign: Campaign | null;
  generation: GenerationInfo;
  vintage: BoundaryVintage | null;
  province: ReportRow | null;
  districts: ReportRow[];
  /** Highest coverage first. */
  wards: ReportRow[];
  boundaries: BoundarySet | null;
  /** Whom the figures leave out, most people first. */
  excluded: ExcludedPeople[];
  /** Files that the figures come from, newest first. */
  sources: ImportReport[];
  definitions: MetricDefinition[];
}

const WEEK = 7;
/** Nothing of a name-list's import date matters to a figure of the report. */
const kindsOfFigures = new Set([
  'activations',
  'daily-counts',
  'corrections',
  'eligible',
  'targets',
  'visit-outcomes',
  'crosswalk',
  'boundaries',
]);

/** Reads what a report says from one generation, so that its figures agree with each other. */
export async function readReport(reader: Reader, question: ReportQuestion): Promise<ReportContent> {
  const { vintage: name, ...asked } = question;
  const { day, indicator } = asked;
  const overview = await reader.overview(name);
  refuseDayWithoutData(overview, day);
  const late = await lateAreas(reader, name);
  const excluded = await reader.excludedPeople({ indicator, day, vintage: name });
  const districtNames = new Map(
    overview.areas
      .filter(({ level }) => level === 'district')
      .map((area) => [area.code, area.name]),
  );
  const rowsOf = async (level: CoverageRow['level']): Promise<ReportRow[]> => {
    const rows = await reader.coverageByArea({ level, indicator, day, vintage: name });
    const ranks = ranksOf(rows);
    return rows.map((row) => ({
      ...row,
      rank: ranks.get(row.code) ?? null,
      districtName: districtNames.get(row.parentCode ?? row.code) ?? '',
      gainedInWeek: row.pace * WEEK,
      excluded: excludedTotals(excludedWithin(excluded, overview.areas, row.code)).eligible,
      late: late.has(row.code),
    }));
  };
  const [province = null] = await rowsOf('province');
  const wards = await rowsOf('ward');
  return {
    ...asked,
    campaign: overview.campaign,
    generation: reader.generation,
    vintage: overview.vintages.find((vintage) => vintage.name === name) ?? null,
    province,
    districts: (await rowsOf('district')).sort(byCoverage),
    wards: wards.sort(byCoverage),
    boundaries: await reader.boundariesByHash(overview.boundaries.vintage),
    excluded,
    sources: (await reader.imports()).filter(({ kind }) => kindsOfFigures.has(kind)),
    definitions: metricCatalogue.filter(({ id }) => shownMetrics.has(id)),
  };
}

/** @throws {ProblemError} where figures “to the end of the day” would be those of another day. */
function refuseDayWithoutData({ firstDay, lastDay }: Overview, day: Day): void {
  if (firstDay === null || lastDay === null) {
    throw new ProblemError({
      code: 'nothing-published',
      message: { vi: 'Chưa có ngày nào có số liệu.', en: 'No day has data yet.' },
      remedy: { vi: 'Nhập số liệu rồi làm lại.', en: 'Import data, then try again.' },
      place: {},
    });
  }
  if (day >= firstDay && day <= lastDay) return;
  throw new ProblemError({
    code: 'input-invalid',
    message: { vi: `Không có số liệu của ngày ${day}.`, en: `There are no data of ${day}.` },
    remedy: {
      vi: `Chọn một ngày từ ${firstDay} đến ${lastDay}.`,
      en: `Choose a day from ${firstDay} to ${lastDay}.`,
    },
    place: { field: 'day', value: day },
  });
}

const shownMetrics = new Set<string>([
  'activated',
  'eligible',
  'coverage',
  'remaining',
  'attainment',
  'planAttainment',
  'pace',
  'requiredPace',
]);

/** Shares are written to a tenth of a per cent: nobody could see why one of two equals is first. */
const tenths = (coverage: number) => Math.round(coverage * 1000);

/** By code: 1 and how many have a higher coverage; areas without one have no rank. */
function ranksOf(rows: readonly CoverageRow[]): Map<AreaCode, number> {
  const known = rows
    .flatMap(({ code, coverage }) => (coverage === null ? [] : [{ code, shown: tenths(coverage) }]))
    .sort((a, b) => b.shown - a.shown);
  const ranks = new Map<AreaCode, number>();
  let rank = 0;
  for (const [i, { code, shown }] of known.entries()) {
    if (shown !== known[i - 1]?.shown) rank = i + 1;
    ranks.set(code, rank);
  }
  return ranks;
}

const byCoverage = (a: ReportRow, b: ReportRow) =>
  (b.coverage ?? -1) - (a.coverage ?? -1) || (a.code < b.code ? -1 : 1);

/** Areas whose data are stale or have gaps; a unit of another vintage when any of its wards is. */
async function lateAreas(reader: Reader, vintage: string | undefined): Promise<Set<AreaCode>> {
  const { areas } = await reader.quality(dayInVietnam(new Date()));
  const late = new Set(areas.filter(hasLateData).map(({ code }) => code));
  if (vintage === undefined) return late;
  const origins = await reader.unitOrigins(vintage);
  return new Set(
    origins.filter(({ wardCode }) => late.has(wardCode)).map(({ unitCode }) => unitCode),
  );
}

/** The file's name without its ending: `bao-cao-2023-09-25-level2`. */
export function reportName({ day, indicator }: Pick<ReportQuestion, 'day' | 'indicator'>): string {
  return `bao-cao-${day}-${indicator}`;
}

/** The week that the report speaks of: the 7 days to its day. */
export function weekOf(day: Day): [from: Day, to: Day] {
  return [addDays(day, 1 - WEEK), day];
}
