import type { AreaCode } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { isDark } from './contrast.js';
import { LABELS, WARDS } from './map-layers.js';
import { NO_DATA_COLOUR } from './ramps.js';

interface Paint {
  colours: ReadonlyMap<AreaCode, string>;
  dimmed: ReadonlySet<AreaCode>;
  hatched: ReadonlySet<AreaCode>;
  hovered: AreaCode | null;
  selected: AreaCode | null;
}

/** A tile's feature has its area's code as its number. */
const feature = (code: AreaCode) => ({ ...WARDS, id: Number(code) });
const label = (code: AreaCode) => ({ ...LABELS, id: Number(code) });

/** What an area looks like, as one text: a cheap way to tell that it has not changed. */
type Written = string;
const painted = new WeakMap<MapLibreMap, Map<AreaCode, Written>>();

/**
 * Puts colours and marks on the wards as feature state: no tile is fetched, no style is parsed. Only
 * wards that look otherwise than before are touched, because MapLibre rewrites the vertices of each.
 */
export function useAreaPaint(map: MapLibreMap | null, paint: Paint): void {
  const { colours, dimmed, hatched, hovered, selected } = paint;
  useEffect(() => {
    if (map) paintAreas(map, colours, dimmed, hatched);
  }, [map, colours, dimmed, hatched]);
  useMark(map, 'hovered', hovered);
  useMark(map, 'selected', selected);
}

function paintAreas(
  map: MapLibreMap,
  colours: Paint['colours'],
  dimmed: Paint['dimmed'],
  hatched: Paint['hatched'],
): void {
  const before = painted.get(map) ?? new Map<AreaCode, Written>();
  painted.set(map, before);
  for (const [code, colour] of colours) {
    const dim = dimmed.has(code);
    const late = hatched.has(code);
    const now = `${colour}${dim}${late}`;
    if (before.get(code) === now) continue;
    before.set(code, now);
    const empty = colour === NO_DATA_COLOUR && !late;
    map.setFeatureState(feature(code), { colour, dim, hatched: late, empty });
    map.setFeatureState(label(code), { onDark: !dim && isDark(colour) });
  }
}

/** Marks one ward, and unmarks it when another takes its place. */
function useMark(map: MapLibreMap | null, mark: 'hovered' | 'selected', code: AreaCode | null) {
  useEffect(() => {
    if (!map || code === null) return;
    map.setFeatureState(feature(code), { [mark]: true });
    return () => {
      // A map that has been removed has no style left to unmark.
      if (map.style) map.setFeatureState(feature(code), { [mark]: false });
    };
  }, [map, mark, code]);
}
