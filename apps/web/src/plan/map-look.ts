import { type ClassMethod, USUAL_CLASSES } from '../map/class-methods.js';
import { isDiverging, type RampName } from '../map/ramps.js';
import { readNumbers } from '../map/written-numbers.js';
import type { AreaFigures } from './figures.js';
import type { MapMetric, MapView, PlanSearch } from './plan-search.js';

/** How the map is drawn, with every default filled in. */
export interface MapLook {
  metric: MapMetric;
  view: MapView;
  method: ClassMethod;
  classCount: number;
  ramp: RampName;
  /** True where the ramp runs the other way round. */
  flip: boolean;
  manual: readonly number[];
}

/** Of these, more is more work or more fault. */
const moreIsWorse: ReadonlySet<MapMetric> = new Set(['remaining', 'requiredPace']);

/** The look that a link asks for: shares rise towards blue, people still to reach towards brown. */
export function lookOf(search: PlanSearch): MapLook {
  const { metric = 'coverage', view = 'areas', method = 'quantile' } = search;
  const ramp = search.ramp ?? usualRamp(metric, method);
  // A warm colour warns: too little of a share, too many people left. Of quality, dark is poor.
  const usuallyFlipped =
    metric === 'quality' ? !isDiverging(ramp) : isDiverging(ramp) && moreIsWorse.has(metric);
  return {
    metric,
    view,
    method,
    classCount: search.classes ?? USUAL_CLASSES,
    ramp,
    flip: usuallyFlipped !== (search.flip === true),
    manual: readNumbers(search.breaks),
  };
}

function usualRamp(metric: MapMetric, method: ClassMethod): RampName {
  if (method === 'target') return 'RdBu';
  return moreIsWorse.has(metric) || metric === 'quality' ? 'YlOrBr' : 'YlGnBu';
}

/** What the classes of a metric lie around, and whether that is a target or only the wards' mean. */
export interface Centre {
  value: number;
  of: 'target' | 'mean';
}

/**
 * The mark of the method `target`: 100% of a target; of coverage the share of people that the whole
 * province's target asks for; of numbers without a target their mean.
 */
export function centreOf(
  metric: MapMetric,
  values: readonly number[],
  province: AreaFigures | undefined,
): Centre {
  if (metric === 'attainment' || metric === 'planAttainment') return { value: 1, of: 'target' };
  if (metric === 'coverage' || metric === 'smoothed') {
    const asked = province?.target && province.eligible > 0 && province.target / province.eligible;
    return { value: asked || 1, of: 'target' };
  }
  const sum = values.reduce((total, value) => total + value, 0);
  return { value: values.length > 0 ? sum / values.length : 0, of: 'mean' };
}
