import type { AreaCode } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { WARDS } from './map-layers.js';
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

/** Puts colours and marks on the wards as feature state: no tile is fetched, no style is parsed. */
export function useAreaPaint(map: MapLibreMap | null, paint: Paint): void {
  const { colours, dimmed, hatched, hovered, selected } = paint;
  useEffect(() => {
    if (!map) return;
    for (const [code, colour] of colours) {
      const late = hatched.has(code);
      map.setFeatureState(feature(code), {
        colour,
        dim: dimmed.has(code),
        hatched: late,
        empty: colour === NO_DATA_COLOUR && !late,
      });
    }
  }, [map, colours, dimmed, hatched]);
  useMark(map, 'hovered', hovered);
  useMark(map, 'selected', selected);
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
