import {
  qualityDimensionLabels,
  qualityDimensions,
  spotMetrics,
  spotStatistics,
} from '@tungngo/domain';
import type { ReactNode } from 'react';
import { useLocalized, useTexts } from '../../language/language.js';
import { BasemapToggle } from '../../map/basemap/basemap-toggle.js';
import { useBasemapInfo } from '../../map/basemap/use-basemap.js';
import { type MapView, mapMetrics, mapViews, type PlanSearch } from '../plan-search.js';
import type { MapPicture } from '../use-map-picture.js';
import { spotMetricOf } from '../use-spots.js';
import { Choice } from './choice.js';
import { ClassMenu } from './class-menu.js';
import styles from './map-toolbar.module.css';
import { metricNames, statisticNames, toolbarTexts, viewNames } from './texts.js';

interface Props {
  search: PlanSearch;
  picture: MapPicture;
  onSearch(change: Partial<PlanSearch>): void;
  /** Further buttons. */
  children?: ReactNode;
}

/** Views that a metric colours, in classes of the person's choice. */
const classed: ReadonlySet<MapView> = new Set(['areas', 'circles']);

/** What the map shows and how: the view, the metric and its colours. */
export function MapToolbar({ search, picture, onSearch, children }: Props) {
  const t = useTexts(toolbarTexts);
  const say = useLocalized();
  const hasBasemap = useBasemapInfo() !== null;
  const { view, metric } = picture.colouring.look;
  return (
    <fieldset className={styles.toolbar}>
      <legend className="visually-hidden">{t.toolbar}</legend>
      <Choice
        label={t.view}
        testId="map-view"
        value={view}
        options={mapViews.map((name) => ({ value: name, text: say(viewNames[name]) }))}
        onChoose={(name) =>
          onSearch({ view: name === 'areas' ? undefined : name, pick: undefined })
        }
      />
      {(classed.has(view) || view === 'spots') && <MetricChoice {...{ view, search, onSearch }} />}
      {view === 'spots' && (
        <Choice
          label={t.statistic}
          testId="spot-statistic"
          value={search.statistic ?? 'gi-star'}
          options={spotStatistics.map((name) => ({
            value: name,
            text: say(statisticNames[name]),
          }))}
          onChoose={(name) =>
            onSearch({ statistic: name === 'gi-star' ? undefined : name, pick: undefined })
          }
        />
      )}
      {classed.has(view) && metric === 'quality' && (
        <Choice
          label={t.dimension}
          testId="quality-dimension"
          value={search.dimension ?? ''}
          options={[
            { value: '', text: t.overall },
            ...qualityDimensions.map((name) => ({
              value: name,
              text: say(qualityDimensionLabels[name]),
            })),
          ]}
          onChoose={(name) =>
            onSearch({ dimension: qualityDimensions.find((known) => known === name) })
          }
        />
      )}
      {classed.has(view) && <ClassMenu {...{ search, picture, onSearch }} />}
      {hasBasemap && (
        <BasemapToggle
          shown={search.basemap !== 'off'}
          onShown={(shown) => onSearch({ basemap: shown ? undefined : 'off' })}
        />
      )}
      {children}
    </fieldset>
  );
}

function MetricChoice({
  view,
  search,
  onSearch,
}: Pick<Props, 'search' | 'onSearch'> & { view: MapView }) {
  const t = useTexts(toolbarTexts);
  const say = useLocalized();
  const spots = view === 'spots';
  return (
    <Choice
      label={t.metric}
      testId="map-metric"
      value={spots ? spotMetricOf(search) : (search.metric ?? 'coverage')}
      options={(spots ? spotMetrics : mapMetrics).map((name) => ({
        value: name,
        text: say(metricNames[name]),
      }))}
      onChoose={(name) =>
        onSearch({
          metric: name,
          // Bounds and ranges are in the unit of the metric that they were set for.
          range: undefined,
          breaks: undefined,
          pick: undefined,
          ...(search.method === 'manual' && { method: undefined }),
        })
      }
    />
  );
}
