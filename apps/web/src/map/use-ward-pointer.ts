import type { AreaCode } from '@tungngo/domain';
import type { MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import { CIRCLES } from './use-circle-layer.js';

interface Pointer {
  onHover(code: AreaCode | null): void;
  onSelect(code: AreaCode | null): void;
}

/** Tells which ward is under the pointer and which was clicked; a click beside all wards is null. */
export function useWardPointer(map: MapLibreMap | null, pointer: Pointer): void {
  const hover = useEffectEvent(pointer.onHover);
  const select = useEffectEvent(pointer.onSelect);
  useEffect(() => {
    if (!map) return;
    const wardAt = ({ point }: MapMouseEvent) => {
      const layers = [CIRCLES, 'ward-fill'].filter((layer) => map.getLayer(layer));
      const [found] = map.queryRenderedFeatures(point, { layers });
      return (found?.properties.code as AreaCode | undefined) ?? null;
    };
    let last: AreaCode | null = null;
    const move = (event: MapMouseEvent) => {
      const code = wardAt(event);
      if (code === last) return;
      last = code;
      map.getCanvas().style.cursor = code ? 'pointer' : '';
      hover(code);
    };
    const leave = () => {
      last = null;
      hover(null);
    };
    const click = (event: MapMouseEvent) => select(wardAt(event));
    map.on('mousemove', move);
    map.on('mouseout', leave);
    map.on('click', click);
    return () => {
      map.off('mousemove', move);
      map.off('mouseout', leave);
      map.off('click', click);
    };
  }, [map]);
}
