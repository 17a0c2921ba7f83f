import { useRef } from 'react';
import { useLanguage, useTexts } from '../../language/language.js';
import { axisStep } from '../../map/axis-step.js';
import { LEAST_CLASSES, MOST_CLASSES } from '../../map/class-methods.js';
import { HistogramChart } from '../../map/histogram-chart.js';
import { ValueHandle } from '../../map/value-handle.js';
import { writeNumbers } from '../../map/written-numbers.js';
import type { PlanSearch } from '../plan-search.js';
import type { MapPicture } from '../use-map-picture.js';
import styles from './map-toolbar.module.css';
import { toolbarTexts } from './texts.js';
import { roundedBreaks, typedOf, valueOfTyped } from './typed-values.js';
import { isShare, useMetricWriter } from './use-metric-writer.js';

interface Props {
  picture: MapPicture;
  onSearch(change: Partial<PlanSearch>): void;
}

/** Bounds set by hand: drag a line on the chart, move it with the arrow keys, or type its value. */
export function BreakEditor({ picture, onSearch }: Props) {
  const t = useTexts(toolbarTexts);
  const { formats } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const { values, classes, palette, look } = picture.colouring;
  const { metric } = look;
  const write = useMetricWriter(metric);
  const { bounds, extent } = classes;
  if (!extent) return null;
  const tell = (next: readonly number[]) =>
    onSearch({ breaks: writeNumbers(ascending(roundedBreaks(next, metric))) });
  const moved = (i: number, to: number) => tell(bounds.with(i, to));
  const span = spanOf(extent, bounds);
  return (
    <fieldset className={styles.breaks}>
      <legend>{t.breaks}</legend>
      <HistogramChart {...{ values, span, bounds, palette, frame }} range={null}>
        {bounds.map((bound, i) => (
          <ValueHandle
            key={i}
            value={bound}
            step={axisStep(span)}
            label={t.breakAt(formats.count(i + 1))}
            text={write(bound)}
            onMove={(to) => moved(i, between(to, bounds[i - 1], bounds[i + 1], axisStep(span)))}
            onDrop={bounds.length >= LEAST_CLASSES ? () => tell(bounds.toSpliced(i, 1)) : undefined}
            {...{ span, frame }}
          />
        ))}
      </HistogramChart>
      <ol>
        {bounds.map((bound, i) => (
          <li key={`${i} ${bound}`}>
            <input
              type="text"
              inputMode="decimal"
              defaultValue={String(typedOf(bound, metric)).replace('.', t.point)}
              aria-label={t.breakAt(formats.count(i + 1))}
              onBlur={({ currentTarget }) => {
                const value = valueOfTyped(currentTarget.value, metric);
                if (value === null) currentTarget.value = String(typedOf(bound, metric));
                else if (value !== bound) moved(i, value);
              }}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
            {isShare(metric) && <span aria-hidden="true">%</span>}
            <button
              type="button"
              aria-label={t.removeBreak(formats.count(i + 1))}
              disabled={bounds.length < LEAST_CLASSES}
              onClick={() => tell(bounds.toSpliced(i, 1))}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <p>{t.breaksHint}</p>
      <button
        type="button"
        className="button"
        data-size="small"
        disabled={bounds.length + 1 >= MOST_CLASSES}
        onClick={() => tell([...bounds, widestGap(span, bounds)])}
      >
        {t.addBreak}
      </button>
    </fieldset>
  );
}

const ascending = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

/** The axis holds all values and all bounds, one that nobody reaches too. */
function spanOf([min, max]: [number, number], bounds: readonly number[]): [number, number] {
  return [Math.min(min, ...bounds), Math.max(max, ...bounds)];
}

/** A line stops at its neighbours. */
function between(value: number, below = -Infinity, above = Infinity, step: number): number {
  return Math.max(below + step, Math.min(above - step, value));
}

/** The middle of the widest class: where another bound tells most. */
function widestGap([min, max]: [number, number], bounds: readonly number[]): number {
  const edges = [min, ...bounds, max];
  let best = 0;
  for (let i = 1; i + 1 < edges.length; i++) {
    const width = (edges[i + 1] ?? 0) - (edges[i] ?? 0);
    if (width > (edges[best + 1] ?? 0) - (edges[best] ?? 0)) best = i;
  }
  return ((edges[best] ?? 0) + (edges[best + 1] ?? 0)) / 2;
}
