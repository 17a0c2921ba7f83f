import { useLocalized, useTexts } from '../../language/language.js';
import { mapMetrics, mapViews, type PlanSearch } from '../plan-search.js';
import type { MapPicture } from '../use-map-picture.js';
import styles from './map-toolbar.module.css';
import { metricNames, toolbarTexts, viewNames } from './texts.js';

interface Props {
  search: PlanSearch;
  picture: MapPicture;
  onSearch(change: Partial<PlanSearch>): void;
}

/** What the map shows and how: the metric, the view and its colours. */
export function MapToolbar({ search, onSearch }: Props) {
  const t = useTexts(toolbarTexts);
  const say = useLocalized();
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t.toolbar}>
      <select
        value={search.metric ?? 'coverage'}
        aria-label={t.metric}
        data-testid="map-metric"
        onChange={({ currentTarget }) =>
          onSearch({ metric: mapMetrics.find((name) => name === currentTarget.value) })
        }
      >
        {mapMetrics.map((name) => (
          <option key={name} value={name}>
            {say(metricNames[name])}
          </option>
        ))}
      </select>
      <select
        value={search.view ?? 'areas'}
        aria-label={t.view}
        data-testid="map-view"
        onChange={({ currentTarget }) =>
          onSearch({ view: mapViews.find((name) => name === currentTarget.value) })
        }
      >
        {mapViews.map((name) => (
          <option key={name} value={name}>
            {say(viewNames[name])}
          </option>
        ))}
      </select>
    </div>
  );
}
