import type { AreaCode, AreaQuality, CoverageSeries, Day, Overview } from '@tungngo/domain';
import { useMemo, useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { AreaMap } from '../map/area-map.js';
import { boundsOf } from '../map/fitted-bounds.js';
import { HatchKey } from '../map/hatch-note.js';
import { Legend } from '../map/legend.js';
import { useAreaQuality } from '../map/use-area-quality.js';
import { DaySlider } from './day-slider.js';
import type { AreaFigures } from './figures.js';
import { HoverCard } from './hover-card.js';
import { MapToolbar } from './map-toolbar/map-toolbar.js';
import { metricTitle } from './map-toolbar/texts.js';
import { TableControls } from './plan-controls.js';
import styles from './plan-page.module.css';
import type { PlanSearch } from './plan-search.js';
import { matching, rank, type Sorting, sortingAfterClick, wardsToRank } from './ranking.js';
import { planTexts } from './texts.js';
import { gradeNames, useColouring } from './use-colouring.js';
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
  const t = useTexts(planTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const [hovered, setHovered] = useState<AreaCode | null>(null);
  const metric = search.metric ?? 'coverage';
  const selected = search.ward ?? null;
  const quality = useAreaQuality();
  const { wards, colouring } = usePlanColouring(props, quality.byArea);
  const { classes, colours, palette } = colouring;
  const dimmed = useDimmed(overview, search.district);
  const bounds = useMemo(
    () => boundsOf(overview.areas, overview.boundaries, search.district ?? null),
    [overview, search.district],
  );
  const shownCode = hovered ?? selected;
  const shown = overview.areas.find(({ code }) => code === shownCode);
  const select = (ward: AreaCode | null) => onSearch({ ward: ward ?? undefined });
  const linked = { hovered, selected, onHover: setHovered, onSelect: select };
  const write = metric === 'coverage' || metric === 'attainment' ? formats.share : formats.count;
  const hatchedWards = wards.filter(({ code }) => quality.hatched.has(code)).length;
  return (
    <div className={styles.split}>
      <div className={styles.mapColumn}>
        <div className={styles.map}>
          <AreaMap
            key={overview.boundaries.vintage}
            boundaries={overview.boundaries}
            label={t.map}
            {...{ colours, dimmed, bounds }}
            {...linked}
          >
            <HoverCard
              ward={shown}
              districtName={overview.areas.find(({ code }) => code === shown?.parentCode)?.name}
              figures={shownCode ? figures.get(shownCode) : undefined}
              quality={shownCode ? quality.byArea.get(shownCode) : undefined}
              picked={shownCode !== null && shownCode === selected}
              onClose={() => select(null)}
            />
          </AreaMap>
          <div className={styles.legend}>
            <Legend
              title={say(metricTitle(search))}
              names={metric === 'quality' ? gradeNames.map(say) : undefined}
              {...{ palette, classes, write }}
            >
              <HatchKey count={hatchedWards} />
            </Legend>
          </div>
        </div>
        <div className={styles.mapBar}>
          <MapToolbar {...{ search, onSearch }} />
        </div>
        <div className={styles.slider}>
          <DaySlider {...{ days, day }} onChange={onDay} />
        </div>
      </div>
      <RankedTable {...props} colours={colours} linked={linked} />
    </div>
  );
}

interface TableProps extends Props {
  colours: ReadonlyMap<AreaCode, string>;
  linked: {
    hovered: AreaCode | null;
    selected: AreaCode | null;
    onHover(code: AreaCode | null): void;
    onSelect(code: AreaCode | null): void;
  };
}

function RankedTable({ overview, figures, search, onSearch, colours, linked }: TableProps) {
  const t = useTexts(planTexts);
  const [query, setQuery] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ key: 'coverage', descending: false });
  const ranked = useMemo(
    () => rank(matching(wardsToRank(overview.areas, figures, search.district), query), sorting),
    [overview, figures, search.district, query, sorting],
  );
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
          {...{ colours, sorting }}
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
              onSearch({ district: undefined });
            }}
          >
            {t.showAll}
          </button>
        </p>
      )}
    </div>
  );
}

function usePlanColouring(
  { overview, series, targets, figures, days, search }: Props,
  quality: ReadonlyMap<AreaCode, AreaQuality>,
) {
  const period = overview.campaign;
  const wards = useMemo(() => overview.areas.filter(({ level }) => level === 'ward'), [overview]);
  const province = overview.areas.find(({ level }) => level === 'province')?.code;
  const campaign = useMemo(
    () => ({ series, targets, period, days }),
    [series, targets, period, days],
  );
  return {
    wards,
    colouring: useColouring({ wards, figures, province, quality, campaign, search }),
  };
}

/** The wards outside the district picked. */
function useDimmed({ areas }: Overview, district: AreaCode | undefined): ReadonlySet<AreaCode> {
  return useMemo(() => {
    const outside = areas.filter(({ parentCode }) => district && parentCode !== district);
    return new Set(outside.map(({ code }) => code));
  }, [areas, district]);
}
