import type { AreaCode, CoverageSeries, Day, Overview } from '@tungngo/domain';
import { useRef, useState } from 'react';
import { useTexts } from '../language/language.js';
import { useAreaQuality } from '../map/use-area-quality.js';
import { CompareMaps } from './compare/compare-maps.js';
import type { AreaFigures } from './figures.js';
import { countedIndicator } from './indicators.js';
import { PlanMap } from './plan-map.js';
import styles from './plan-page.module.css';
import type { PlanSearch } from './plan-search.js';
import { SidePanel } from './side-panel.js';
import { planTexts } from './texts.js';
import { TimePanel } from './time/time-panel.js';
import { useMapPicture } from './use-map-picture.js';
import type { TargetRows } from './use-plan.js';
import { useWayUp } from './use-way-up.js';

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

/** Map and ranking, linked both ways: what is pointed at or picked in one is marked in the other. */
export function PlanView(props: Props) {
  const { overview, figures, search, onSearch, day } = props;
  const [hovered, setHovered] = useState<AreaCode | null>(null);
  const selected = search.ward ?? null;
  const t = useTexts(planTexts);
  const panel = useRef<HTMLElement>(null);
  const quality = useAreaQuality();
  const picture = useMapPicture({
    areas: overview.areas,
    period: overview.campaign,
    quality: quality.byArea,
    indicator: countedIndicator(search.indicator, overview.indicatorsWithData),
    ...props,
  });
  const select = (ward: AreaCode | null) => onSearch({ ward: ward ?? undefined, panel: undefined });
  useWayUp(props);
  const toRanking = () => {
    onSearch({ panel: 'ranking' });
    panel.current?.focus();
  };
  const linked = { hovered, selected, onHover: setHovered, onSelect: select };
  return (
    <div className={styles.split}>
      <div className={styles.mapColumn}>
        <button type="button" className={`button ${styles.skip}`} onClick={toRanking}>
          {t.toRanking}
        </button>
        {search.compare ? (
          <CompareMaps {...{ overview, figures, day, search, onSearch }} {...linked} />
        ) : (
          <PlanMap {...{ overview, figures, picture, quality, search, onSearch }} {...linked} />
        )}
        <TimePanel {...props} />
      </div>
      <SidePanel {...props} ref={panel} picture={picture} linked={linked} />
    </div>
  );
}
