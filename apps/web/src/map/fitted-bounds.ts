import type { Area, AreaCode, BoundaryInfo } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';

/** West, south, east, north; WGS 84 degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];

const MARGIN_PX = 20;
/** A map narrower than this many times the room beside it needs that room itself. */
const ROOM_SHARE = 3;

/**
 * Pixels kept free, more above where controls lie over the map: beside it on a phone.
 *
 * @param roomLeft pixels for a panel at the left, given where the map is wide enough for both
 */
export function fitPadding(mapWidth: number, roomLeft = MARGIN_PX) {
  const phone = matchMedia('(max-width: 760px)').matches;
  if (phone) return 14;
  const left = mapWidth > ROOM_SHARE * roomLeft ? roomLeft : MARGIN_PX;
  return { top: 62, right: MARGIN_PX, bottom: 24, left };
}

/** About 4 km: the reach of a ward around its centre. */
const REACH_DEGREES = 0.035;

/** What to show: the whole province, or a district's wards with some air around their centres. */
export function boundsOf(
  areas: readonly Area[],
  boundaries: BoundaryInfo,
  district: AreaCode | null,
): Bounds {
  const wards = areas.filter(({ parentCode }) => district !== null && parentCode === district);
  return boundsAround(wards) ?? boundaries.bbox;
}

/** All the places with some air around them; null when there is none. */
export function boundsAround(places: readonly { lon: number; lat: number }[]): Bounds | null {
  if (places.length === 0) return null;
  const lons = places.map(({ lon }) => lon);
  const lats = places.map(({ lat }) => lat);
  return [
    Math.min(...lons) - REACH_DEGREES,
    Math.min(...lats) - REACH_DEGREES,
    Math.max(...lons) + REACH_DEGREES,
    Math.max(...lats) + REACH_DEGREES,
  ];
}

/** Moves the map when the bounds change, but not when it has just been made with them. */
export function useFittedBounds(
  map: MapLibreMap | null,
  bounds: Bounds,
  roomLeft: number | undefined,
): void {
  const key = bounds.join();
  const shown = useRef(key);
  useEffect(() => {
    if (!map || shown.current === key) return;
    shown.current = key;
    const [west, south, east, north] = key.split(',').map(Number) as Bounds;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const padding = fitPadding(map.getContainer().clientWidth, roomLeft);
    map.fitBounds([west, south, east, north], { padding, duration: still ? 0 : 500 });
  }, [map, key, roomLeft]);
}
