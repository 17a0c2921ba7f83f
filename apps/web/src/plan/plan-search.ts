import {
  type AreaCode,
  type Day,
  type Indicator,
  indicators,
  isDay,
  type QualityDimension,
  qualityDimensions,
  type SpotStatistic,
} from '@tungngo/domain';
import {
  type ClassMethod,
  classMethods,
  LEAST_CLASSES,
  MOST_CLASSES,
} from '../map/class-methods.js';
import { type RampName, rampNames } from '../map/ramps.js';
import { readVintage } from '../map/vintage.js';
import { readNumbers, readRange } from '../map/written-numbers.js';
import { defaultIndicator } from './indicators.js';
import { type RankingSearch, readRankingSearch } from './ranking-search.js';
import { readTimeSearch, type TimeSearch } from './time/time-search.js';

export const mapMetrics = [
  'coverage',
  'smoothed',
  'attainment',
  'planAttainment',
  'pace',
  'requiredPace',
  'remaining',
  'inPeriod',
  'quality',
] as const;
/** What the map is coloured by. */
export type MapMetric = (typeof mapMetrics)[number];

export const mapViews = ['areas', 'bivariate', 'circles', 'spots', 'cells', 'heat'] as const;
/** How the map shows it. */
export type MapView = (typeof mapViews)[number];

export const compareForms = ['side', 'swipe'] as const;
export type CompareForm = (typeof compareForms)[number];

/** The state of the Plan screen that a link carries; what is absent is the default. */
export interface PlanSearch extends TimeSearch, RankingSearch {
  day?: Day | undefined;
  district?: AreaCode | undefined;
  ward?: AreaCode | undefined;
  metric?: MapMetric | undefined;
  /** The boundary vintage of the areas; that of the records when absent. */
  vintage?: string | undefined;
  /** The dimension of quality that colours the map; the least of the four when absent. */
  dimension?: QualityDimension | undefined;
  /** What is counted; accounts of level 2 when absent. */
  indicator?: Indicator | undefined;
  /** What stands beside the map; the card of a ward that is picked, else the ranking. */
  panel?: 'card' | 'ranking' | undefined;
  /** `campaign`: the classes stay the same on every day. */
  scale?: 'campaign' | undefined;
  /** `areas` when absent. */
  view?: MapView | undefined;
  /** How values are cut into classes; `quantile` when absent. */
  method?: ClassMethod | undefined;
  /** How many classes; six when absent. */
  classes?: number | undefined;
  /** The metric's own ramp when absent. */
  ramp?: RampName | undefined;
  /** The ramp the other way round. */
  flip?: true | undefined;
  /** Inner bounds that a person has set, as `writeNumbers` writes them; they count with `method` manual. */
  breaks?: string | undefined;
  /** Only areas from the first value up to, not with, the second stay; either may be missing: `0.4~`. */
  range?: string | undefined;
  /** Only areas of this class of the bivariate or the spots view stay. */
  pick?: string | undefined;
  /** The statistic of the spots view; `gi-star` when absent. */
  statistic?: SpotStatistic | undefined;
  /** The office's basemap is left out. */
  basemap?: 'off' | undefined;
  /** Hard areas are drawn over the map. */
  hard?: 'on' | undefined;
  /** A second map: beside the first, or over it with a divider. */
  compare?: CompareForm | undefined;
  /** What the second map shows; as the first where absent, of days the last. */
  dayB?: Day | undefined;
  indicatorB?: Indicator | undefined;
  metricB?: MapMetric | undefined;
  /** Where the divider is, per cent from the left; 50 when absent. */
  split?: number | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readPlanSearch(raw: Record<string, unknown>): PlanSearch {
  const search: PlanSearch = {};
  const day = String(raw.day ?? '');
  if (isDay(day)) search.day = day;
  const district = areaCode(raw.district);
  if (district) search.district = district;
  const ward = areaCode(raw.ward);
  if (ward) search.ward = ward;
  const vintage = readVintage(raw.vintage);
  if (vintage) search.vintage = vintage;
  const metric = mapMetrics.find((name) => name === raw.metric);
  if (metric) search.metric = metric;
  const dimension = qualityDimensions.find((name) => name === raw.dimension);
  if (dimension) search.dimension = dimension;
  const indicator = indicators.find((name) => name === raw.indicator);
  if (indicator && indicator !== defaultIndicator) search.indicator = indicator;
  if (raw.panel === 'card' || raw.panel === 'ranking') search.panel = raw.panel;
  if (raw.scale === 'campaign') search.scale = 'campaign';
  if (raw.hard === 'on') search.hard = 'on';
  return {
    ...search,
    ...readLook(raw),
    ...readComparison(raw),
    ...readTimeSearch(raw),
    ...readRankingSearch(raw),
  };
}

function readComparison(raw: Record<string, unknown>): PlanSearch {
  const search: PlanSearch = {};
  if (raw.basemap === 'off') search.basemap = 'off';
  const compare = compareForms.find((name) => name === raw.compare);
  if (!compare) return search;
  search.compare = compare;
  const dayB = String(raw.dayB ?? '');
  if (isDay(dayB)) search.dayB = dayB;
  const indicatorB = indicators.find((name) => name === raw.indicatorB);
  if (indicatorB) search.indicatorB = indicatorB;
  const metricB = mapMetrics.find((name) => name === raw.metricB);
  if (metricB) search.metricB = metricB;
  const split = Number(raw.split ?? Number.NaN);
  if (split >= 0 && split <= 100 && split !== 50) search.split = Math.round(split);
  return search;
}

function readLook(raw: Record<string, unknown>): PlanSearch {
  const look: PlanSearch = {};
  const view = mapViews.find((name) => name === raw.view);
  if (view && view !== 'areas') look.view = view;
  const method = classMethods.find((name) => name === raw.method);
  if (method && method !== 'quantile') look.method = method;
  const classes = Number(raw.classes);
  if (classes >= LEAST_CLASSES && classes <= MOST_CLASSES) look.classes = Math.round(classes);
  const ramp = rampNames.find((name) => name === raw.ramp);
  if (ramp) look.ramp = ramp;
  if (String(raw.flip) === 'true') look.flip = true;
  if (readNumbers(raw.breaks).length > 0) look.breaks = String(raw.breaks);
  if (readRange(raw.range)) look.range = String(raw.range);
  const pick = String(raw.pick ?? '');
  if (/^[a-z0-9-]{1,12}$/.test(pick)) look.pick = pick;
  if (raw.statistic === 'local-moran') look.statistic = 'local-moran';
  return look;
}

/** An area's code from a link, or undefined. */
export function areaCode(value: unknown): AreaCode | undefined {
  const text = String(value ?? '');
  return /^\d{2,5}$/.test(text) ? (text as AreaCode) : undefined;
}
