import {
  type Area,
  type AreaCode,
  type CoverageSeries,
  type Day,
  type QualityScores,
  qualityGrades,
} from '@tungngo/domain';
import { classOf } from '@tungngo/geo/statistics';
import { useMemo } from 'react';
import { classBounds } from '../map/class-methods.js';
import { type Classes, classify } from '../map/classes.js';
import { NO_DATA_COLOUR, rampColours } from '../map/ramps.js';
import { readRange } from '../map/written-numbers.js';
import { type AreaFigures, figuresOn, metricValues, type Period, type Targets } from './figures.js';
import { type Centre, centreOf, lookOf, type MapLook } from './map-look.js';
import type { MapMetric, PlanSearch } from './plan-search.js';

interface Question {
  wards: readonly Area[];
  /** Figures of every area on the day, the province's too. */
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  province: AreaCode | undefined;
  quality: ReadonlyMap<AreaCode, QualityScores>;
  /** The campaign, for classes that must be the same on every day. */
  campaign: { series: CoverageSeries; targets: Targets; period: Period; days: Day[] };
  search: PlanSearch;
}

/** The wards' values, cut into classes and coloured. */
export interface Colouring {
  look: MapLook;
  /** In the order of the wards; null without a value. */
  values: readonly (number | null)[];
  classes: Classes;
  /** The colour of each class. */
  palette: readonly string[];
  colours: ReadonlyMap<AreaCode, string>;
  centre: Centre;
  /** Wards that the legend's brush has put aside. */
  faded: ReadonlySet<AreaCode>;
}

/** Classes of the wards' values and the colour of each ward; quality is cut by its grades. */
export function useColouring(question: Question): Colouring {
  const { wards, figures, province, quality, campaign, search } = question;
  const look = useLook(search);
  const { metric } = look;
  const score = search.dimension ?? 'overall';
  const values = useMemo(
    () =>
      metric === 'quality'
        ? wards.map(({ code }) => quality.get(code)?.[score] ?? null)
        : metricValues(wards, figures, metric),
    [wards, figures, metric, quality, score],
  );
  const everyValue = useMemo(
    () =>
      search.scale === 'campaign' && metric !== 'quality' && metric !== 'inPeriod'
        ? valuesOfEveryDay(wards, metric, campaign)
        : null,
    [search.scale, wards, metric, campaign],
  );
  const own = province ? figures.get(province) : undefined;
  const coloured = useMemo(() => {
    const known = everyValue ?? values.filter((value) => value !== null);
    const centre = centreOf(metric, known, own);
    return { centre, ...colourWards(wards, values, boundsOf(known, look, centre), look) };
  }, [wards, values, everyValue, look, metric, own]);
  const faded = useFaded(wards, values, search.range);
  return { look, values, faded, ...coloured };
}

/** The look of a link; the same object until something of it changes. */
function useLook(search: PlanSearch): MapLook {
  const { metric, view, method, classes, ramp, flip, breaks } = search;
  return useMemo(
    () => lookOf({ metric, view, method, classes, ramp, flip, breaks }),
    [metric, view, method, classes, ramp, flip, breaks],
  );
}

const grades = qualityGrades.toReversed();
/** What the classes of quality are called, from the least. */
export const gradeNames = grades.map(({ name }) => name);
/** Most wards have the same score, so quantiles would tell nothing. */
const gradeBounds = grades.map(({ from }) => from).slice(1);

function boundsOf(
  known: readonly number[],
  { metric, method, classCount, manual }: MapLook,
  centre: Centre,
): number[] {
  if (metric === 'quality') return gradeBounds;
  return classBounds(known, { method, classCount, manual, centre: centre.value });
}

function colourWards(
  wards: readonly Area[],
  values: readonly (number | null)[],
  bounds: number[],
  { metric, ramp, flip }: MapLook,
): Pick<Colouring, 'classes' | 'palette' | 'colours'> {
  const palette = rampColours(ramp, bounds.length + 1, flip);
  const colours = new Map<AreaCode, string>();
  for (const [i, { code }] of wards.entries()) {
    const value = values[i] ?? null;
    const colour = value === null ? undefined : palette[classOf(value, bounds)];
    colours.set(code, colour ?? NO_DATA_COLOUR);
  }
  const classes = classify(values, bounds);
  if (metric === 'quality') classes.extent = [0, 100];
  return { classes, palette, colours };
}

const nobody: ReadonlySet<AreaCode> = new Set();

function useFaded(
  wards: readonly Area[],
  values: readonly (number | null)[],
  written: string | undefined,
): ReadonlySet<AreaCode> {
  return useMemo(() => {
    const range = readRange(written);
    if (!range) return nobody;
    const outside = wards.filter((_, i) => {
      const value = values[i] ?? null;
      return value === null || value < range.from || value >= range.to;
    });
    return new Set(outside.map(({ code }) => code));
  }, [wards, values, written]);
}

/** More tell no more about where to cut, and natural breaks take long over them. */
const MOST_VALUES = 10_000;

function valuesOfEveryDay(
  wards: readonly Area[],
  metric: Exclude<MapMetric, 'quality'>,
  { series, targets, period, days }: Question['campaign'],
): number[] {
  const values = days.flatMap((day) => {
    const onDay = metricValues(wards, figuresOn(series, targets, period, day), metric);
    return onDay.filter((value) => value !== null);
  });
  if (values.length <= MOST_VALUES) return values;
  const sorted = Float64Array.from(values).sort();
  const step = (sorted.length - 1) / (MOST_VALUES - 1);
  return Array.from({ length: MOST_VALUES }, (_, i) => sorted[Math.round(i * step)] ?? 0);
}
