import type { AreaCode, SpotLabel, SpotMap } from '@tungngo/domain';
import { NO_DATA_COLOUR } from './ramps.js';

/** What a ward is on the map of spots: a label, significant or more than that; `none`: by chance. */
export type SpotClass = SpotLabel | 'hot-strong' | 'cold-strong' | 'none';

/** At this adjusted p a spot of Gi* is drawn darker. */
export const STRONG_P = 0.01;

export const spotClassesOf: Record<SpotMap['statistic'], readonly SpotClass[]> = {
  'gi-star': ['hot-strong', 'hot', 'none', 'cold', 'cold-strong'],
  'local-moran': ['high-high', 'low-low', 'high-low', 'low-high', 'none'],
};

/** ColorBrewer's red-blue, which every common deficiency leaves apart; what is no finding is pale. */
const colours = {
  strongWarm: '#b2182b',
  warm: '#ef8a62',
  strongCool: '#2166ac',
  cool: '#67a9cf',
  none: '#f1f3f5',
};

const warmth: Record<Exclude<SpotClass, 'none'>, [high: boolean, strong: boolean]> = {
  'hot-strong': [true, true],
  hot: [true, false],
  cold: [false, false],
  'cold-strong': [false, true],
  'high-high': [true, true],
  'high-low': [true, false],
  'low-low': [false, true],
  'low-high': [false, false],
};

/** A warm colour warns: of people remaining where they are many, of a rate where it is low. */
export function spotColour(spot: SpotClass, metric: SpotMap['metric']): string {
  if (spot === 'none') return colours.none;
  const [high, strong] = warmth[spot];
  if (high === (metric === 'remaining')) return strong ? colours.strongWarm : colours.warm;
  return strong ? colours.strongCool : colours.cool;
}

/** Every ward's class; wards that take no part are absent. */
export function spotClasses(spots: SpotMap): Map<AreaCode, SpotClass> {
  const classes = new Map<AreaCode, SpotClass>();
  for (const [i, code] of spots.areas.entries()) {
    if ((spots.scores[i] ?? null) === null) continue;
    const label = spots.label[i] ?? null;
    const strong = (spots.adjustedP[i] ?? 1) <= STRONG_P;
    const stronger = strong && (label === 'hot' || label === 'cold');
    classes.set(code, label === null ? 'none' : stronger ? `${label}-strong` : label);
  }
  return classes;
}

/** The wards' colours; one that takes no part has that of wards without data. */
export function spotColours(
  areas: readonly AreaCode[],
  classes: ReadonlyMap<AreaCode, SpotClass>,
  metric: SpotMap['metric'],
): Map<AreaCode, string> {
  return new Map(
    areas.map((code) => {
      const spot = classes.get(code);
      return [code, spot ? spotColour(spot, metric) : NO_DATA_COLOUR];
    }),
  );
}
