import { type ReactNode, useRef } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { axisStep } from './axis-step.js';
import type { Classes } from './classes.js';
import { HistogramChart, shareOf } from './histogram-chart.js';
import styles from './legend.module.css';
import { LegendFrame } from './legend-frame.js';
import { LegendRow, NoDataRow } from './legend-row.js';
import { NO_DATA_COLOUR } from './ramps.js';
import { RangeBrush } from './range-brush.js';
import { mapTexts } from './texts.js';
import type { ValueRange } from './written-numbers.js';

interface Props {
  title: string;
  /** How the metric is defined, on demand. */
  about?: ReactNode;
  values: readonly (number | null)[];
  classes: Classes;
  /** The colour of each class. */
  palette: readonly string[];
  /** A mark on the chart: the target or the mean that classes lie around. */
  mark?: { value: number; text: string } | undefined;
  range: ValueRange | null;
  write(value: number): string;
  /** A word for each class, beside its bounds. */
  names?: readonly string[] | undefined;
  onRange(range: ValueRange | null): void;
  /** Further entries below the classes. */
  children?: ReactNode;
}

/**
 * The legend of a map of classes: how many areas have which value, and the classes with their counts.
 * A span dragged on the chart, or a class picked, keeps only its areas; Escape shows all again.
 */
export function ValueLegend(props: Props) {
  const { title, about, values, classes, palette, mark, range, write, onRange, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { bounds, extent, missing } = classes;
  const span = extent;
  return (
    <LegendFrame {...{ title, about }} onClear={range ? () => onRange(null) : undefined}>
      {span && span[0] < span[1] && (
        <div className={styles.chart}>
          <HistogramChart {...{ values, span, bounds, palette, range, frame }}>
            {mark && (
              <span
                className={styles.mark}
                title={mark.text}
                style={{ insetInlineStart: `${shareOf(mark.value, span) * 100}%` }}
              />
            )}
            <RangeBrush step={axisStep(span)} {...{ span, range, frame, write, onRange }} />
          </HistogramChart>
          <p className={styles.ends} aria-hidden="true">
            <span>{write(span[0])}</span>
            {mark && <span>{mark.text}</span>}
            <span>{write(span[1])}</span>
          </p>
        </div>
      )}
      <table>
        <tbody>
          {extent && <ClassRows {...props} />}
          {missing > 0 && <NoDataRow count={missing} />}
        </tbody>
      </table>
      <KeptNote {...{ values, range, onRange }} />
      {children}
    </LegendFrame>
  );
}

function ClassRows({ classes, palette, range, write, names, onRange }: Props) {
  const t = useTexts(mapTexts);
  const { bounds, extent, counts } = classes;
  const edges = [Number.NEGATIVE_INFINITY, ...bounds, Number.POSITIVE_INFINITY];
  const [min = 0, max = 0] = extent ?? [];
  return counts.map((count, i) => {
    const [from = 0, to = 0] = [edges[i], edges[i + 1]];
    const picked = range !== null && range.from === from && range.to === to;
    // An outer class that a fixed bound leaves empty has no end of its own.
    const low = Number.isFinite(from) ? from : min < to ? min : null;
    const high = Number.isFinite(to) ? to : max >= from ? max : null;
    const label =
      low === null
        ? t.below(write(to))
        : high === null
          ? t.andAbove(write(from))
          : `${write(low)} – ${write(high)}`;
    return (
      <LegendRow
        key={i}
        colour={palette[i] ?? NO_DATA_COLOUR}
        name={names?.[i]}
        faint={range !== null && (to <= range.from || from >= range.to)}
        onPick={counts.length > 1 ? () => onRange(picked ? null : { from, to }) : undefined}
        {...{ label, count, picked }}
      />
    );
  });
}

function KeptNote({ values, range, onRange }: Pick<Props, 'values' | 'range' | 'onRange'>) {
  const t = useTexts(mapTexts);
  const { formats } = useLanguage();
  if (!range) return null;
  const kept = values.filter(
    (value) => value !== null && value >= range.from && value < range.to,
  ).length;
  return (
    <p className={styles.kept} role="status">
      {t.keptWards(formats.count(kept), formats.count(values.length))}
      <button
        type="button"
        className={styles.showAll}
        data-testid="clear-range"
        onClick={() => onRange(null)}
      >
        {t.showAll}
      </button>
    </p>
  );
}
