import type { Area, AreaCode, BoundaryInfo } from '@tungngo/domain';
import type { CenterZoomBearing, MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useRef } from 'react';
import { LngLat } from './maplibre.js';

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
  return { top: 76, right: MARGIN_PX, bottom: 24, left };
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

/**
 * Moves the map when the bounds change, but not when it has just been made with them; and when the map's
 * size changes, unless somebody has moved it since.
 */
export function useFittedBounds(
  map: MapLibreMap | null,
  bounds: Bounds,
  roomLeft: number | undefined,
): void {
  const key = bounds.join();
  const shown = useRef(key);
  const fitted = useRef<CenterZoomBearing | undefined>(undefined);
  const fit = useEffectEvent((target: MapLibreMap, duration: number) => {
    const padding = fitPadding(target.getContainer().clientWidth, roomLeft);
    fitted.current = target.cameraForBounds(bounds, { padding });
    target.fitBounds(bounds, { padding, duration });
  });
  useEffect(() => {
    if (!map || shown.current === key) return;
    shown.current = key;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    fit(map, still ? 0 : 500);
  }, [map, key]);
  useEffect(() => {
    if (!map) return;
    // The panels around it may have come between its making and its loading.
    fit(map, 0);
    const refit = () => {
      if (isAt(map, fitted.current)) fit(map, 0);
    };
    map.on('resize', refit);
    return () => {
      map.off('resize', refit);
    };
  }, [map]);
}

/** Far less than a pixel at any zoom of the map. */
const TOLERANCE = 1e-6;

function isAt(map: MapLibreMap, camera: CenterZoomBearing | undefined): boolean {
  if (!camera?.center || camera.zoom === undefined) return false;
  const [here, there] = [map.getCenter(), LngLat.convert(camera.center)];
  const apart = [here.lng - there.lng, here.lat - there.lat, map.getZoom() - camera.zoom];
  return apart.every((each) => Math.abs(each) < TOLERANCE);
}
