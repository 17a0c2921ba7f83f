import { useQuery } from '@tanstack/react-query';
import type { StatedHardArea } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import { rankAreas } from '../hard-areas/ranked-area.js';
import { type Shades, shadesOf } from '../hard-areas/shades.js';
import { useHardAreaLayer } from '../hard-areas/use-hard-area-layer.js';
import { trpc } from '../server/client.js';

const NONE: readonly StatedHardArea[] = [];

/** The hard areas over the map of wards, when they are asked for. */
interface HardAreasOfPlan {
  shades: Shades;
  /** The one under the pointer, else the one clicked last. */
  card: StatedHardArea | undefined;
  /** Takes away the card of the one clicked; undefined while it only follows the pointer. */
  close: (() => void) | undefined;
}

/** Draws every hard area over the plan's map; null while they are not asked for. */
export function useHardAreas(map: MapLibreMap | null, shown: boolean): HardAreasOfPlan | null {
  const list = useQuery(trpc.hardAreas.list.queryOptions({}, { enabled: shown }));
  const areas = (shown && list.data) || NONE;
  const ranked = useMemo(() => rankAreas(areas), [areas]);
  const shades = useMemo(() => shadesOf(areas), [areas]);
  const [pinned, setPinned] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  useHardAreaLayer(map, {
    areas: ranked,
    shades,
    selected: null,
    onPick: setPinned,
    onHover: setPointed,
  });
  if (!shown) return null;
  return {
    shades,
    card: areas.find(({ id }) => id === (pointed ?? pinned)),
    close: pinned === null ? undefined : () => setPinned(null),
  };
}
