import { type Area, type Indicator, indicatorLabels } from '@tungngo/domain';
import { useLocalized, useTexts } from '../language/language.js';
import { DistrictSelect } from '../map/district-select.js';
import { countedIndicator, defaultIndicator, shownIndicators } from './indicators.js';
import styles from './plan-controls.module.css';
import type { MapMetric, PlanSearch } from './plan-search.js';
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
