import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  type Area,
  type AreaCode,
  type Day,
  type Indicator,
  type SpotMap,
  type SpotMetric,
  spotMetrics,
} from '@tungngo/domain';
import { useEffect, useMemo, useState } from 'react';
import { type SpotClass, spotClasses, spotClassesOf, spotColours } from '../map/spots.js';
import { trpc } from '../server/client.js';
import { exceptPicked } from './picked.js';
import type { PlanSearch } from './plan-search.js';

/** Hot and cold spots as the map shows them. */
export interface ShownSpots {
  /** Null until the first have come. */
  map: SpotMap | null;
  classes: ReadonlyMap<AreaCode, SpotClass>;
  colours: ReadonlyMap<AreaCode, string>;
  faded: ReadonlySet<AreaCode>;
  picked: SpotClass | null;
  /** True while others are being computed. */
  waiting: boolean;
  error: unknown;
}

/** The metric of the spots view: the map's where spots are known of it, else coverage. */
export function spotMetricOf({ metric }: PlanSearch): SpotMetric {
  return spotMetrics.find((name) => name === metric) ?? 'coverage';
}

/** How long the slider must rest: spots of one day take the server about as long. */
const REST_MS = 250;

/** Asks for the spots of the day on which the slider rests; those before stay until they have come. */
export function useSpots(
  { day, indicator, search }: { day: Day; indicator: Indicator; search: PlanSearch },
  wards: readonly Area[],
  wanted: boolean,
): ShownSpots {
  const rested = useRested(day);
  const statistic = search.statistic ?? 'gi-star';
  const { data, isFetching, error } = useQuery(
    trpc.coverage.spots.queryOptions(
      {
        indicator,
        day: rested,
        metric: spotMetricOf(search),
        statistic,
        ...(search.vintage && { vintage: search.vintage }),
      },
      { enabled: wanted, placeholderData: keepPreviousData },
    ),
  );
  const map = wanted && data ? data : null;
  const picked = spotClassesOf[statistic].find((name) => name === search.pick) ?? null;
  const shown = useMemo(() => {
    const codes = wards.map(({ code }) => code);
    const classes = map ? spotClasses(map) : new Map<AreaCode, SpotClass>();
    return {
      classes,
      colours: spotColours(codes, classes, map?.metric ?? 'coverage'),
      faded: exceptPicked(codes, (_, code) => classes.get(code) ?? null, map && picked),
    };
  }, [wards, map, picked]);
  return { map, picked, ...shown, waiting: wanted && (isFetching || rested !== day), error };
}

function useRested(day: Day): Day {
  const [rested, setRested] = useState(day);
  useEffect(() => {
    const timer = setTimeout(() => setRested(day), REST_MS);
    return () => clearTimeout(timer);
  }, [day]);
  return rested;
}
