import type { AreaCode, AreaLevel, Overview } from '@tungngo/domain';
import { useDeferredValue, useMemo } from 'react';
import { ExcludedNote } from '../dispatch/states/excluded-note.js';
import { useExcluded } from '../dispatch/states/use-excluded.js';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { DistrictSelect } from '../map/district-select.js';
import type { AreaFigures } from './figures.js';
import { metricTitle } from './map-toolbar/texts.js';
import { useMetricWriter } from './map-toolbar/use-metric-writer.js';
import type { MapMetric } from './plan-search.js';
import { sortAreas, sortingAfterClick, usualSorting } from './ranking.js';
import { RankingExport } from './ranking-export.js';
import styles from './ranking-panel.module.css';
import { readSorting, writeSorting } from './ranking-search.js';
import { rankingTexts } from './ranking-texts.js';
import type { SideProps } from './side-panel.js';
import { planTexts } from './texts.js';
import { districtOf, type SecondColumn, useRanking } from './use-ranking.js';
import { type Columns, WardTable } from './ward-table.js';

/** Districts or wards by the map's metric; those that the legend put aside are left out. */
export function RankingPanel(props: SideProps) {
  const { overview, series, search, onSearch, picture, linked } = props;
  const { ranked, metric, second } = useRanking(props);
  const day = useDeferredValue(props.day);
  const sorting = readSorting(search.sort) ?? usualSorting(metric);
  const { key, descending } = sorting;
  const level = search.level ?? 'ward';
  const shown = useMemo(() => {
    const kept = ranked.filter(
      ({ area }) =>
        area.level === 'district' ||
        ((!search.district || area.parentCode === search.district) &&
          !picture.faded.has(area.code)),
    );
    return sortAreas(kept, { key, descending });
  }, [ranked, search.district, picture.faded, key, descending]);
  const columns = useColumns(props, second);
  const excludedIn = useExcluded(overview, search.indicator, day);
  const select = (code: AreaCode | null) =>
    level === 'district'
      ? onSearch({ district: code ?? undefined, ward: undefined, level: undefined })
      : linked.onSelect(code);
  return (
    <>
      <Controls {...props} level={level}>
        <RankingExport {...{ overview, columns, day, excludedIn }} areas={shown} />
      </Controls>
      <ExcludedNote excluded={excludedIn(search.district ?? provinceOf(overview))} />
      {shown.length > 0 ? (
        <WardTable
          areas={shown}
          colours={level === 'district' ? noColours : picture.marks}
          {...{ series, day, columns, sorting }}
          hovered={
            level === 'district' ? districtOf(overview.areas, linked.hovered) : linked.hovered
          }
          selected={level === 'district' ? (search.district ?? null) : linked.selected}
          onHover={level === 'district' ? noHover : linked.onHover}
          onSelect={select}
          onSort={(column) =>
            onSearch({ sort: writeSorting(sortingAfterClick(sorting, column, metric)) })
          }
        />
      ) : (
        <NoMatch onSearch={onSearch} />
      )}
    </>
  );
}

const provinceOf = ({ areas }: Overview) =>
  areas.find(({ level }) => level === 'province')?.code ?? ('' as AreaCode);

const noColours: ReadonlyMap<AreaCode, string> = new Map();
const noHover = () => {};

interface ControlsProps extends SideProps {
  level: AreaLevel;
  children: React.ReactNode;
}

function Controls({ overview, search, onSearch, level, children }: ControlsProps) {
  const t = useTexts(planTexts);
  const r = useTexts(rankingTexts);
  const hasDistricts = overview.areas.some((area) => area.level === 'district');
  return (
    <div className={styles.controls}>
      {hasDistricts && (
        <>
          <fieldset className="segmented">
            <legend className="visually-hidden">{r.level}</legend>
            <button
              type="button"
              aria-pressed={level === 'district'}
              onClick={() => onSearch({ level: 'district' })}
            >
              {r.districts}
            </button>
            <button
              type="button"
              aria-pressed={level === 'ward'}
              onClick={() => onSearch({ level: undefined })}
            >
              {r.wards}
            </button>
          </fieldset>
          {level === 'ward' && (
            <DistrictSelect
              areas={overview.areas}
              district={search.district}
              label={t.district}
              all={t.allDistricts}
              onChange={(district) => onSearch({ district, ward: undefined })}
            />
          )}
        </>
      )}
      {children}
    </div>
  );
}

function useColumns({ search }: SideProps, second: SecondColumn): Columns {
  const t = useTexts(planTexts);
  const r = useTexts(rankingTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { metric = 'coverage' } = search;
  const write = useMetricWriter(metric);
  const isPeriod = metric === 'inPeriod' && search.from !== undefined;
  return {
    value: say(metricTitle(search)),
    writeValue: (value) => (value === null ? formats.count(null) : write(value)),
    writeCounts: (figures) => {
      const [part, whole] = countsBehind(figures, metric);
      return t.counts(formats.count(part), formats.count(whole));
    },
    second: second === 'change' ? r.change : t[second],
    writeSecond: (value) => {
      if (second === 'remaining') return formats.count(value);
      const share = formats.share(value);
      return second === 'change' && value !== null && value > 0 ? `+${share}` : share;
    },
    rankTip: isPeriod ? r.rankTipPeriod : r.rankTip,
  };
}

/** The counts that a share is made of; of what is no share, how many are reached of how many. */
function countsBehind(figures: AreaFigures, metric: MapMetric) {
  if (metric === 'attainment') return [figures.activated, figures.target] as const;
  if (metric === 'planAttainment') return [figures.activatedInCampaign, figures.plan] as const;
  return [figures.activated, figures.eligible] as const;
}

function NoMatch({ onSearch }: Pick<SideProps, 'onSearch'>) {
  const t = useTexts(planTexts);
  return (
    <p className={styles.noMatch} role="status">
      {t.noMatch}{' '}
      <button
        type="button"
        className="button"
        onClick={() => onSearch({ district: undefined, range: undefined, pick: undefined })}
      >
        {t.showAll}
      </button>
    </p>
  );
}
