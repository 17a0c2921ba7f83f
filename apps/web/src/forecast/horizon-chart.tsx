import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type CSSProperties, useRef, useState } from 'react';
import { useLanguage } from '../language/language.js';
import { useWidth } from '../plan/time/use-width.js';
import styles from './chart.module.css';
import { DayReader } from './day-reader.js';

export interface HorizonSeries {
  name: string;
  colour: string;
  dashed?: boolean;
  /** Shares, one a horizon; null where there is none. */
  values: readonly (number | null)[];
}

interface Props {
  label: string;
  /** What a horizon is called: "7 days". */
  horizons: readonly { days: number; name: string }[];
  series: readonly HorizonSeries[];
  /** Where values should lie, and the line within. */
  goal?: { from: number; to: number; at: number };
  /** The least share that the axis reaches down and up to. */
  extent: readonly [number, number];
}

const HEIGHT = 220;
const MARGIN = { top: 10, right: 12, bottom: 24, left: 46 };

/** Lines of shares over days ahead. */
export function HorizonChart({ label, horizons, series, goal, extent }: Props) {
  const { formats } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [at, setAt] = useState<number | null>(null);
  const values = series.flatMap((one) => one.values).filter((value) => value !== null);
  const x = scaleLinear(
    [0, Math.max(1, horizons.length - 1)],
    [MARGIN.left + 14, width - MARGIN.right - 14],
  );
  const y = scaleLinear(
    [Math.min(extent[0], ...values), Math.max(extent[1], ...values)],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  ).nice(4);
  const percent = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : `${formats.count(value * 100)}%`;
  const words = (i: number) =>
    [horizons[i]?.name ?? '', ...series.map((one) => `${one.name} ${percent(one.values[i])}`)].join(
      ', ',
    );
  const path = (list: readonly (number | null)[]) =>
    line<number | null>()
      .defined((value) => value !== null)
      .x((_, i) => x(i))
      .y((value) => y(value ?? 0))(list) ?? '';
  return (
    <figure className={styles.figure}>
      <div ref={frame} className={styles.frame} data-small="">
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true">
            {goal && (
              <>
                <rect
                  className={styles.zone}
                  x={MARGIN.left}
                  width={Math.max(0, width - MARGIN.left - MARGIN.right)}
                  y={y(goal.to)}
                  height={y(goal.from) - y(goal.to)}
                />
                <line
                  className={styles.goal}
                  x1={MARGIN.left}
                  x2={width - MARGIN.right}
                  y1={y(goal.at)}
                  y2={y(goal.at)}
                />
              </>
            )}
            {y.ticks(4).map((tick) => (
              <g key={tick} transform={`translate(0 ${y(tick)})`}>
                <line className={styles.grid} x1={MARGIN.left} x2={width - MARGIN.right} />
                <text className={styles.tick} x={MARGIN.left - 6} dy="0.32em" textAnchor="end">
                  {percent(tick)}
                </text>
              </g>
            ))}
            {horizons.map(({ days }, i) => (
              <text key={days} className={styles.tick} x={x(i)} y={HEIGHT - 7} textAnchor="middle">
                {days}
              </text>
            ))}
            {series.map(({ name, colour, dashed, values: list }) => (
              <g key={name} style={{ '--mark': colour } as CSSProperties}>
                <path className={styles.series} d={path(list)} data-dashed={dashed || undefined} />
                {!dashed &&
                  list.map((value, i) =>
                    value === null ? null : (
                      <circle
                        key={horizons[i]?.days}
                        className={styles.dot}
                        cx={x(i)}
                        cy={y(value)}
                        r={3}
                      />
                    ),
                  )}
              </g>
            ))}
            {at !== null && (
              <line
                className={styles.cursor}
                x1={x(at)}
                x2={x(at)}
                y1={MARGIN.top}
                y2={HEIGHT - MARGIN.bottom}
              />
            )}
          </svg>
        )}
        <DayReader
          label={label}
          count={horizons.length}
          at={at}
          onAt={setAt}
          indexAt={(pixel) => Math.round(x.invert(pixel))}
          text={(i) => words(i)}
          words={words}
        />
      </div>
      <figcaption className={styles.legend}>
        {series.map(({ name, colour }) => (
          <span key={name} data-series="" style={{ '--mark': colour } as CSSProperties}>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
