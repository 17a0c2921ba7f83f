import { type AreaCode, type Day, indicatorLabels, type Overview } from '@tungngo/domain';
import { useMemo, useSyncExternalStore } from 'react';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { AreaMap } from '../../map/area-map.js';
import { useBasemapInfo } from '../../map/basemap/use-basemap.js';
import { MapPair } from '../../map/compare/map-pair.js';
import { boundsOf } from '../../map/fitted-bounds.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import type { AreaFigures } from '../figures.js';
import { metricNames } from '../map-toolbar/texts.js';
import type { PlanSearch } from '../plan-search.js';
import own from './compare.module.css';
import { CompareBar } from './compare-bar.js';
import { CompareCard } from './compare-card.js';
import { CompareLegend } from './compare-legend.js';
import { compareTexts } from './texts.js';
import { type ComparedSide, type Comparison, useComparison } from './use-comparison.js';

interface Props {
  overview: Overview;
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  day: Day;
  search: PlanSearch;
  hovered: AreaCode | null;
  selected: AreaCode | null;
  onHover(code: AreaCode | null): void;
  onSelect(code: AreaCode | null): void;
  onSearch(change: Partial<PlanSearch>): void;
}

/** The map of the screen’s day, A, and a second one, B, that move and are pointed at together. */
export function CompareMaps(props: Props) {
  const { overview, search, onSearch } = props;
  const t = useTexts(compareTexts);
  const { comparison, daysB, error, retry } = useComparison(props);
  if (!comparison) {
    return (
      <div className={own.frame}>
        {error ? <ProblemNotice error={error} onRetry={retry} /> : <p>{t.notYet}</p>}
      </div>
    );
  }
  return (
    <div className={own.frame}>
      <CompareBar
        {...{ comparison, daysB, search, onSearch }}
        withData={overview.indicatorsWithData}
      />
      <Pair {...props} comparison={comparison} />
    </div>
  );
}

function Pair({ comparison, ...props }: Props & { comparison: Comparison }) {
  const { overview, search, hovered, selected, onSearch } = props;
  const { areas, boundaries } = overview;
  const t = useTexts(compareTexts);
  const phone = usePhone();
  const basemap = useBasemapInfo();
  const bounds = useMemo(
    () => boundsOf(areas, boundaries, search.district ?? null),
    [areas, boundaries, search.district],
  );
  const dimmed = useMemo(() => {
    const outside = areas.filter(
      ({ parentCode }) => search.district && parentCode !== search.district,
    );
    return new Set(outside.map(({ code }) => code));
  }, [areas, search.district]);
  const shared = {
    boundaries,
    bounds,
    dimmed,
    hovered,
    selected,
    basemap: search.basemap === 'off' ? null : basemap,
    onHover: props.onHover,
    onSelect: props.onSelect,
  };
  const shown = areas.find(({ code }) => code === (hovered ?? selected));
  const { a, b } = comparison;
  return (
    <div className={own.maps}>
      <MapPair
        form={phone ? 'swipe' : (search.compare ?? 'side')}
        split={search.split ?? 50}
        dividerLabel={t.divider}
        dividerText={(split) => t.dividerAt(String(split))}
        onSplit={(split) => onSearch({ split: split === 50 ? undefined : split })}
        first={(onLoad) => (
          <AreaMap
            key={boundaries.vintage}
            label={t.mapA}
            {...shared}
            colours={a.colours}
            onLoad={onLoad}
          >
            <SideName name="A" side={a} />
          </AreaMap>
        )}
        second={(onLoad) => (
          <AreaMap
            key={boundaries.vintage}
            label={t.mapB}
            {...shared}
            colours={b.colours}
            onLoad={onLoad}
          >
            <SideName name="B" side={b} />
          </AreaMap>
        )}
      />
      <CompareCard ward={shown} comparison={comparison} />
      <div className={own.legendPlace}>
        <CompareLegend comparison={comparison} />
      </div>
    </div>
  );
}

/** What a map shows, written on it. */
function SideName({ name, side }: { name: 'A' | 'B'; side: ComparedSide }) {
  const say = useLocalized();
  const { formats } = useLanguage();
  return (
    <p
      className={own.side}
      data-side={name.toLowerCase()}
      data-testid={`side-${name.toLowerCase()}`}
    >
      <b>{name}</b> {formats.day(side.day)} · {say(indicatorLabels[side.indicator])} ·{' '}
      {say(metricNames[side.metric])}
    </p>
  );
}

const phoneQuery = '(max-width: 760px)';

function usePhone(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(phoneQuery);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(phoneQuery).matches,
  );
}
