import type { AreaCode, CoverageSeries, Day } from '@tungngo/domain';
import { useMemo } from 'react';
import { type Classes, classify, classOf, quantileBounds } from '../map/classes.js';
import { CLASS_COUNT, colourOfClass, NO_DATA_COLOUR, type PaletteName } from '../map/palettes.js';
import { type AreaFigures, figuresOn, metricValue, type Period, type Targets } from './figures.js';
import type { MapMetric } from './plan-search.js';

/** The palette of each metric: rates rise towards blue, people still to reach towards brown. */
export const paletteOf: Record<MapMetric, PaletteName> = {
  coverage: 'share',
  attainment: 'share',
  remaining: 'burden',
};

interface Question {
  wards: readonly AreaCode[];
  figures: ReadonlyMap<AreaCode, AreaFigures> | null;
  metric: MapMetric;
  /** Given when the classes must be the same on every day. */
  everyDay: { series: CoverageSeries; targets: Targets; period: Period; days: Day[] } | null;
}

/** Classes of the wards' values, by quantile, and the colour of each ward. */
export function useColouring({ wards, figures, metric, everyDay }: Question): {
  classes: Classes;
  colours: ReadonlyMap<AreaCode, string>;
} {
  const fixed = useMemo(
    () => (everyDay ? boundsOfEveryDay(wards, metric, everyDay) : null),
    [wards, metric, everyDay],
  );
  return useMemo(() => {
    const values = wards.map((code) => metricValue(figures?.get(code), metric));
    const bounds =
      fixed ??
      quantileBounds(
        values.filter((value) => value !== null),
        CLASS_COUNT,
      );
    const palette = paletteOf[metric];
    const colours = new Map<AreaCode, string>();
    for (const [i, code] of wards.entries()) {
      const value = values[i] ?? null;
      colours.set(
        code,
        value === null
          ? NO_DATA_COLOUR
          : colourOfClass(palette, classOf(value, bounds), bounds.length + 1),
      );
    }
    return { classes: classify(values, bounds), colours };
  }, [wards, figures, metric, fixed]);
}

function boundsOfEveryDay(
  wards: readonly AreaCode[],
  metric: MapMetric,
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
