import type { AreaCode } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { WARDS } from './map-style.js';

interface Paint {
  colours: ReadonlyMap<AreaCode, string>;
  dimmed: ReadonlySet<AreaCode>;
  hovered: AreaCode | null;
  selected: AreaCode | null;
}

/** A tile's feature has its area's code as its number. */
const feature = (code: AreaCode) => ({ ...WARDS, id: Number(code) });

/** Puts colours and marks on the wards as feature state: no tile is fetched, no style is parsed. */
export function useAreaPaint(map: MapLibreMap | null, paint: Paint): void {
  const { colours, dimmed, hovered, selected } = paint;
  useEffect(() => {
    if (!map) return;
    for (const [code, colour] of colours) {
      map.setFeatureState(feature(code), { colour, dim: dimmed.has(code) });
    }
  }, [map, colours, dimmed]);
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
