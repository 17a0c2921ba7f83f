import type { MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { CELL_FEATURES, CELL_FILL } from './use-cell-layers.js';

/** What the tile says of a cell; a number that is absent is hidden. */
export interface PointedCell {
  id: string;
  remaining?: number;
  eligible?: number;
  activated?: number;
  estimated?: boolean;
}

/** The hexagon under the pointer; on the map it gets a thick outline. */
export function useCellPointer(map: MapLibreMap | null, active: boolean): PointedCell | null {
  const [cell, setCell] = useState<PointedCell | null>(null);
  useEffect(() => {
    if (!map || !active) return;
    let marked: number | null = null;
    const mark = (id: number | null) => {
      if (id === marked || !map.style || !map.getSource(CELL_FEATURES.source)) return;
      if (marked !== null)
        map.setFeatureState({ ...CELL_FEATURES, id: marked }, { hovered: false });
      if (id !== null) map.setFeatureState({ ...CELL_FEATURES, id }, { hovered: true });
      marked = id;
    };
    const move = ({ point }: MapMouseEvent) => {
      if (!map.getLayer(CELL_FILL)) return;
      const [found] = map.queryRenderedFeatures(point, { layers: [CELL_FILL] });
      mark(typeof found?.id === 'number' ? found.id : null);
      setCell((before) => {
        const now = (found?.properties as PointedCell | undefined) ?? null;
        return before?.id === now?.id && before?.remaining === now?.remaining ? before : now;
      });
    };
    const leave = () => {
      mark(null);
      setCell(null);
    };
    map.on('mousemove', move);
    map.on('click', move);
    map.on('mouseout', leave);
    return () => {
      map.off('mousemove', move);
      map.off('click', move);
      map.off('mouseout', leave);
      mark(null);
      setCell(null);
    };
  }, [map, active]);
  return cell;
}
