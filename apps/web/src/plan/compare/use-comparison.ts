import type { Area, AreaCode, Day, Indicator, Overview } from '@tungngo/domain';
import { classOf } from '@tungngo/geo/statistics';
import { useMemo } from 'react';
import { sharedBounds } from '../../map/compare/shared-classes.js';
import { NO_DATA_COLOUR, rampColours } from '../../map/ramps.js';
import { type AreaFigures, metricValues } from '../figures.js';
import { countedIndicator } from '../indicators.js';
import { centreOf, lookOf } from '../map-look.js';
import type { MapMetric, PlanSearch } from '../plan-search.js';
import { useFigures, usePlan } from '../use-plan.js';

/** What can be compared: quality is of the newest data alone, a period has a comparison of its own. */
export const comparedMetrics = [
  'coverage',
  'smoothed',
  'attainment',
  'planAttainment',
  'pace',
  'requiredPace',
  'remaining',
] as const satisfies readonly MapMetric[];
export type ComparedMetric = (typeof comparedMetrics)[number];

/** What one of the two maps shows. */
export interface ComparedSide {
  day: Day;
  indicator: Indicator;
  metric: ComparedMetric;
  /** In the order of the wards. */
  values: readonly (number | null)[];
  byWard: ReadonlyMap<AreaCode, number | null>;
  colours: ReadonlyMap<AreaCode, string>;
  bounds: number[];
  /** How many wards each class holds. */
  counts: number[];
  missing: number;
}

export interface Comparison {
  a: ComparedSide;
  b: ComparedSide;
  palette: readonly string[];
  /** True when a colour means the same value on both maps, not only the same rank. */
  sameValues: boolean;
  /** True when B − A means something. */
  sameUnit: boolean;
}

interface Question {
  overview: Overview;
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  day: Day;
  search: PlanSearch;
}

const units: Record<ComparedMetric, string> = {
  coverage: 'share',
  smoothed: 'share',
  attainment: 'share',
  planAttainment: 'share',
  pace: 'a day',
  requiredPace: 'a day',
  remaining: 'people',
};

function comparedMetric(asked: MapMetric | undefined): ComparedMetric {
  return comparedMetrics.find((name) => name === asked) ?? 'coverage';
}

/** Both sides under one classification, and the days that B may show; null until B’s figures are there. */
export function useComparison({ overview, figures, day, search }: Question) {
  const indicatorOfA = countedIndicator(search.indicator, overview.indicatorsWithData);
  const indicatorOfB = countedIndicator(
    search.indicatorB ?? indicatorOfA,
    overview.indicatorsWithData,
  );
  const planB = usePlan(indicatorOfB, search.vintage);
  const b = useFigures(planB.overview, planB.series, planB.targets, search.dayB);
  const comparison = useMemo(() => {
    if (!b.figures || !b.day) return null;
    return comparisonOf(
      overview.areas,
      { figures, day, indicator: indicatorOfA },
      { figures: b.figures, day: b.day, indicator: indicatorOfB },
      search,
    );
  }, [overview.areas, figures, day, indicatorOfA, b.figures, b.day, indicatorOfB, search]);
  return { comparison, daysB: b.days, error: planB.error, retry: planB.retry };
}

interface Side {
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  day: Day;
  indicator: Indicator;
}

function comparisonOf(
  areas: readonly Area[],
  sideA: Side,
  sideB: Side,
  search: PlanSearch,
): Comparison {
  const wards = areas.filter(({ level }) => level === 'ward');
  const metricOfA = comparedMetric(search.metric);
  const metricOfB = comparedMetric(search.metricB ?? metricOfA);
  const sameUnit = units[metricOfA] === units[metricOfB];
  const look = lookOf({ ...search, metric: metricOfA });
  const valuesOfA = metricValues(wards, sideA.figures, metricOfA);
  const valuesOfB = metricValues(wards, sideB.figures, metricOfB);
  const province = areas.find(({ level }) => level === 'province')?.code;
  const known = [...valuesOfA, ...valuesOfB].filter((value) => value !== null);
  const centre = centreOf(metricOfA, known, province && sideA.figures.get(province));
  const bounds = sharedBounds(valuesOfA, valuesOfB, sameUnit, {
    method: look.method,
    classCount: look.classCount,
    centre: centre.value,
    manual: look.manual,
  });
  const classCount = Math.max(bounds.a.length, bounds.b.length) + 1;
  const palette = rampColours(look.ramp, classCount, look.flip);
  const coloured = (side: Side, metric: ComparedMetric, values: typeof valuesOfA, cuts: number[]) =>
    colouredSide(wards, { ...side, metric, values, bounds: cuts }, palette);
  return {
    a: coloured(sideA, metricOfA, valuesOfA, bounds.a),
    b: coloured(sideB, metricOfB, valuesOfB, bounds.b),
    palette,
    sameValues: bounds.sameValues,
    sameUnit,
  };
}

function colouredSide(
  wards: readonly Area[],
  side: Side & Pick<ComparedSide, 'metric' | 'values' | 'bounds'>,
  palette: readonly string[],
): ComparedSide {
  const { day, indicator, metric, values, bounds } = side;
  const counts = new Array<number>(bounds.length + 1).fill(0);
  const colours = new Map<AreaCode, string>();
  const byWard = new Map<AreaCode, number | null>();
  let missing = 0;
  for (const [i, { code }] of wards.entries()) {
    const value = values[i] ?? null;
    byWard.set(code, value);
    if (value === null) missing++;
    const index = value === null ? -1 : classOf(value, bounds);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
    colours.set(code, palette[index] ?? NO_DATA_COLOUR);
  }
  return { day, indicator, metric, values, byWard, colours, bounds, counts, missing };
}
