import { type Day, foldText, type StatedHardArea } from '@tungngo/domain';
import type { RankedHardArea } from '../hard-areas/ranked-area.js';
import type { AreaSort, AreaTrend, DispatchSearch } from './dispatch-search.js';

/**
 * The areas that a link asks for, in the order that it asks for. Those that need nobody any more
 * (reached, excluded) are shown only when their state is asked for.
 *
 * @param newestDay of the data; areas that were first found on it are new
 */
export function shownAreas(
  ranked: readonly RankedHardArea[],
  search: DispatchSearch,
  newestDay: Day | null,
): RankedHardArea[] {
  const { kind, state, trend, standing, least = 0, most = Number.POSITIVE_INFINITY } = search;
  const words = foldText(search.text ?? '');
  const kept = ranked.filter(
    ({ area }) =>
      (!kind || area.kind === kind) &&
      (state ? area.state === state : area.state !== 'reached' && area.state !== 'excluded') &&
      (!trend || hasTrend(area, trend, newestDay)) &&
      (!standing || (standing === 'proposed') === (area.standing === 'proposed')) &&
      area.remaining >= least &&
      area.remaining <= most &&
      foldText(`${area.name.vi} ${area.name.en} ${area.wardName}`).includes(words),
  );
  const key = keys[search.sort ?? 'priority'];
  return kept.toSorted((a, b) => key(a) - key(b) || a.rank - b.rank);
}

function hasTrend({ trend, since }: StatedHardArea, asked: AreaTrend, newestDay: Day | null) {
  if (asked === 'new') return since !== null && since === newestDay;
  return trend !== null && (asked === 'growing' ? trend > 0 : trend < 0);
}

/** Least first; what is not known comes last. */
const keys: Record<AreaSort, (ranked: RankedHardArea) => number> = {
  priority: ({ rank }) => rank,
  remaining: ({ area }) => -area.remaining,
  hardness: ({ area }) => -area.hardness,
  trend: ({ area }) => -(area.trend ?? Number.MIN_SAFE_INTEGER),
  distance: ({ area }) => -(area.nearestPoint?.metres ?? -1),
};
