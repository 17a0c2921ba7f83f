import type { AreaCode } from './areas.js';
import type { Day } from './days.js';
import type { Indicator } from './indicators.js';
import type { Localized } from './text.js';

/** Figures of a ward whose hot and cold spots can be asked; as in `CoverageRow`. */
export const spotMetrics = ['coverage', 'remaining', 'attainment', 'pace'] as const;
export type SpotMetric = (typeof spotMetrics)[number];

export const spotStatistics = ['gi-star', 'local-moran'] as const;
/** `gi-star`: where high, or low, values gather. `local-moran`: who is like its neighbours, or unlike. */
export type SpotStatistic = (typeof spotStatistics)[number];

export const spotStatisticLabels: Record<SpotStatistic, Localized> = {
  'gi-star': { vi: 'Điểm nóng, điểm lạnh (Gi*)', en: 'Hot and cold spots (Gi*)' },
  'local-moran': {
    vi: 'Cụm và ngoại lệ (Moran cục bộ)',
    en: 'Clusters and outliers (local Moran)',
  },
};

/** Gi*: `hot`, `cold`. Local Moran: the ward's value, then its neighbours', against the mean. */
export type SpotLabel = 'hot' | 'cold' | 'high-high' | 'low-low' | 'high-low' | 'low-high';

export const spotLabels: Record<SpotLabel, Localized> = {
  hot: { vi: 'Điểm nóng: cao, và xung quanh cũng cao', en: 'Hot spot: high values gather' },
  cold: { vi: 'Điểm lạnh: thấp, và xung quanh cũng thấp', en: 'Cold spot: low values gather' },
  'high-high': { vi: 'Cao giữa các xã cao', en: 'High among high' },
  'low-low': { vi: 'Thấp giữa các xã thấp', en: 'Low among low' },
  'high-low': { vi: 'Cao giữa các xã thấp', en: 'High among low' },
  'low-high': { vi: 'Thấp giữa các xã cao', en: 'Low among high' },
};

/** Why a ward takes no part: it neither gets a score nor counts as a neighbour. */
export type SpotOmission = 'no-data' | 'stale' | 'no-value' | 'no-shape' | 'no-neighbour';

export const spotOmissionLabels: Record<SpotOmission, Localized> = {
  'no-data': { vi: 'Chưa có số liệu', en: 'No data' },
  stale: { vi: 'Số liệu quá hạn báo', en: 'Data overdue' },
  'no-value': { vi: 'Thiếu mẫu số hoặc chỉ tiêu', en: 'No denominator or target' },
  'no-shape': { vi: 'Chưa có ranh giới', en: 'No boundary' },
  'no-neighbour': { vi: 'Không có xã giáp ranh để so', en: 'No adjoining ward to compare with' },
};

/** Who counts as a neighbour: `queen`, wards whose boundaries share at least a point. */
export type SpotWeights = 'queen';

export const spotWeightLabels: Record<SpotWeights, Localized> = {
  queen: {
    vi: 'Xã giáp ranh, kể cả chỉ chung một điểm',
    en: 'Adjoining wards, sharing at least a point',
  },
};

/** Is the whole map more clustered than chance? */
export interface SpotSummary {
  /** Global Moran's I: above `expected` where like lies beside like. */
  moranI: number;
  /** Its mean where values lie at random: −1 / (n − 1). */
  expected: number;
  /** Standard score under randomisation. */
  z: number;
  /** Two-sided, of the permutations. */
  p: number;
}

/** Hot and cold spots of one figure on one day; the lists follow `areas`. */
export interface SpotMap {
  generation: number;
  indicator: Indicator;
  day: Day;
  metric: SpotMetric;
  statistic: SpotStatistic;
  /** The boundary vintage that the areas are of; null for that of the records. */
  vintage: string | null;
  /** Every ward, by code. */
  areas: AreaCode[];
  /** The figure; null for a ward that takes no part. */
  values: (number | null)[];
  /** Standard scores. */
  scores: (number | null)[];
  /** Two-sided pseudo p of one ward's permutations, not adjusted. */
  p: (number | null)[];
  /** p after Benjamini and Hochberg: judged among all wards at once. */
  adjustedP: (number | null)[];
  /** Given where `adjustedP` is at most `falseDiscoveryRate`; null elsewhere. */
  label: (SpotLabel | null)[];
  /** Wards that take no part, and why. */
  leftOut: { area: AreaCode; reason: SpotOmission }[];
  /** Null with fewer than four wards, or where no value differs. */
  global: SpotSummary | null;
  /** Share of the labelled wards that one may expect to be labelled by chance. */
  falseDiscoveryRate: number;
  permutations: number;
  seed: number;
  weights: SpotWeights;
  /** True when neighbours are those of stand-in boundaries drawn from the wards' centres. */
  approximateBoundaries: boolean;
}
