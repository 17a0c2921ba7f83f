import type { AreaCode } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { isDark } from './contrast.js';
import { type Hatch, hatchWards } from './hatch.js';
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

/** What a map shows already: each area's look as one text, and which areas are hatched. */
interface Painted {
  looks: Map<AreaCode, string>;
  hatches: Map<Hatch, string>;
}
const painted = new WeakMap<MapLibreMap, Painted>();

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
  const before = painted.get(map) ?? { looks: new Map(), hatches: new Map() };
  painted.set(map, before);
  const hatches: Record<Hatch, AreaCode[]> = { hatched: [], empty: [] };
  for (const [code, colour] of colours) {
    if (hatched.has(code)) hatches.hatched.push(code);
    else if (colour === NO_DATA_COLOUR) hatches.empty.push(code);
    const dim = dimmed.has(code);
    const look = dim ? `${colour} dim` : colour;
    if (before.looks.get(code) === look) continue;
    before.looks.set(code, look);
    map.setFeatureState(feature(code), { colour, dim });
    map.setFeatureState(label(code), { onDark: !dim && isDark(colour) });
  }
  for (const name of ['hatched', 'empty'] as const) {
    const codes = hatches[name];
    const written = codes.join();
    if ((before.hatches.get(name) ?? '') === written) continue;
    before.hatches.set(name, written);
    hatchWards(map, name, codes);
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
