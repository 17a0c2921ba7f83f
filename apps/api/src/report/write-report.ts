import type { Warehouse } from '@tungngo/warehouse';
import { knownVintage } from '../coverage/known-vintage.js';
import { excelReport } from './excel-report.js';
import { drawMap } from './map-drawing.js';
import { PDF_MAP_WIDTH, pdfReport } from './pdf-report.js';
import { pngMap } from './png-map.js';
import type { ReportFormat } from './report-choices.js';
import { type ReportContent, type ReportQuestion, readReport } from './report-content.js';
import { SVG_MAP_WIDTH, svgMap } from './svg-map.js';

/**
 * The report of a day as a file. Throws a `ProblemError` `not-found` for a vintage that figures
 * cannot be shown in, and `nothing-published` when there are none at all.
 */
export async function writeReport(
  warehouse: Warehouse,
  question: ReportQuestion,
  format: ReportFormat,
): Promise<Buffer> {
  const content = await warehouse.read(async (reader) => {
    await knownVintage(reader, question.vintage);
    return readReport(reader, question);
  });
  switch (format) {
    case 'pdf':
      return pdfReport(content, drawMap(content, PDF_MAP_WIDTH));
    case 'xlsx':
      return excelReport(content);
    case 'png':
      return pngMap(svgOf(content));
    default:
      return Buffer.from(svgOf(content), 'utf8');
  }
}

/** A map without boundaries is a picture that says so by its empty frame and legend. */
function svgOf(content: ReportContent): string {
  const map = drawMap(content, SVG_MAP_WIDTH) ?? {
    width: SVG_MAP_WIDTH,
    height: SVG_MAP_WIDTH / 2,
    wards: [],
    outlines: [],
    labels: [],
    labelSize: 12,
    legend: [],
    missing: content.wards.length,
    late: 0,
    approximate: false,
  };
  return svgMap(content, map);
}
