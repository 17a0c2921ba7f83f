import {
  type Area,
  type Indicator,
  indicatorLabels,
  type QualityDimension,
  qualityDimensionLabels,
  qualityDimensions,
} from '@tungngo/domain';
import { useLocalized, useTexts } from '../language/language.js';
import { DistrictSelect } from '../map/district-select.js';
import { countedIndicator, defaultIndicator, shownIndicators } from './indicators.js';
import styles from './plan-controls.module.css';
import { type MapMetric, mapMetrics, type PlanSearch } from './plan-search.js';
import { planTexts } from './texts.js';

interface Props {
  areas: readonly Area[];
  /** Indicators that anybody is counted by. */
  withData: readonly Indicator[];
  search: PlanSearch;
  metric: MapMetric;
  query: string;
  onSearch(change: Partial<PlanSearch>): void;
  onQuery(query: string): void;
}

/** What is shown: district, name, indicator. */
export function TableControls({ areas, withData, search, query, onSearch, onQuery }: Props) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  return (
    <div className={styles.controls}>
      <DistrictSelect
        areas={areas}
        district={search.district}
        label={t.district}
        all={t.allDistricts}
        onChange={(district) => {
          // A ward of another district would be marked out of sight.
          const keep = areas.some(
            ({ code, parentCode }) =>
              code === search.ward && (!district || parentCode === district),
          );
          onSearch({ district, ...(!keep && { ward: undefined }) });
        }}
      />
      <input
        type="search"
        value={query}
        placeholder={t.search}
        aria-label={t.searchHint}
        title={t.searchHint}
        onChange={({ currentTarget }) => onQuery(currentTarget.value)}
      />
      <fieldset className="segmented">
        <legend className="visually-hidden">{t.indicator}</legend>
        {shownIndicators(withData).map((indicator) => (
          <button
            key={indicator}
            type="button"
            aria-pressed={countedIndicator(search.indicator, withData) === indicator}
            title={say(indicatorLabels[indicator])}
            onClick={() =>
              onSearch({ indicator: indicator === defaultIndicator ? undefined : indicator })
            }
          >
            {t[indicator]}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** How the map is coloured. */
export function MapControls({
  search,
  metric,
  onSearch,
}: Omit<Props, 'areas' | 'withData' | 'query' | 'onQuery'>) {
  const t = useTexts(planTexts);
  return (
    <div className={styles.mapControls}>
      <fieldset className="segmented">
        <legend className="visually-hidden">{t.metric}</legend>
        {mapMetrics.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={metric === name}
            onClick={() => onSearch({ metric: name })}
          >
            {name === 'quality' ? t.qualityShort : t[name]}
          </button>
        ))}
      </fieldset>
      {metric === 'quality' ? (
        <DimensionSelect
          dimension={search.dimension}
          onChange={(dimension) => onSearch({ dimension })}
        />
      ) : (
        <label title={t.fixedScaleTip}>
          <input
            type="checkbox"
            checked={search.scale === 'campaign'}
            onChange={({ currentTarget }) =>
              onSearch({ scale: currentTarget.checked ? 'campaign' : undefined })
            }
          />
          {t.fixedScale}
        </label>
      )}
    </div>
  );
}

interface DimensionProps {
  dimension: QualityDimension | undefined;
  onChange(dimension: QualityDimension | undefined): void;
}

function DimensionSelect({ dimension, onChange }: DimensionProps) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  return (
    <select
      value={dimension ?? ''}
      aria-label={t.dimension}
      data-testid="quality-dimension"
      onChange={({ currentTarget }) =>
        onChange(qualityDimensions.find((name) => name === currentTarget.value))
      }
    >
      <option value="">{t.overall}</option>
      {qualityDimensions.map((name) => (
        <option key={name} value={name}>
          {say(qualityDimensionLabels[name])}
        </option>
      ))}
    </select>
  );
}
