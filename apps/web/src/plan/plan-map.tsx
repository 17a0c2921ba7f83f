import type { AreaCode, AreaQuality, Overview } from '@tungngo/domain';
import type { MapLibreMap } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import { HardAreaCard } from '../hard-areas/hard-area-card.js';
import { HardAreaKey } from '../hard-areas/hard-area-key.js';
import { useTexts } from '../language/language.js';
import { AreaMap } from '../map/area-map.js';
import { useBasemapInfo } from '../map/basemap/use-basemap.js';
import { CellCard } from '../map/cells/cell-card.js';
import { CellLegend } from '../map/cells/cell-legend.js';
import { useCells } from '../map/cells/use-cells.js';
import { type Bounds, boundsAround, boundsOf } from '../map/fitted-bounds.js';
import { HatchKey } from '../map/hatch-note.js';
import { CompareButton } from './compare/compare-button.js';
import type { AreaFigures } from './figures.js';
import { HardAreaToggle } from './hard-area-toggle.js';
import { HoverCard } from './hover-card.js';
import { countedIndicator } from './indicators.js';
import { MapToolbar } from './map-toolbar/map-toolbar.js';
import { PlanLegend } from './map-toolbar/plan-legend.js';
import styles from './plan-map.module.css';
import type { PlanSearch } from './plan-search.js';
import { planTexts } from './texts.js';
import { useDrillDown } from './use-drill-down.js';
import { useHardAreas } from './use-hard-areas.js';
import type { MapPicture } from './use-map-picture.js';

interface Props {
  overview: Overview;
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  picture: MapPicture;
  quality: { byArea: ReadonlyMap<AreaCode, AreaQuality>; hatched: ReadonlySet<AreaCode> };
  search: PlanSearch;
  hovered: AreaCode | null;
  selected: AreaCode | null;
  onHover(code: AreaCode | null): void;
  onSelect(code: AreaCode | null): void;
  onSearch(change: Partial<PlanSearch>): void;
}

/** What the legend takes at the left of the map. */
const LEGEND_ROOM_PX = 272;

/** The map of a day with its toolbar, its legend and the figures of the ward pointed at. */
export function PlanMap(props: Props) {
  const { overview, figures, picture, quality, search, hovered, selected, onSearch } = props;
  const { areas, boundaries } = overview;
  const t = useTexts(planTexts);
  const dimmed = useDimmed(overview, search.district, picture.faded);
  const bounds = useShownBounds(overview, search);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const drill = useDrillDown({ areas, ...props });
  const basemap = useBasemapInfo();
  const { view } = picture.colouring.look;
  const cells = useCells(map, {
    form: view === 'cells' || view === 'heat' ? view : null,
    generation: overview.generation,
    indicator: countedIndicator(search.indicator, overview.indicatorsWithData),
    day: picture.day,
    classDay: (search.scale === 'campaign' && overview.campaign?.startDay) || picture.day,
  });
  const hard = useHardAreas(map, search.hard === 'on');
  // The card beside the map says more of the ward that is picked.
  const shownCode = hovered ?? (search.panel === 'ranking' ? selected : null);
  const shown = areas.find(({ code }) => code === shownCode);
  const hatched = picture.wards.filter(({ code }) => quality.hatched.has(code)).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter is the map's, which has the focus
    <div className={styles.map} onKeyDown={(event) => drill.onKeyDown(event, map)}>
      <AreaMap
        key={boundaries.vintage}
        label={t.map}
        roomLeft={LEGEND_ROOM_PX}
        colours={picture.colours}
        circles={picture.circles}
        basemap={search.basemap === 'off' ? null : basemap}
        onLoad={setMap}
        {...{ boundaries, dimmed, bounds, hovered, selected }}
        onHover={props.onHover}
        onSelect={drill.select}
        namesOfDistricts
      >
        {hard?.card ? (
          <HardAreaCard area={hard.card} onClose={hard.close} />
        ) : cells?.pointed ? (
          <CellCard cell={cells.pointed} place={shown?.name} />
        ) : (
          <HoverCard
            ward={shown}
            districtName={areas.find(({ code }) => code === shown?.parentCode)?.name}
            figures={shownCode ? figures.get(shownCode) : undefined}
            quality={shownCode ? quality.byArea.get(shownCode) : undefined}
            quiet={selected !== null}
            picked={shownCode !== null && shownCode === selected}
            onClose={() => props.onSelect(null)}
          />
        )}
      </AreaMap>
      <div className={styles.legend}>
        {cells ? (
          <CellLegend
            cells={cells}
            fixed={search.scale === 'campaign'}
            onFixed={(fixed) => onSearch({ scale: fixed ? 'campaign' : undefined })}
          />
        ) : (
          <PlanLegend {...{ picture, search, onSearch }}>
            <HatchKey count={hatched} />
          </PlanLegend>
        )}
      </div>
      {hard && (
        <div className={styles.hardKey}>
          <HardAreaKey shades={hard.shades} />
        </div>
      )}
      <div className={styles.bar}>
        <MapToolbar {...{ search, picture, onSearch }}>
          <HardAreaToggle
            shown={hard !== null}
            onShown={(shown) => onSearch({ hard: shown ? 'on' : undefined })}
          />
          <CompareButton
            day={picture.day}
            earliest={overview.campaign?.startDay ?? overview.firstDay}
            onSearch={onSearch}
          />
        </MapToolbar>
      </div>
    </div>
  );
}

/** Cells are too small to be seen but within a ward, so that the map goes to the ward picked. */
function useShownBounds(
  { areas, boundaries }: Overview,
  { district, ward, view }: PlanSearch,
): Bounds {
  const close = view === 'cells' || view === 'heat' ? ward : undefined;
  return useMemo(
    () =>
      boundsAround(areas.filter(({ code }) => code === close)) ??
      boundsOf(areas, boundaries, district ?? null),
    [areas, boundaries, district, close],
  );
}

/** Wards outside the district picked, and those that the legend has put aside. */
function useDimmed(
  { areas }: Overview,
  district: AreaCode | undefined,
  faded: ReadonlySet<AreaCode>,
): ReadonlySet<AreaCode> {
  return useMemo(() => {
    if (!district) return faded;
    const outside = areas.filter(({ parentCode }) => parentCode !== district);
    return new Set([...outside.map(({ code }) => code), ...faded]);
  }, [areas, district, faded]);
}
