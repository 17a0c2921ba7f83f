import type { AreaCode, CoverageSeries, Day, Overview } from '@tungngo/domain';
import { useMemo, useState } from 'react';
import { useTexts } from '../language/language.js';
import { useAreaQuality } from '../map/use-area-quality.js';
import { DaySlider } from './day-slider.js';
import type { AreaFigures } from './figures.js';
import { countedIndicator } from './indicators.js';
import { TableControls } from './plan-controls.js';
import { PlanMap } from './plan-map.js';
import styles from './plan-page.module.css';
import type { PlanSearch } from './plan-search.js';
import { matching, rank, type Sorting, sortingAfterClick, wardsToRank } from './ranking.js';
import { planTexts } from './texts.js';
import { type MapPicture, useMapPicture } from './use-map-picture.js';
import type { TargetRows } from './use-plan.js';
import { WardTable } from './ward-table.js';

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
  const { overview, figures, search, onSearch, days, day, onDay } = props;
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
  const select = (ward: AreaCode | null) => onSearch({ ward: ward ?? undefined });
  const linked = { hovered, selected, onHover: setHovered, onSelect: select };
  return (
    <div className={styles.split}>
      <div className={styles.mapColumn}>
        <PlanMap {...{ overview, figures, picture, quality, search, onSearch }} {...linked} />
        <div className={styles.slider}>
          <DaySlider {...{ days, day }} onChange={onDay} />
        </div>
      </div>
      <RankedTable {...props} picture={picture} linked={linked} />
    </div>
  );
}

interface TableProps extends Props {
  picture: MapPicture;
  linked: {
    hovered: AreaCode | null;
    selected: AreaCode | null;
    onHover(code: AreaCode | null): void;
    onSelect(code: AreaCode | null): void;
  };
}

function RankedTable({ overview, figures, search, onSearch, picture, linked }: TableProps) {
  const t = useTexts(planTexts);
  const [query, setQuery] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ key: 'coverage', descending: false });
  const ranked = useMemo(() => {
    const wards = wardsToRank(overview.areas, figures, search.district);
    const kept = wards.filter(({ area }) => !picture.faded.has(area.code));
    return rank(matching(kept, query), sorting);
  }, [overview, figures, search.district, picture.faded, query, sorting]);
  return (
    <div className={styles.tableColumn}>
      <TableControls
        areas={overview.areas}
        withData={overview.indicatorsWithData}
        metric={search.metric ?? 'coverage'}
        {...{ search, onSearch, query }}
        onQuery={setQuery}
      />
      {ranked.length > 0 ? (
        <WardTable
          wards={ranked}
          colours={picture.marks}
          {...{ sorting }}
          {...linked}
          onSort={(key) => setSorting(sortingAfterClick(sorting, key))}
        />
      ) : (
        <p className={styles.noMatch} role="status">
          {t.noMatch}{' '}
          <button
            type="button"
            className="button"
            onClick={() => {
              setQuery('');
              onSearch({ district: undefined, range: undefined, pick: undefined });
            }}
          >
            {t.showAll}
          </button>
        </p>
      )}
    </div>
  );
}
