import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import styles from '../../map/legend.module.css';
import { LegendFrame } from '../../map/legend-frame.js';
import { NO_DATA_COLOUR } from '../../map/ramps.js';
import { metricNames } from '../map-toolbar/texts.js';
import { useMetricWriter } from '../map-toolbar/use-metric-writer.js';
import own from './compare.module.css';
import { compareTexts } from './texts.js';
import type { ComparedSide, Comparison } from './use-comparison.js';

/** What the colours mean on both maps, and how many wards have each on which. */
export function CompareLegend({ comparison }: { comparison: Comparison }) {
  const t = useTexts(compareTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { a, b, palette, sameValues } = comparison;
  const labelsOfA = useLabels(a, b, sameValues);
  const labelsOfB = useLabels(b, a, sameValues);
  const title = a.metric === b.metric ? say(metricNames[a.metric]) : t.legend;
  return (
    <LegendFrame title={title}>
      <table className={own.legend}>
        <thead>
          <tr>
            <td />
            {sameValues && <td />}
            <th scope="col">{sameValues ? t.wardsA : `A: ${say(metricNames[a.metric])}`}</th>
            <th scope="col">{sameValues ? t.wardsB : `B: ${say(metricNames[b.metric])}`}</th>
          </tr>
        </thead>
        <tbody>
          {palette.map((colour, i) => (
            <tr key={colour}>
              <td>
                <span className={styles.swatch} style={{ backgroundColor: colour }} />
              </td>
              {sameValues && <th scope="row">{labelsOfA[i]}</th>}
              <td>{sameValues ? formats.count(a.counts[i] ?? 0) : labelsOfA[i]}</td>
              <td>{sameValues ? formats.count(b.counts[i] ?? 0) : labelsOfB[i]}</td>
            </tr>
          ))}
          {a.missing + b.missing > 0 && (
            <tr>
              <td>
                <span
                  className={styles.swatch}
                  data-empty
                  style={{ backgroundColor: NO_DATA_COLOUR }}
                />
              </td>
              {sameValues && <th scope="row">{t.noData}</th>}
              <td>{formats.count(a.missing)}</td>
              <td>{formats.count(b.missing)}</td>
            </tr>
          )}
        </tbody>
      </table>
      {!sameValues && <p className={own.note}>{t.byRank}</p>}
    </LegendFrame>
  );
}

/** The span of each class; of shared classes from the least to the largest value of both maps. */
function useLabels(side: ComparedSide, other: ComparedSide, shared: boolean): string[] {
  const write = useMetricWriter(side.metric);
  const values = [...side.values, ...(shared ? other.values : [])].filter((v) => v !== null);
  if (values.length === 0) return [];
  const edges = [Math.min(...values), ...side.bounds, Math.max(...values)];
  return edges.slice(1).map((to, i) => `${write(edges[i] ?? 0)} – ${write(to)}`);
}
