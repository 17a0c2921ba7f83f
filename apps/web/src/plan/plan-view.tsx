import type { AreaCode, CoverageSeries, Day, Overview } from '@tungngo/domain';
import { type KeyboardEvent, useState } from 'react';
import { useAreaQuality } from '../map/use-area-quality.js';
import { CompareMaps } from './compare/compare-maps.js';
import type { AreaFigures } from './figures.js';
import { countedIndicator } from './indicators.js';
import { PlanMap } from './plan-map.js';
import styles from './plan-page.module.css';
import type { PlanSearch } from './plan-search.js';
import { SidePanel } from './side-panel.js';
import { TimePanel } from './time/time-panel.js';
import { useMapPicture } from './use-map-picture.js';
import type { TargetRows } from './use-plan.js';

interface Props {
  overview: Overview;
  series: CoverageSeries;
  targets: TargetRows;
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  days: Day[];
  day: Day;
  search: PlanSearch;
  onDay(day: Day): void;
  onSearch(change: Partial<PlanSearch>): void;
}

const isWriting = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;

/** Map and ranking, linked both ways: what is pointed at or picked in one is marked in the other. */
export function PlanView(props: Props) {
  const { overview, figures, search, onSearch, day } = props;
  const [hovered, setHovered] = useState<AreaCode | null>(null);
  const selected = search.ward ?? null;
  const quality = useAreaQuality();
  const picture = useMapPicture({
    areas: overview.areas,
    period: overview.campaign,
    quality: quality.byArea,
    indicator: countedIndicator(search.indicator, overview.indicatorsWithData),
    ...props,
  });
  const select = (ward: AreaCode | null) => onSearch({ ward: ward ?? undefined, panel: undefined });
  const onKey = (event: KeyboardEvent) => {
    const goesUp = event.key === 'Escape' || (event.key === 'Backspace' && !isWriting(event));
    if (!goesUp || (!search.ward && !search.district)) return;
    onSearch(search.ward ? { ward: undefined, panel: undefined } : { district: undefined });
  };
  const linked = { hovered, selected, onHover: setHovered, onSelect: select };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape goes up from wherever the focus is
    <div className={styles.split} onKeyDown={onKey}>
      <div className={styles.mapColumn}>
        {search.compare ? (
          <CompareMaps {...{ overview, figures, day, search, onSearch }} {...linked} />
        ) : (
          <PlanMap {...{ overview, figures, picture, quality, search, onSearch }} {...linked} />
        )}
        <TimePanel {...props} />
      </div>
      <SidePanel {...props} picture={picture} linked={linked} />
    </div>
  );
}
