import type { Area } from '@tungngo/domain';
import { useTexts } from '../language/language.js';
import { DistrictSelect } from '../map/district-select.js';
import styles from './plan-controls.module.css';
import { type MapMetric, mapMetrics, type PlanSearch } from './plan-search.js';
import { planTexts } from './texts.js';

interface Props {
  areas: readonly Area[];
  search: PlanSearch;
  metric: MapMetric;
  query: string;
  onSearch(change: Partial<PlanSearch>): void;
  onQuery(query: string): void;
}

/** What is shown: district, name, level. */
export function TableControls({ areas, search, query, onSearch, onQuery }: Props) {
  const t = useTexts(planTexts);
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
        <legend className="visually-hidden">{t.level}</legend>
        {([2, 1] as const).map((level) => (
          <button
            key={level}
            type="button"
            aria-pressed={(search.level ?? 2) === level}
            onClick={() => onSearch({ level })}
          >
            {level === 2 ? t.level2 : t.level1}
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
}: Omit<Props, 'areas' | 'query' | 'onQuery'>) {
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
            {t[name]}
          </button>
        ))}
      </fieldset>
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
    </div>
  );
}
