import type { AreaCode, CoverageSeries, Day } from '@tungngo/domain';
import { ranksOf } from '../ranking.js';

/** Where an area stands among its peers by coverage, and where it stood a week before. */
export interface AreaRank {
  /** 1 is the highest coverage; those that read the same share a rank, as in the ranking. */
  rank: number;
  /** Peers with a denominator. */
  of: number;
  /** Ranks gained in the 7 days to the day; null when there was none to compare with. */
  gained: number | null;
}

const WEEK = 7;

/** The rank of an area on a day; null without a denominator or outside the series. */
export function rankByCoverage(
  series: CoverageSeries,
  peers: readonly AreaCode[],
  code: AreaCode,
  day: Day,
): AreaRank | null {
  const at = series.days.indexOf(day);
  const now = standing(series, peers, code, at);
  if (!now) return null;
  const before = standing(series, peers, code, at - WEEK);
  return { ...now, gained: before ? before.rank - now.rank : null };
}

function standing(
  series: CoverageSeries,
  peers: readonly AreaCode[],
  code: AreaCode,
  at: number,
): { rank: number; of: number } | null {
  const coverages = peers.map((area) => {
    const i = series.areas.indexOf(area);
    const eligible = series.eligible[i]?.[at] ?? 0;
    return eligible > 0 ? (series.activated[i]?.[at] ?? 0) / eligible : null;
  });
  const rank = ranksOf(coverages, 'coverage')[peers.indexOf(code)] ?? null;
  if (rank === null) return null;
  return { rank, of: coverages.filter((value) => value !== null).length };
}
