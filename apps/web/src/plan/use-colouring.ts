import {
  type AreaCode,
  type CoverageSeries,
  type Day,
  type QualityScores,
  qualityGrades,
} from '@tungngo/domain';
import { useMemo } from 'react';
import { type Classes, classify, classOf, quantileBounds } from '../map/classes.js';
import { CLASS_COUNT, colourOfClass, NO_DATA_COLOUR, type PaletteName } from '../map/palettes.js';
import { type AreaFigures, figuresOn, metricValue, type Period, type Targets } from './figures.js';
import type { MapMetric } from './plan-search.js';

/** The palette of each metric: rates rise towards blue, people still to reach and faults towards brown. */
export const paletteOf: Record<MapMetric, PaletteName> = {
  coverage: 'share',
  attainment: 'share',
  remaining: 'burden',
  quality: 'quality',
};

interface Question {
  wards: readonly AreaCode[];
  figures: ReadonlyMap<AreaCode, AreaFigures> | null;
  metric: MapMetric;
  /** Scores by area, and which of them the metric `quality` shows. */
  quality: { byArea: ReadonlyMap<AreaCode, QualityScores>; score: keyof QualityScores };
  /** Given when the classes must be the same on every day. */
  everyDay: { series: CoverageSeries; targets: Targets; period: Period; days: Day[] } | null;
}

/** Classes of the wards' values and the colour of each ward: by quantile, quality by its grades. */
export function useColouring({ wards, figures, metric, quality, everyDay }: Question): {
  classes: Classes;
  colours: ReadonlyMap<AreaCode, string>;
} {
  const fixed = useMemo(
    () => (everyDay && metric !== 'quality' ? boundsOfEveryDay(wards, metric, everyDay) : null),
    [wards, metric, everyDay],
  );
  const { byArea, score } = quality;
  return useMemo(() => {
    if (metric === 'quality') {
      const scores = wards.map((code) => byArea.get(code)?.[score] ?? null);
      const { classes, colours } = colourWards(wards, scores, gradeBounds, metric);
      return { classes: { ...classes, extent: [0, 100] }, colours };
    }
    const values = wards.map((code) => metricValue(figures?.get(code), metric));
    const known = values.filter((value) => value !== null);
    return colourWards(wards, values, fixed ?? quantileBounds(known, CLASS_COUNT), metric);
  }, [wards, figures, metric, fixed, byArea, score]);
}

const grades = qualityGrades.toReversed();
/** What the classes of quality are called, from the least. */
export const gradeNames = grades.map(({ name }) => name);
/** Most wards have the same score, so quantiles would tell nothing. */
const gradeBounds = grades.map(({ from }) => from).slice(1);

function colourWards(
  wards: readonly AreaCode[],
  values: (number | null)[],
  bounds: number[],
  metric: MapMetric,
) {
  const colours = new Map<AreaCode, string>();
  for (const [i, code] of wards.entries()) {
    const value = values[i] ?? null;
    colours.set(
      code,
      value === null
        ? NO_DATA_COLOUR
        : colourOfClass(paletteOf[metric], classOf(value, bounds), bounds.length + 1),
    );
  }
  return { classes: classify(values, bounds), colours };
}

function boundsOfEveryDay(
  wards: readonly AreaCode[],
  metric: Exclude<MapMetric, 'quality'>,
  { series, targets, period, days }: NonNullable<Question['everyDay']>,
): number[] {
  const values: number[] = [];
  for (const day of days) {
    const figures = figuresOn(series, targets, period, day);
    for (const code of wards) {
      const value = metricValue(figures.get(code), metric);
      if (value !== null) values.push(value);
    }
  }
  return quantileBounds(values, CLASS_COUNT);
}
