import type { AreaCode, Overview } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import { useDark } from '../design/theme.js';
import { HardAreaCard } from '../hard-areas/hard-area-card.js';
import { HardAreaKey } from '../hard-areas/hard-area-key.js';
import type { RankedHardArea } from '../hard-areas/ranked-area.js';
import type { Shades } from '../hard-areas/shades.js';
import { useHardAreaLayer } from '../hard-areas/use-hard-area-layer.js';
import { useTexts } from '../language/language.js';
import { AreaMap } from '../map/area-map.js';
import { boundsAround, boundsOf } from '../map/fitted-bounds.js';
import { HatchCorner } from '../map/hatch-note.js';
import styles from './dispatch-page.module.css';
import type { DispatchSearch } from './dispatch-search.js';
import { DrawingTools } from './drawing/drawing-tools.js';
import { dispatchTexts } from './texts.js';

interface Props {
  overview: Overview;
  /** Those of the list, in its order. */
  areas: readonly RankedHardArea[];
  shades: Shades;
  chosen: ReadonlySet<string>;
  search: DispatchSearch;
  onPick(id: string): void;
}

const GROUND = { light: '#fbfcfd', dark: '#44586a' };

/** The hard areas over plain wards: here the place counts, not the rate. */
export function HardAreaMap({ overview, areas: shown, shades, chosen, search, onPick }: Props) {
  const t = useTexts(dispatchTexts);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [hovered, setHovered] = useState<AreaCode | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [drawing, setDrawing] = useState(false);
  const { areas, boundaries } = overview;
  useHardAreaLayer(map, {
    areas: shown,
    shades,
    selected: search.area ?? null,
    chosen,
    onPick: drawing ? ignoreArea : onPick,
    onHover: setPointed,
  });
  const bounds = useMemo(
    () =>
      boundsAround(areas.filter(({ code }) => code === search.ward)) ??
      boundsOf(areas, boundaries, search.district ?? null),
    [areas, boundaries, search.district, search.ward],
  );
  const ground = useDark() ? GROUND.dark : GROUND.light;
  const { colours, dimmed } = useMemo(() => {
    const wards = areas.filter(({ level }) => level === 'ward');
    const outside = wards.filter(
      ({ parentCode }) => search.district && parentCode !== search.district,
    );
    return {
      colours: new Map(wards.map(({ code }) => [code, ground])),
      dimmed: new Set(outside.map(({ code }) => code)),
    };
  }, [areas, search.district, ground]);
  const card = shown.find(({ area }) => area.id === pointed);
  return (
    <AreaMap
      key={boundaries.vintage}
      label={t.map}
      {...{ boundaries, bounds, colours, dimmed, hovered }}
      selected={search.ward ?? null}
      onHover={setHovered}
      onSelect={ignoreWard}
      onLoad={setMap}
    >
      {card && !drawing && <HardAreaCard area={card.area} />}
      <DrawingTools
        map={map}
        area={shown.find(({ area }) => area.id === search.area)?.area ?? null}
        onActive={setDrawing}
        onPick={onPick}
      />
      <div className={styles.key}>
        <HardAreaKey shades={shades} />
      </div>
      <HatchCorner areas={areas} hovered={hovered} />
    </AreaMap>
  );
}

/** Hard areas answer clicks here; wards are only where they lie. */
const ignoreWard = () => {};

/** While somebody draws, a click is a corner. */
const ignoreArea = () => {};
