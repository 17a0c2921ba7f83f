import { importKindLabels, shortAreaName } from '@tungngo/domain';
import PDFDocument from 'pdfkit';
import { fonts } from './fonts.js';
import { isShare, type MapDrawing } from './map-drawing.js';
import { drawTable, type PdfColumn } from './pdf-table.js';
import type { ReportContent, ReportRow } from './report-content.js';
import { type ReportWords, wordsOf } from './report-words.js';

type Pdf = PDFKit.PDFDocument;

const MARGIN = 40;
/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89 };
const INNER = PAGE.width - 2 * MARGIN;

export const PDF_MAP_WIDTH = 300;

/** The report for the weekly meeting: figures, map, tables, definitions, sources. A4, fonts within. */
export function pdfReport(content: ReportContent, map: MapDrawing | null): Promise<Buffer> {
  const t = wordsOf(content);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: content.language,
    info: { Title: `${t.title} · ${t.asOf}` },
  });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold).font('regular');
  const done = collected(pdf);
  head(pdf, content, t);
  keyFigures(pdf, content, t);
  if (map) mapWithLegend(pdf, content, map, t);
  if (content.districts.length > 0) {
    heading(pdf, t.districts);
    drawTable(pdf, columnsOf(t, false), content.districts);
  }
  pdf.addPage();
  heading(pdf, t.wards);
  drawTable(pdf, columnsOf(t, content.districts.length > 0), content.wards);
  if (content.wards.some(({ late }) => late)) note(pdf, t.lateMark);
  definitions(pdf, content, t);
  sources(pdf, content, t);
  pageNumbers(pdf, t);
  pdf.end();
  return done;
}

function collected(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
}

function head(pdf: Pdf, content: ReportContent, t: ReportWords): void {
  pdf.font('bold').fontSize(15).fillColor('#12324a').text(t.title);
  pdf.font('regular').fontSize(9.5).fillColor('#14212b');
  if (content.campaign) pdf.text(t.say(content.campaign.name));
  pdf.text(`${t.asOf} · ${t.counted}`);
  if (t.vintage) pdf.text(t.vintage);
  if (t.excluded) pdf.text(excludedText(content, t));
  pdf.fontSize(8).fillColor('#536374').text(t.generation);
  const disclosure = content.campaign?.disclosure;
  if (disclosure) pdf.fillColor('#8a5200').text(t.say(disclosure));
  pdf.moveDown(0.6);
}

const MOST_EXCLUDED = 3;

/** How many people are left out; where and why, of the largest areas. */
function excludedText({ excluded }: ReportContent, t: ReportWords): string {
  const named = excluded
    .slice(0, MOST_EXCLUDED)
    .map(({ name, reason }) => `${t.say(name)} (${reason})`);
  const more = excluded.length > MOST_EXCLUDED ? '; …' : '';
  return `${t.excluded}: ${named.join('; ')}${more}`;
}

/** Five boxes in a row; each rate with both counts. */
function keyFigures(pdf: Pdf, { province }: ReportContent, t: ReportWords): void {
  if (!province) return;
  const { count, share } = t;
  const boxes: [name: string, value: string, detail: string][] = [
    [
      t.columns.coverage,
      share(province.coverage),
      `${count(province.activated)} / ${count(province.eligible)}`,
    ],
    [
      t.columns.attainment,
      share(province.attainment),
      `${count(province.activated)} / ${count(province.target)}`,
    ],
    [
      t.columns.planAttainment,
      share(province.planAttainment),
      `${count(province.activatedInCampaign)} / ${count(province.plan)}`,
    ],
    [t.columns.week, count(province.gainedInWeek), t.week],
    [
      t.columns.remaining,
      count(province.remaining),
      `${t.columns.requiredPace}: ${count(province.requiredPace)}`,
    ],
  ];
  const width = INNER / boxes.length;
  const top = pdf.y;
  for (const [i, [name, value, detail]] of boxes.entries()) {
    const x = MARGIN + i * width;
    pdf.rect(x, top, width, 50).lineWidth(0.5).strokeColor('#aebccb').stroke();
    const within = { width: width - 10, lineBreak: false, ellipsis: true } as const;
    pdf
      .font('regular')
      .fontSize(7.5)
      .fillColor('#47586a')
      .text(name, x + 5, top + 5, within);
    pdf
      .font('bold')
      .fontSize(13)
      .fillColor('#14212b')
      .text(value, x + 5, top + 16, within);
    pdf
      .font('regular')
      .fontSize(7)
      .fillColor('#47586a')
      .text(detail, x + 5, top + 36, within);
  }
  pdf.x = MARGIN;
  pdf.y = top + 60;
}

function mapWithLegend(pdf: Pdf, content: ReportContent, map: MapDrawing, t: ReportWords): void {
  heading(pdf, `${t.map}: ${t.metric(content.metric)}`);
  const top = pdf.y;
  pdf.save().translate(MARGIN, top);
  for (const { path, fill } of map.wards) {
    pdf.path(path).lineWidth(0.3).fillAndStroke(fill, '#5d7386');
  }
  for (const { path, late } of map.wards) if (late) hatch(pdf, path, map);
  for (const path of map.outlines) pdf.path(path).lineWidth(0.9).strokeColor('#1d3547').stroke();
  pdf.font('bold').fontSize(map.labelSize).lineWidth(1.6).strokeColor('#ffffff');
  for (const { x, y, text } of map.labels) {
    const left = x - pdf.widthOfString(text) / 2;
    const top = y - map.labelSize / 2;
    pdf.text(text, left, top, { lineBreak: false, stroke: true, fill: false });
    pdf.fillColor('#0b2436').text(text, left, top, { lineBreak: false });
  }
  pdf.restore();
  legend(pdf, content, map, t, top);
  pdf.x = MARGIN;
  pdf.y = top + map.height + 12;
}

/** Lines over a shape, as on the screens: these data are not to be taken as whole. */
function hatch(pdf: Pdf, path: string, { width, height }: MapDrawing): void {
  pdf.save().path(path).clip().lineWidth(0.8).strokeColor('#14212b');
  for (let x = -height; x < width; x += 4) {
    pdf.moveTo(x, height).lineTo(x + height, 0);
  }
  pdf.stroke().restore();
}

function legend(
  pdf: Pdf,
  content: ReportContent,
  map: MapDrawing,
  t: ReportWords,
  top: number,
): void {
  const write = isShare(content.metric) ? t.share : t.count;
  const x = MARGIN + map.width + 24;
  const entries = [
    ...map.legend.map(({ fill, from, to, count }) => ({
      fill,
      words: `${write(from)} – ${write(to)}`,
      count,
    })),
    ...(map.missing > 0 ? [{ fill: '#d5d9dd', words: t.noData, count: map.missing }] : []),
    ...(map.late > 0 ? [{ fill: null, words: t.late, count: map.late }] : []),
  ];
  pdf.font('bold').fontSize(8.5).fillColor('#14212b').text(t.metric(content.metric), x, top);
  pdf.font('regular').fontSize(8);
  for (const [i, { fill, words, count }] of entries.entries()) {
    const y = top + 18 + i * 15;
    pdf.rect(x, y, 14, 10).lineWidth(0.4);
    if (fill) pdf.fillAndStroke(fill, '#5d7386');
    else pdf.strokeColor('#5d7386').stroke();
    if (!fill)
      pdf
        .moveTo(x, y + 10)
        .lineTo(x + 14, y)
        .moveTo(x + 5, y + 10)
        .lineTo(x + 14, y + 4)
        .stroke();
    pdf.fillColor('#14212b').text(`${words}  (${t.count(count)})`, x + 20, y, { lineBreak: false });
  }
  if (map.approximate) {
    pdf.fillColor('#8a5200').text(t.approximate, x, top + 24 + entries.length * 15);
  }
}

function heading(pdf: Pdf, text: string): void {
  if (pdf.y > PAGE.height - 120) pdf.addPage();
  pdf.font('bold').fontSize(11).fillColor('#12324a').text(text, MARGIN).moveDown(0.3);
  pdf.font('regular');
}

function note(pdf: Pdf, text: string): void {
  pdf.font('regular').fontSize(7.5).fillColor('#47586a').text(text, MARGIN).moveDown(0.5);
}

function columnsOf(t: ReportWords, withDistrict: boolean): PdfColumn<ReportRow>[] {
  const { columns, count, share } = t;
  const number = (
    title: string,
    width: number,
    text: (row: ReportRow) => string,
  ): PdfColumn<ReportRow> => ({ title, width, align: 'right', text });
  return [
    ...(withDistrict ? [number(columns.rank, 22, ({ rank }) => count(rank))] : []),
    {
      title: withDistrict ? columns.ward : columns.area,
      width: withDistrict ? 92 : 112,
      align: 'left',
      text: ({ name, late }) => `${shortAreaName(name)}${late ? ' *' : ''}`,
    },
    ...(withDistrict
      ? [
          {
            title: columns.district,
            width: 74,
            align: 'left' as const,
            text: ({ districtName }: ReportRow) => shortAreaName(districtName),
          },
        ]
      : []),
    number(columns.activated, 56, ({ activated }) => count(activated)),
    number(columns.eligible, 56, ({ eligible }) => count(eligible)),
    number(columns.coverage, 44, ({ coverage }) => share(coverage)),
    number(columns.week, 46, ({ gainedInWeek }) => count(gainedInWeek)),
    number(columns.remaining, 48, ({ remaining }) => count(remaining)),
    number(columns.attainment, 48, ({ attainment }) => share(attainment)),
    ...(withDistrict
      ? []
      : [number(columns.planAttainment, 52, (row) => share(row.planAttainment))]),
  ];
}

function definitions(pdf: Pdf, content: ReportContent, t: ReportWords): void {
  pdf.moveDown(0.8);
  heading(pdf, t.definitions);
  for (const { name, formula, denominator } of content.definitions) {
    if (pdf.y > PAGE.height - 80) pdf.addPage();
    pdf
      .font('bold')
      .fontSize(8)
      .fillColor('#14212b')
      .text(`${t.say(name)}: `, MARGIN, pdf.y, { continued: true });
    pdf
      .font('regular')
      .text(
        [t.say(formula), denominator ? `${t.denominator}: ${t.say(denominator)}` : '']
          .filter(Boolean)
          .join('. '),
      );
    pdf.moveDown(0.25);
  }
}

function sources(pdf: Pdf, content: ReportContent, t: ReportWords): void {
  pdf.moveDown(0.6);
  heading(pdf, t.sources);
  if (content.campaign) note(pdf, t.say(content.campaign.source));
  drawTable(
    pdf,
    [
      { title: t.source.file, width: 200, align: 'left', text: ({ file }) => file },
      {
        title: t.source.kind,
        width: 150,
        align: 'left',
        text: ({ kind }) => t.say(importKindLabels[kind]),
      },
      {
        title: t.source.imported,
        width: 95,
        align: 'left',
        text: (row) => t.moment(row.importedAt),
      },
      { title: t.source.rows, width: 70, align: 'right', text: (row) => t.count(row.accepted) },
    ],
    content.sources,
  );
}

function pageNumbers(pdf: Pdf, t: ReportWords): void {
  const { count } = pdf.bufferedPageRange();
  for (let i = 0; i < count; i++) {
    pdf.switchToPage(i);
    // Below the margin, where a text would otherwise begin another page.
    pdf.page.margins.bottom = 0;
    pdf
      .font('regular')
      .fontSize(7.5)
      .fillColor('#536374')
      .text(`Từng Ngõ · ${t.asOf} · ${t.page(i + 1, count)}`, MARGIN, PAGE.height - 28, {
        width: INNER,
        align: 'center',
        lineBreak: false,
      });
  }
}
