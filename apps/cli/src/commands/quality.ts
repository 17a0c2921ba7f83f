import {
  type Area,
  type AreaQuality,
  bareAreaName,
  dayInVietnam,
  foldText,
  type Language,
  type Problem,
  type QualityDimension,
  type QualityReport,
  type QualityScores,
  qualityDimensionLabels,
  qualityDimensions,
  qualityGradeOf,
  qualityRuleLabels,
  shortAreaName,
} from '@tungngo/domain';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { shown, textTable } from '../output.js';
import { withPresentData } from './upgrade.js';

export interface QualityCommand {
  /** Code or name of a province, district or ward; the whole data when absent. */
  area?: string | undefined;
  /** Findings of this dimension alone. */
  dimension?: QualityDimension | undefined;
  /** Wards, files and findings that are shown at most; `--json` has them all. */
  limit: number;
}

type JudgedArea = AreaQuality & Pick<Area, 'name' | 'level' | 'parentCode'>;

/** The report on a part of the data, its areas with their names. */
type NamedReport = Omit<QualityReport, 'areas'> & { areas: JudgedArea[] };

/** `tungngo quality`: đúng, đủ, sạch, sống of areas and files, and what to look at first. */
export function showQuality(
  context: CommandContext,
  { area, dimension, limit }: QualityCommand,
): Promise<number> {
  const { output } = context;
  return withPresentData(context, async (warehouse) => {
    const { report, areas } = await warehouse.read(async (reader) => ({
      report: await reader.quality(dayInVietnam(new Date())),
      areas: (await reader.overview()).areas,
    }));
    const chosen = area === undefined ? null : areasCalled(area, areas);
    const [only] = chosen ?? [];
    if (chosen && (only === undefined || chosen.length > 1)) {
      return refuse(output, notOneArea(area ?? '', chosen, areas));
    }
    const named = partOf(report, areas, only ?? null, dimension);
    output.result(named, describe(named, areas, { limit, language: output.language }));
    return exitCodes.done;
  });
}

/** Areas by code, else by the whole name, else by the name without its kind; case and marks do not matter. */
function areasCalled(text: string, areas: readonly Area[]): Area[] {
  const key = foldText(text).trim();
  const ways: ((area: Area) => string)[] = [
    ({ code }) => code,
    ({ name }) => foldText(name),
    ({ name }) => foldText(shortAreaName(name)),
    ({ name }) => foldText(bareAreaName(name)),
  ];
  return ways.map((of) => areas.filter((area) => of(area) === key)).find((a) => a.length > 0) ?? [];
}

/** Scores and findings of an area and what lies in it; with files only where the whole is asked for. */
function partOf(
  { asOf, areas: scores, sources, findings }: QualityReport,
  areas: readonly Area[],
  only: Area | null,
  dimension: QualityDimension | undefined,
): NamedReport {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const within = (code: Area['code'] | null): boolean => {
    if (only === null || code === only.code) return true;
    const parent = code === null ? null : (byCode.get(code)?.parentCode ?? null);
    return parent !== null && within(parent);
  };
  return {
    asOf,
    areas: scores.flatMap((score) => {
      const area = byCode.get(score.code);
      if (!area || !within(score.code)) return [];
      const { name, level, parentCode } = area;
      return [{ ...score, name, level, parentCode }];
    }),
    sources: only === null ? sources : [],
    findings: findings.filter(
      (finding) =>
        within(finding.code) && (dimension === undefined || finding.dimension === dimension),
    ),
  };
}

interface Telling {
  limit: number;
  language: Language;
}

function describe(report: NamedReport, areas: readonly Area[], telling: Telling): string {
  const vi = telling.language === 'vi';
  const names = new Map(areas.map(({ code, name }) => [code, shortAreaName(name)]));
  return [
    vi
      ? `Chất lượng số liệu tính đến ${report.asOf} (thang 0–100; Chung là điểm thấp nhất)`
      : `Quality of the data as of ${report.asOf} (0–100; overall is the least)`,
    ...describeAreas(report.areas, telling, names),
    ...describeSources(report.sources, telling),
    ...describeFindings(report.findings, telling, names),
  ].join('\n');
}

function describeAreas(areas: JudgedArea[], telling: Telling, names: Map<string, string>) {
  const vi = telling.language === 'vi';
  const wards = areas
    .filter(({ level }) => level === 'ward')
    .sort((a, b) => (a.overall ?? 101) - (b.overall ?? 101) || b.missingDays - a.missingDays);
  const rest = wards.length - telling.limit;
  const headers = [
    vi ? 'Mã' : 'Code',
    vi ? 'Đơn vị' : 'Area',
    ...scoreHeaders(telling.language),
    vi ? 'Ngày mới nhất' : 'Newest day',
    vi ? 'Ngày thiếu' : 'Days missing',
  ];
  const rows = [
    ...areas.filter(({ level }) => level !== 'ward'),
    ...wards.slice(0, telling.limit),
  ].map((area) => [
    area.code,
    [names.get(area.code), area.level === 'ward' && names.get(area.parentCode ?? '')]
      .filter(Boolean)
      .join(', '),
    ...scoreCells(area, telling.language),
    area.newestDay ?? '—',
    area.missingDays.toLocaleString(telling.language),
  ]);
  return [
    '',
    textTable(headers, rows),
    ...restLine(rest, telling, 'xã khác, điểm cao hơn', 'more wards, with higher scores'),
  ];
}

function describeSources(sources: QualityReport['sources'], telling: Telling): string[] {
  if (sources.length === 0) return [];
  const vi = telling.language === 'vi';
  const headers = [
    vi ? 'Lần nhập' : 'Import',
    vi ? 'Tệp' : 'File',
    ...scoreHeaders(telling.language),
  ];
  const rows = sources
    .slice(0, telling.limit)
    .map((source) => [
      source.importId,
      shown(source.file),
      ...scoreCells(source, telling.language),
    ]);
  const rest = sources.length - telling.limit;
  return ['', textTable(headers, rows), ...restLine(rest, telling, 'tệp cũ hơn', 'older files')];
}

function describeFindings(
  findings: QualityReport['findings'],
  telling: Telling,
  names: Map<string, string>,
): string[] {
  const { language, limit } = telling;
  const vi = language === 'vi';
  if (findings.length === 0) return ['', vi ? 'Không có gì phải xem.' : 'Nothing to look at.'];
  const headers = vi
    ? ['Chiều', 'Việc', 'Đơn vị', 'Nội dung']
    : ['Dimension', 'Finding', 'Area', 'What'];
  const rows = findings
    .slice(0, limit)
    .map(({ dimension, rule, code, text }) => [
      qualityDimensionLabels[dimension][language],
      qualityRuleLabels[rule][language],
      (code && names.get(code)) ?? '—',
      text[language].replace(/\p{Cc}+/gu, ' '),
    ]);
  return [
    '',
    textTable(headers, rows),
    ...restLine(findings.length - limit, telling, 'điều khác', 'more findings'),
  ];
}

const scoreHeaders = (language: Language) => [
  ...qualityDimensions.map((dimension) => qualityDimensionLabels[dimension][language]),
  language === 'vi' ? 'Chung' : 'Overall',
  language === 'vi' ? 'Mức' : 'Grade',
];

function scoreCells(scores: QualityScores, language: Language): string[] {
  const cell = (score: number | null) =>
    // Rounded down: 100 is said only where nothing at all is wrong.
    score === null ? '—' : (Math.floor(score * 10) / 10).toLocaleString(language);
  return [
    ...qualityDimensions.map((dimension) => cell(scores[dimension])),
    cell(scores.overall),
    qualityGradeOf(scores.overall)?.[language] ?? '—',
  ];
}

function restLine(rest: number, { language }: Telling, vi: string, en: string): string[] {
  if (rest <= 0) return [];
  const count = rest.toLocaleString(language);
  return [language === 'vi' ? `… và ${count} ${vi} (--limit)` : `… and ${count} ${en} (--limit)`];
}

/** No area is so called, or several are: which one is meant is asked, never guessed. */
function notOneArea(text: string, found: readonly Area[], areas: readonly Area[]): Problem {
  const nameOf = (code: string | null) => areas.find((area) => area.code === code)?.name;
  const list = found
    .map(({ code, name, parentCode }) =>
      [`${code} ${name}`, nameOf(parentCode)].filter(Boolean).join(', '),
    )
    .join('; ');
  if (found.length === 0) {
    return {
      code: 'area-unknown',
      message: { vi: `Không có đơn vị “${text}”.`, en: `There is no area “${text}”.` },
      remedy: {
        vi: 'Nêu mã hoặc tên của tỉnh, huyện hay xã có trong dữ liệu.',
        en: 'Give the code or name of a province, district or ward of the data.',
      },
      place: { field: '--area', value: text },
    };
  }
  return {
    code: 'area-unknown',
    message: {
      vi: `“${text}” là tên của nhiều đơn vị: ${list}.`,
      en: `“${text}” is the name of several areas: ${list}.`,
    },
    remedy: { vi: 'Nêu mã của một đơn vị.', en: 'Give the code of one of them.' },
    place: { field: '--area', value: text },
  };
}
