import type { Area, AreaCode, AreaQuality, CoverageSeries, Day, Indicator } from '@tungngo/domain';
import { useMemo } from 'react';
import { type Bivariate, bivariateClasses, bivariateColour } from '../map/bivariate.js';
import { circleRadius, largestRadius } from '../map/circle-size.js';
import type { AreaCircles } from '../map/use-circle-layer.js';
import { type AreaFigures, metricValues, type Period, type Targets } from './figures.js';
import { exceptPicked, pickedNumber } from './picked.js';
import type { PlanSearch } from './plan-search.js';
import { type Colouring, useColouring } from './use-colouring.js';
import { type ShownSpots, useSpots } from './use-spots.js';

export interface PictureQuestion {
  areas: readonly Area[];
  /** Figures of every area on the day. */
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  quality: ReadonlyMap<AreaCode, AreaQuality>;
  series: CoverageSeries;
  targets: Targets;
  period: Period;
  days: Day[];
  day: Day;
  indicator: Indicator;
  search: PlanSearch;
}

/** What the map shows of one day, whichever the view: give `AreaMap` its colours and circles. */
export interface MapPicture {
  day: Day;
  /** The wards' fill. */
  colours: ReadonlyMap<AreaCode, string>;
  /** Wards that the legend has put aside; the ranking leaves them out. */
  faded: ReadonlySet<AreaCode>;
  circles: AreaCircles | undefined;
  /** The colour that stands for each ward, also where it is not the fill. */
  marks: ReadonlyMap<AreaCode, string>;
  wards: readonly Area[];
  colouring: Colouring;
  bivariate: Bivariate | null;
  /** What the largest circle stands for, and its radius in pixels. */
  circleScale: { largestValue: number; largest: number } | null;
  spots: ShownSpots;
}

/** The fill of wards under circles, hexagons or heat. */
const GROUND = '#f7f9fa';

/** The picture of the map that a link asks for. */
export function useMapPicture(question: PictureQuestion): MapPicture {
  const { areas, figures, search } = question;
  const wards = useMemo(() => areas.filter(({ level }) => level === 'ward'), [areas]);
  const province = useMemo(() => areas.find(({ level }) => level === 'province')?.code, [areas]);
  const { series, targets, period, days } = question;
  const campaign = useMemo(
    () => ({ series, targets, period, days }),
    [series, targets, period, days],
  );
  const colouring = useColouring({ ...question, wards, province, campaign });
  const { view } = colouring.look;
  const bivariate = useBivariate(wards, figures, view === 'bivariate', search.pick);
  const circleScale = useCircleScale(wards, series, view === 'circles');
  const circles = useCircles(wards, figures, colouring, circleScale, series);
  const spots = useSpots(question, wards, view === 'spots');
  const ground = useMemo(() => new Map(wards.map(({ code }) => [code, GROUND])), [wards]);
  const shown = bivariate ?? (view === 'spots' ? spots : colouring);
  const bare = view === 'circles' || view === 'cells' || view === 'heat';
  return {
    day: question.day,
    colours: bare ? ground : shown.colours,
    faded: shown.faded,
    marks: shown.colours,
    circles,
    wards,
    colouring,
    bivariate,
    circleScale,
    spots,
  };
}

function useBivariate(
  wards: readonly Area[],
  figures: PictureQuestion['figures'],
  wanted: boolean,
  pick: string | undefined,
) {
  const bivariate = useMemo(() => {
    if (!wanted) return null;
    const classes = bivariateClasses(
      metricValues(wards, figures, 'coverage'),
      metricValues(wards, figures, 'remaining'),
    );
    const colours = new Map(
      wards.map(({ code }, i) => [code, bivariateColour(classes.classes[i] ?? null)]),
    );
    return { ...classes, colours };
  }, [wards, figures, wanted]);
  return useMemo(() => {
    if (!bivariate) return null;
    const codes = wards.map(({ code }) => code);
    const faded = exceptPicked(codes, (i) => bivariate.classes[i] ?? null, pickedNumber(pick));
    return { ...bivariate, faded };
  }, [bivariate, wards, pick]);
}

/** A phone's map is about so much smaller. */
const PHONE_SHRINK = 0.65;

/** One scale for every day, so that circles shrink as the work is done. */
function useCircleScale(wards: readonly Area[], series: CoverageSeries, wanted: boolean) {
  return useMemo(() => {
    if (!wanted) return null;
    const codes = new Set(wards.map(({ code }) => code));
    let largestValue = 0;
    for (const [a, code] of series.areas.entries()) {
      if (!codes.has(code)) continue;
      for (const [d, activated] of series.activated[a]?.entries() ?? []) {
        largestValue = Math.max(largestValue, (series.eligible[a]?.[d] ?? 0) - activated);
      }
    }
    const shrink = matchMedia('(max-width: 760px)').matches ? PHONE_SHRINK : 1;
    return { largestValue, largest: shrink * largestRadius(wards.length) };
  }, [wards, series, wanted]);
}

function useCircles(
  wards: readonly Area[],
  figures: PictureQuestion['figures'],
  { colours }: Colouring,
  scale: MapPicture['circleScale'],
  series: CoverageSeries,
): AreaCircles | undefined {
  // Later ones lie on top, so the largest come first; by the denominator, that places stay put.
  const areas = useMemo(() => {
    const size = new Map(series.areas.map((code, a) => [code, series.eligible[a]?.at(-1) ?? 0]));
    return wards.toSorted((a, b) => (size.get(b.code) ?? 0) - (size.get(a.code) ?? 0));
  }, [wards, series]);
  return useMemo(() => {
    if (!scale) return undefined;
    const radii = new Map(
      areas.map(({ code }) => [
        code,
        circleRadius(figures.get(code)?.remaining ?? 0, scale.largestValue, scale.largest),
      ]),
    );
    return { areas, radii, colours };
  }, [areas, figures, colours, scale]);
}
