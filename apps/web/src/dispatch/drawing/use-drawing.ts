import type { MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import {
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  ValidateNotSelfIntersecting,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';

/** What is drawn: an area, a site, or the line that parts an area. */
export type Tool = 'draw' | 'site' | 'split';

/** What somebody has drawn, WGS 84 degrees. */
export type Drawn =
  | { tool: 'draw'; shape: { type: 'Polygon'; coordinates: [number, number][][] } }
  | { tool: 'site'; point: [number, number] }
  | { tool: 'split'; line: { type: 'LineString'; coordinates: [number, number][] } };

const modeOf = { draw: 'polygon', site: 'point', split: 'linestring' } as const;

/**
 * Lets somebody draw on the map with a tool, and says what was drawn, again after each corner that
 * is moved. Without a tool, or with another one, what was drawn is gone.
 * @param round begins anew when it changes
 */
export function useDrawing(
  map: MapLibreMap | null,
  tool: Tool | null,
  round: number,
): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round starts with an empty map
  useEffect(() => {
    setDrawn(null);
    if (!map || !tool) return;
    const draw = openTerraDraw(map);
    draw.on('finish', (id) => {
      setDrawn(drawnOf(draw, tool));
      if (tool === 'site') return;
      // After the event: the mode that is ending still holds the feature.
      queueMicrotask(() => {
        if (!draw.enabled) return;
        draw.setMode('select');
        draw.selectFeature(id);
      });
    });
    draw.setMode(modeOf[tool]);
    return () => {
      // The map may be gone with its page already.
      if (map.getCanvas().isConnected) draw.stop();
    };
  }, [map, tool, round]);
  return drawn;
}

const movable = {
  feature: { draggable: true, coordinates: { draggable: true, midpoints: true, deletable: true } },
};

function openTerraDraw(map: MapLibreMap): TerraDraw {
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map }),
    modes: [
      new TerraDrawPolygonMode({
        validation: (feature, { updateType }) =>
          updateType === 'finish' || updateType === 'commit'
            ? ValidateNotSelfIntersecting(feature)
            : { valid: true },
      }),
      new TerraDrawLineStringMode(),
      new TerraDrawPointMode(),
      new TerraDrawSelectMode({ flags: { polygon: movable, linestring: movable } }),
    ],
  });
  draw.start();
  return draw;
}

/** The newest thing that was drawn with a tool. */
function drawnOf(draw: TerraDraw, tool: Tool): Drawn | null {
  const feature = draw.getSnapshot().findLast(({ properties }) => properties.mode === modeOf[tool]);
  const geometry = feature?.geometry;
  const rounded = (position: number[]): [number, number] => [
    Number((position[0] ?? 0).toFixed(6)),
    Number((position[1] ?? 0).toFixed(6)),
  ];
  if (geometry?.type === 'Polygon') {
    const coordinates = geometry.coordinates.map((ring) => ring.map(rounded));
    return { tool: 'draw', shape: { type: 'Polygon', coordinates } };
  }
  if (geometry?.type === 'LineString') {
    const coordinates = geometry.coordinates.map(rounded);
    return { tool: 'split', line: { type: 'LineString', coordinates } };
  }
  return geometry?.type === 'Point' ? { tool: 'site', point: rounded(geometry.coordinates) } : null;
}
