import type { AreaCode, AreaLevel, Day, Indicator } from '@tungngo/domain';

/** One area's counts; the lists follow `ForecastEvidence.days`. */
export interface ForecastArea {
  code: AreaCode;
  level: AreaLevel;
  parentCode: AreaCode | null;
  /** Cumulative people at the end of each day. */
  activated: readonly number[];
  /** Denominator in force on each day; 0 when there is none. */
  eligible: readonly number[];
  /** Cumulative target; null when none is set. */
  target: number | null;
}

/** All that a forecast is made of. */
export interface ForecastEvidence {
  generation: number;
  indicator: Indicator;
  /** Without gaps. */
  days: readonly Day[];
  areas: readonly ForecastArea[];
  /** First day of the campaign; null when there is none. */
  startDay: Day | null;
  deadline: Day | null;
}

/** A level's areas, each with the wards that it is made of. */
export interface Grouping {
  level: AreaLevel;
  areas: ForecastArea[];
  /** By area: places of its wards in `Wards.wards`. */
  members: number[][];
}

/** The wards, and how they add up. */
export interface Wards {
  wards: ForecastArea[];
  groupings: Grouping[];
}

/** Wards with the areas above them. An area that has no wards is not forecast. */
export function wardsOf({ areas }: Pick<ForecastEvidence, 'areas'>): Wards {
  const wards = areas.filter(({ level }) => level === 'ward');
  const byDistrict = new Map<AreaCode | null, number[]>();
  for (const [i, { parentCode }] of wards.entries()) {
    const own = byDistrict.get(parentCode) ?? [];
    own.push(i);
    byDistrict.set(parentCode, own);
  }
  const districts = areas.filter(({ level }) => level === 'district');
  const ofDistrict = ({ code }: ForecastArea) => byDistrict.get(code) ?? [];
  // Units of some vintages stand right under the province.
  const ofProvince = (province: ForecastArea) => [
    ...ofDistrict(province),
    ...districts.filter((area) => area.parentCode === province.code).flatMap(ofDistrict),
  ];
  const grouping = (
    level: AreaLevel,
    all: ForecastArea[],
    of: (area: ForecastArea) => number[],
  ): Grouping => {
    const kept = all.filter((area) => of(area).length > 0);
    return { level, areas: kept, members: kept.map(of) };
  };
  return {
    wards,
    groupings: [
      grouping(
        'province',
        areas.filter(({ level }) => level === 'province'),
        ofProvince,
      ),
      grouping('district', districts, ofDistrict),
      { level: 'ward', areas: wards, members: wards.map((_, i) => [i]) },
    ],
  };
}

/** People added on a day of a cumulative series. */
export const addedOn = (activated: readonly number[], i: number) =>
  (activated[i] ?? 0) - (i > 0 ? (activated[i - 1] ?? 0) : 0);
