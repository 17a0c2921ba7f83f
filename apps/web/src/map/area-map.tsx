import type { AreaCode, BasemapInfo, BoundaryInfo } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { type ReactNode, useRef, useState } from 'react';
import { useTexts } from '../language/language.js';
import styles from './area-map.module.css';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useBasemap } from './basemap/use-basemap.js';
import { type Bounds, useFittedBounds } from './fitted-bounds.js';
import { mapTexts } from './texts.js';
import { useAreaPaint } from './use-area-paint.js';
import { useAreaQuality } from './use-area-quality.js';
import { type AreaCircles, useCircleLayer } from './use-circle-layer.js';
import { useMapLibre } from './use-maplibre.js';
import { useWardPointer } from './use-ward-pointer.js';

interface Props {
  boundaries: BoundaryInfo;
  /** Colour of each ward; a ward that is absent has no data. */
  colours: ReadonlyMap<AreaCode, string>;
  /** A circle on each ward, over the colours. */
  circles?: AreaCircles | undefined;
  /** Wards that are drawn faintly, and their circles. */
  dimmed: ReadonlySet<AreaCode>;
  hovered: AreaCode | null;
  selected: AreaCode | null;
  /** What the map shows; a change moves it there. */
  bounds: Bounds;
  /** Pixels at the left that a panel covers: what is shown lies beside it. */
  roomLeft?: number;
  fillOpacity?: number;
  /** Drawn under the figures, with its credit. */
  basemap?: BasemapInfo | null | undefined;
  label: string;
  onHover(code: AreaCode | null): void;
  onSelect(code: AreaCode | null, zoom: number): void;
  /** True where a click on a district's name picks the district. */
  namesOfDistricts?: boolean;
  /** Draws further layers; called once with the loaded map. */
  onLoad?(map: MapLibreMap): void;
  /** Panels over the map. */
  children?: ReactNode;
}

/**
 * The map of wards. Geometry comes once, as tiles; what it shows comes as feature state. Whatever it
 * shows, a ward with stale or missing data is hatched.
 */
export function AreaMap(props: Props) {
  const t = useTexts(mapTexts);
  const container = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const fillOpacity = props.fillOpacity ?? 0.88;
  const map = useMapLibre(container, {
    boundaries: props.boundaries,
    bounds: props.bounds,
    fillOpacity,
    label: props.label,
    roomLeft: props.roomLeft,
    onLoad: props.onLoad,
    onFailure: () => setFailed(true),
  });
  const { hatched } = useAreaQuality();
  useAreaPaint(map, { ...props, hatched });
  useBasemap(map, props.basemap ?? null, fillOpacity);
  useCircleLayer(map, props.circles, props.dimmed);
  useWardPointer(map, props);
  useFittedBounds(map, props.bounds, props.roomLeft);
  return (
    <section className={styles.frame} aria-label={props.label} data-testid="map">
      <div ref={container} className={styles.canvas} />
      {failed && (
        <p className={styles.failed} role="alert">
          {t.noWebGl}
        </p>
      )}
      <p className={styles.source}>
        {props.boundaries.approximate ? (
          <strong title={t.approximateTip}>{t.approximate}</strong>
        ) : (
          <span>{props.boundaries.source}</span>
        )}
        {props.basemap && <cite data-testid="basemap-credit">{props.basemap.attribution}</cite>}
      </p>
      {props.children}
    </section>
  );
}
