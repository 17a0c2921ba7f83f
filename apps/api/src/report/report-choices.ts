export const reportMetrics = [
  'coverage',
  'attainment',
  'planAttainment',
  'remaining',
  'pace',
] as const;
/** What the report's map is coloured by. */
export type ReportMetric = (typeof reportMetrics)[number];

export const reportFormats = ['pdf', 'png', 'svg', 'xlsx'] as const;
/** PDF and Excel hold the whole report, PNG and SVG its map. */
export type ReportFormat = (typeof reportFormats)[number];
