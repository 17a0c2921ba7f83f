import { importKindLabels } from '@tungngo/domain';
import writeExcel, { type Row, type Sheet } from 'write-excel-file/node';
import type { ReportContent, ReportRow } from './report-content.js';
import { type ReportWords, wordsOf } from './report-words.js';

const HEAD = { fontWeight: 'bold', backgroundColor: '#E9EEF2', wrap: true } as const;
const COUNT = '#,##0';
const SHARE = '0.0%';

/** The report as a workbook: figures as numbers, so that an office can go on calculating. */
export async function excelReport(content: ReportContent): Promise<Buffer> {
  const t = wordsOf(content);
  const sheets: Sheet<Buffer>[] = [
    summarySheet(content, t),
    ...(content.districts.length > 0 ? [areaSheet(content.districts, t, t.districts)] : []),
    areaSheet(content.wards, t, t.wards),
    ...(content.excluded.length > 0 ? [excludedSheet(content, t)] : []),
    definitionSheet(content, t),
    sourceSheet(content, t),
  ];
  return writeExcel(sheets).toBuffer();
}

const text = (value: string) => ({ type: String, value });
const number = (value: number | null, format: string) =>
  value === null ? null : { type: Number, value, format };
const heads = (titles: readonly string[]): Row =>
  titles.map((title) => ({ ...text(title), ...HEAD }));

function summarySheet(content: ReportContent, t: ReportWords): Sheet<Buffer> {
  const { province, campaign } = content;
  const figures: Row[] = province
    ? figureColumns(t).map(({ title, format, value }) => [
        text(title),
        number(value(province), format),
      ])
    : [];
  return {
    sheet: t.keyFigures,
    columns: [{ width: 34 }, { width: 22 }],
    data: [
      [{ ...text(t.title), fontWeight: 'bold', fontSize: 14 }],
      ...[
        campaign && t.say(campaign.name),
        `${t.asOf} · ${t.counted}`,
        t.excluded,
        t.vintage,
        t.generation,
      ]
        .filter((line): line is string => Boolean(line))
        .map((line): Row => [text(line)]),
      ...(campaign?.disclosure
        ? [[{ ...text(t.say(campaign.disclosure)), textColor: '#8A5200' }]]
        : []),
      [],
      ...figures,
    ],
  };
}

interface FigureColumn {
  title: string;
  format: string;
  value(row: ReportRow): number | null;
}

function figureColumns({ columns }: ReportWords): FigureColumn[] {
  return [
    { title: columns.eligible, format: COUNT, value: ({ eligible }) => eligible },
    { title: columns.activated, format: COUNT, value: ({ activated }) => activated },
    { title: columns.coverage, format: SHARE, value: ({ coverage }) => coverage },
    { title: columns.excluded, format: COUNT, value: ({ excluded }) => excluded },
    { title: columns.week, format: COUNT, value: ({ gainedInWeek }) => Math.round(gainedInWeek) },
    { title: columns.remaining, format: COUNT, value: ({ remaining }) => remaining },
    { title: columns.target, format: COUNT, value: ({ target }) => target },
    { title: columns.attainment, format: SHARE, value: ({ attainment }) => attainment },
    { title: columns.plan, format: COUNT, value: ({ plan }) => plan },
    { title: columns.planAttainment, format: SHARE, value: ({ planAttainment }) => planAttainment },
    { title: columns.pace, format: '#,##0.0', value: ({ pace }) => pace },
    { title: columns.requiredPace, format: '#,##0.0', value: ({ requiredPace }) => requiredPace },
  ];
}

function areaSheet(rows: readonly ReportRow[], t: ReportWords, name: string): Sheet<Buffer> {
  const figures = figureColumns(t);
  const titles = [
    t.columns.rank,
    t.columns.code,
    t.columns.area,
    t.columns.district,
    t.columns.eligibleDay,
  ];
  return {
    sheet: sheetName(name),
    stickyRowsCount: 1,
    columns: [
      { width: 6 },
      { width: 9 },
      { width: 26 },
      { width: 26 },
      { width: 12 },
      ...figures.map(() => ({ width: 13 })),
      { width: 12 },
    ],
    data: [
      heads([...titles, ...figures.map(({ title }) => title), t.columns.late]),
      ...rows.map(
        (row): Row => [
          number(row.rank, COUNT),
          text(row.code),
          text(row.name),
          text(row.districtName),
          text(row.eligibleDay ? t.day(row.eligibleDay) : ''),
          ...figures.map(({ format, value }) => number(value(row), format)),
          text(row.late ? 'x' : ''),
        ],
      ),
    ],
  };
}

function excludedSheet({ excluded }: ReportContent, t: ReportWords): Sheet<Buffer> {
  const { columns } = t;
  return {
    sheet: sheetName(t.excludedAreas),
    columns: [9, 40, 13, 13, 50, 26, 18, 12].map((width) => ({ width })),
    data: [
      heads([
        columns.code,
        columns.area,
        columns.eligible,
        columns.activated,
        columns.reason,
        columns.author,
        columns.since,
        columns.until,
      ]),
      ...excluded.map(
        ({ wardCode, name, eligible, activated, reason, author, since, until }): Row => [
          text(wardCode),
          text(t.say(name)),
          number(eligible, COUNT),
          number(activated, COUNT),
          text(reason),
          text(author),
          text(t.moment(since)),
          text(until ? t.day(until) : ''),
        ],
      ),
    ],
  };
}

function definitionSheet({ definitions }: ReportContent, t: ReportWords): Sheet<Buffer> {
  return {
    sheet: sheetName(t.definitions),
    columns: [{ width: 26 }, { width: 80 }, { width: 40 }, { width: 60 }],
    data: [
      heads([t.columns.figure, t.formula, t.denominator, t.sources]),
      ...definitions.map(
        ({ name, formula, denominator, source }): Row =>
          [t.say(name), t.say(formula), denominator ? t.say(denominator) : '–', t.say(source)].map(
            (value) => ({ ...text(value), wrap: true, alignVertical: 'top' as const }),
          ),
      ),
    ],
  };
}

function sourceSheet({ sources, campaign }: ReportContent, t: ReportWords): Sheet<Buffer> {
  return {
    sheet: sheetName(t.sources),
    columns: [{ width: 44 }, { width: 34 }, { width: 20 }, { width: 14 }],
    data: [
      heads([t.source.file, t.source.kind, t.source.imported, t.source.rows]),
      ...sources.map(
        ({ file, kind, importedAt, accepted }): Row => [
          text(file),
          text(t.say(importKindLabels[kind])),
          text(t.moment(importedAt)),
          number(accepted, COUNT),
        ],
      ),
      [],
      ...(campaign ? [[text(t.say(campaign.source))]] : []),
    ],
  };
}

/** Excel takes 31 characters, and none of these. */
const sheetName = (name: string) => name.replace(/[:\\/?*[\]]/g, ' ').slice(0, 31);
