import { type ReactNode, type RefObject, useId, useMemo } from 'react';
import { histogram } from './histogram.js';
import styles from './histogram-chart.module.css';
import type { ValueRange } from './written-numbers.js';

const BINS = 40;
const WIDTH = 200;
const HEIGHT = 40;
/** The least height of a bin that is not empty: one ward among thousands is still seen. */
const LEAST_HEIGHT = 1.5;

interface Props {
  values: readonly (number | null)[];
  /** The values at the left and the right end. */
  span: readonly [min: number, max: number];
  /** Inner bounds of the classes, and the colour of each class. */
  bounds: readonly number[];
  palette: readonly string[];
  /** What lies outside it is drawn faintly. */
  range: ValueRange | null;
  frame?: RefObject<HTMLDivElement | null>;
  /** Handles over the chart. */
  children?: ReactNode;
}

/** How many areas have which value, in the colours of their classes; a class's colour ends at its bound. */
export function HistogramChart({ values, span, bounds, palette, range, frame, children }: Props) {
  const id = useId();
  const bars = useMemo(() => barsPath(histogram(values, span, BINS)), [values, span]);
  const at = (value: number) => shareOf(value, span) * WIDTH;
  const edges = [span[0], ...bounds, span[1]].map(at);
  const faint = range && [
    { from: 0, to: at(range.from) },
    { from: at(range.to), to: WIDTH },
  ];
  return (
    <div ref={frame} className={styles.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <clipPath id={id}>
          <path d={bars} />
        </clipPath>
        <g clipPath={`url(#${CSS.escape(id)})`}>
          {palette.map((colour, i) => (
            <rect
              key={i}
              x={edges[i]}
              width={Math.max(0, (edges[i + 1] ?? 0) - (edges[i] ?? 0))}
              height={HEIGHT}
              fill={colour}
            />
          ))}
        </g>
        <path d={bars} className={styles.outline} />
        {edges.slice(1, -1).map((x, i) => (
          <line key={i} x1={x} x2={x} y1={0} y2={HEIGHT} className={styles.bound} />
        ))}
        {faint?.map(({ from, to }) => (
          <rect
            key={from === 0 ? 'below' : 'above'}
            x={from}
            width={Math.max(0, to - from)}
            height={HEIGHT}
            className={styles.faint}
          />
        ))}
      </svg>
      {children}
    </div>
  );
}

/** Where a value lies from the left end, 0, to the right, 1; beyond them at the end. */
export function shareOf(value: number, [min, max]: readonly [number, number]): number {
  if (!(max > min)) return value < min ? 0 : 1;
  return Math.max(0, Math.min(1, (value - min) / (max - min)));
}

function barsPath(bins: readonly number[]): string {
  const most = Math.max(1, ...bins);
  const width = WIDTH / bins.length;
  return bins
    .map((count, i) => {
      if (count === 0) return '';
      const height = Math.max(LEAST_HEIGHT, (count / most) * (HEIGHT - 2));
      return `M${i * width} ${HEIGHT}v${-height}h${width}v${height}z`;
    })
    .join('');
}
