import { type Area, type AreaCode, addDays } from '@tungngo/domain';
import { useDeferredValue, useMemo } from 'react';
import { useAreaQuality } from '../map/use-area-quality.js';
import { figuresOn, metricValues } from './figures.js';
import type { MapMetric } from './plan-search.js';
import { type RankedArea, rankAreas } from './ranking.js';
import type { SideProps } from './side-panel.js';
import { periodByArea } from './time/in-period.js';
import { chosenSpan, spanAgainst } from './time/time-search.js';

/** What the second column shows. */
export type SecondColumn = 'remaining' | 'coverage' | 'change';

const WEEK = 7;

/**
 * Districts or wards with their ranks by the map's metric. While the slider plays the ranking may stay
 * behind, that the map does not wait for it.
 */
export function useRanking(props: SideProps): {
  ranked: RankedArea[];
  metric: MapMetric;
  second: SecondColumn;
} {
  const { overview, search } = props;
  const figures = useDeferredValue(props.figures);
  const { metric = 'coverage', level = 'ward' } = search;
  const peers = useMemo(
    () => overview.areas.filter((area) => area.level === level),
    [overview.areas, level],
  );
  const names = useMemo(() => {
    const districts = overview.areas.filter((area) => area.level === 'district');
    return new Map(districts.map(({ code, name }) => [code, name]));
  }, [overview.areas]);
  const quality = useQualityValues(peers, search.dimension ?? 'overall');
  const before = useFormerValues(props, peers, metric);
  const changes = useChanges(props);
  const second = secondColumn(metric, changes !== null);
  const ranked = useMemo(() => {
    const values = metric === 'quality' ? quality : metricValues(peers, figures, metric);
    const beside =
      second === 'change'
        ? peers.map(({ code }) => changes?.get(code)?.change ?? null)
        : metricValues(peers, figures, second);
    return rankAreas({ peers, names, figures, metric, values, before, second: beside });
  }, [peers, names, figures, metric, quality, before, second, changes]);
  return { ranked, metric, second };
}

function secondColumn(metric: MapMetric, compared: boolean): SecondColumn {
  if (metric === 'inPeriod' && compared) return 'change';
  return metric === 'remaining' ? 'coverage' : 'remaining';
}

function useQualityValues(
  peers: readonly Area[],
  score: 'overall' | 'valid' | 'complete' | 'clean' | 'live',
) {
  const { byArea } = useAreaQuality();
  return useMemo(
    () => peers.map(({ code }) => byArea.get(code)?.[score] ?? null),
    [peers, byArea, score],
  );
}

/** A week before the day, or in the period that the one chosen is compared with. */
function useFormerValues(
  { series, targets, overview, day, search }: SideProps,
  peers: readonly Area[],
  metric: MapMetric,
): (number | null)[] | null {
  const asked = useDeferredValue(day);
  const { from, to, against } = search;
  return useMemo(() => {
    if (metric === 'quality') return null;
    const other = spanAgainst({ from, to, against });
    if (metric === 'inPeriod' && from && !other) return null;
    const then = metric === 'inPeriod' && other ? asked : addDays(asked, -WEEK);
    const former = figuresOn(series, targets, overview.campaign, then, other);
    return former.size > 0 ? metricValues(peers, former, metric) : null;
  }, [series, targets, overview.campaign, asked, peers, metric, from, to, against]);
}

function useChanges({ series, search }: SideProps) {
  const { from, to, against } = search;
  return useMemo(() => {
    const chosen = chosenSpan({ from, to });
    const other = spanAgainst({ from, to, against });
    return chosen && other ? periodByArea(series, chosen, other) : null;
  }, [series, from, to, against]);
}

/** The district of an area that is pointed at on the map. */
export function districtOf(areas: readonly Area[], code: AreaCode | null): AreaCode | null {
  return areas.find((area) => area.code === code)?.parentCode ?? null;
}
