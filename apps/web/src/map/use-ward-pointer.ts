import type { AreaCode } from '@tungngo/domain';
import type { MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import { CIRCLES } from './use-circle-layer.js';

interface Pointer {
  onHover(code: AreaCode | null): void;
  onSelect(code: AreaCode | null, zoom: number): void;
  /** True where a click on a district's name picks the district. */
  namesOfDistricts?: boolean | undefined;
}

/** Tells which ward is under the pointer and which was clicked, at which zoom; beside all it is null. */
export function useWardPointer(map: MapLibreMap | null, pointer: Pointer): void {
  const hover = useEffectEvent(pointer.onHover);
  const select = useEffectEvent(pointer.onSelect);
  const names = pointer.namesOfDistricts ?? false;
  useEffect(() => {
    if (!map) return;
    const codeAt = ({ point }: MapMouseEvent, among: string[]) => {
      const layers = among.filter((layer) => map.getLayer(layer));
      const [found] = map.queryRenderedFeatures(point, { layers });
      return (found?.properties.code as AreaCode | undefined) ?? null;
    };
    const wardAt = (event: MapMouseEvent) => codeAt(event, [CIRCLES, 'ward-fill']);
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
    const click = (event: MapMouseEvent) => {
      const district = names ? codeAt(event, ['district-label']) : null;
      select(district ?? wardAt(event), map.getZoom());
    };
    map.on('mousemove', move);
    map.on('mouseout', leave);
    map.on('click', click);
    return () => {
      map.off('mousemove', move);
      map.off('mouseout', leave);
      map.off('click', click);
    };
  }, [map, names]);
}
