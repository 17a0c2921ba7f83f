import type { BoundaryInfo } from '@tungngo/domain';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { useDark } from '../design/theme.js';
import { useTexts } from '../language/language.js';
import { type Bounds, fitPadding } from './fitted-bounds.js';
import { addHatches } from './hatch.js';
import { mapStyle, setMapTheme } from './map-style.js';
import { MapLibreMap, NavigationControl } from './maplibre.js';
import { mapTexts } from './texts.js';

interface Options {
  boundaries: BoundaryInfo;
  bounds: Bounds;
  fillOpacity: number;
  /** Says to a screen reader what the map is of. */
  label: string;
  roomLeft: number | undefined;
  onLoad: ((map: MapLibreMap) => void) | undefined;
  onFailure: () => void;
}

/**
 * A map in the container; null until it has loaded. It is made anew when the boundaries change.
 * `<html data-map-ready>` is "true" once everything has been painted, for tests and print.
 */
export function useMapLibre(container: RefObject<HTMLDivElement | null>, options: Options) {
  const t = useTexts(mapTexts);
  const dark = useDark();
  const [loaded, setLoaded] = useState<MapLibreMap | null>(null);
  const { vintage } = options.boundaries;

  const create = useEffectEvent((element: HTMLDivElement) => {
    const map = new MapLibreMap({
      container: element,
      style: mapStyle(options.boundaries, options.fillOpacity, dark),
      bounds: options.bounds,
      fitBoundsOptions: { padding: fitPadding(element.clientWidth, options.roomLeft) },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 17,
      minZoom: 6,
      locale: {
        'Map.Title': options.label,
        'NavigationControl.ZoomIn': t.zoomIn,
        'NavigationControl.ZoomOut': t.zoomOut,
      },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    map.once('style.load', () => addHatches(map));
    map.once('load', () => {
      options.onLoad?.(map);
      setLoaded(map);
      map.once('idle', () => {
        document.documentElement.dataset.mapReady = 'true';
      });
    });
    return map;
  });
  const fail = useEffectEvent(options.onFailure);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another vintage is another map
  useEffect(() => {
    if (!container.current) return;
    let map: MapLibreMap;
    try {
      map = create(container.current);
    } catch {
      fail();
      return;
    }
    return () => {
      delete document.documentElement.dataset.mapReady;
      setLoaded(null);
      map.remove();
    };
  }, [vintage, container]);

  useEffect(() => {
    if (loaded?.style) setMapTheme(loaded, dark);
  }, [loaded, dark]);

  return loaded;
}
