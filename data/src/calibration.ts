import type { Area } from '@tungngo/domain';
import { publishedFigure } from './campaign-files.js';
import { isHard } from './planted.js';
import type { Unit } from './population.js';
import { apportion, normal, type Random } from './random.js';

/** What a unit's people did: all counts are persons at level 2 but `level1Only`. */
export interface Reached {
  /** Activated by 25 September. */
  activated: number;
  /** Of these, before the campaign. */
  before: number;
  /** Never got further than level 1. */
  level1Only: number;
}

const THUAN_GIAO = '25972';

/**
 * How many people of each unit were reached, such that the province's and Thuận Giao's published
 * counts come out exactly: shares vary by ward, cell and residency, planted places stay behind.
 */
export function calibrate(
  wards: readonly Area[],
  units: readonly Unit[],
  unevenness: number,
  random: Random,
): Reached[] {
  const total = publishedFigure('activated');
  const inCampaign = publishedFigure('activatedInCampaign');
  const byWard = wardTotals(wards, units, total, random);
  const activated = new Array<number>(units.length).fill(0);
  for (const [index] of wards.entries()) {
    const mine = units.flatMap((unit, i) => (unit.ward === index ? [i] : []));
    const weights = mine.map((i) => inclination(units[i] as Unit, unevenness, random));
    const caps = mine.map((i) => mostReached(units[i] as Unit));
    const counts = apportion(byWard[index] ?? 0, weights, caps);
    for (const [k, i] of mine.entries()) activated[i] = counts[k] ?? 0;
  }
  const early = units.map((unit, i) => (activated[i] ?? 0) * earliness(unit, random));
  const before = apportion(total - inCampaign, early, activated);
  return units.map((unit, i) => ({
    activated: activated[i] ?? 0,
    before: before[i] ?? 0,
    level1Only: Math.floor((unit.eligible - (activated[i] ?? 0)) * 0.07),
  }));
}

function wardTotals(
  wards: readonly Area[],
  units: readonly Unit[],
  total: number,
  random: Random,
): number[] {
  const most = wards.map((_, index) =>
    units.reduce((sum, unit) => sum + (unit.ward === index ? mostReached(unit) : 0), 0),
  );
  const fixed = wards.findIndex(({ code }) => code === THUAN_GIAO);
  const thuanGiao = publishedFigure('thuanGiaoActivated');
  const weights = wards.map((ward, index) => {
    if (index === fixed) return 0;
    const base = ward.name.startsWith('Xã') ? 0.83 : 0.74;
    return (most[index] ?? 0) * Math.min(0.97, base * Math.exp(0.09 * normal(random)));
  });
  const caps = most.map((people, index) => (index === fixed ? 0 : Math.floor(0.96 * people)));
  const counts = apportion(total - thuanGiao, weights, caps);
  counts[fixed] = thuanGiao;
  return counts;
}

/** Nobody reaches all: some are away, ill, or do not want to. */
function mostReached({ eligible, planted }: Unit): number {
  return isHard(planted) ? Math.round(eligible * planted.reached) : Math.floor(eligible * 0.985);
}

function inclination(unit: Unit, unevenness: number, random: Random): number {
  const residency = unit.residency === 'permanent' ? 1.12 : 0.9;
  // A planted place is filled to its own share, which is its cap.
  const place = isHard(unit.planted) ? 1.4 : Math.exp(unevenness * normal(random));
  return unit.eligible * residency * place;
}

/** Inclination to have come before the campaign. */
function earliness({ residency, planted }: Unit, random: Random): number {
  const base = residency === 'permanent' ? 1.15 : 0.85;
  return base * (isHard(planted) ? 0.25 : Math.exp(0.15 * normal(random)));
}
