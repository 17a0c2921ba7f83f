import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type CSSProperties, useRef, useState } from 'react';
import { NO_VALUE } from '../language/formats.js';
import { useLanguage } from '../language/language.js';
import { useWidth } from '../plan/time/use-width.js';
import styles from './chart.module.css';
import { DayReader } from './day-reader.js';

interface HorizonSeries {
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

interface Scale {
  width: number;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

const HEIGHT = 220;
const MARGIN = { top: 10, right: 12, bottom: 24, left: 46 };

/** Lines of shares over days ahead. */
export function HorizonChart({ label, horizons, series, goal, extent }: Props) {
  const percent = usePercent();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [at, setAt] = useState<number | null>(null);
  const scale = scaleOf(width, horizons.length, series, extent);
  const { x } = scale;
  const words = (i: number) =>
    [horizons[i]?.name ?? '', ...series.map((one) => `${one.name} ${percent(one.values[i])}`)].join(
      ', ',
    );
  const [top, bottom] = [MARGIN.top, HEIGHT - MARGIN.bottom];
  return (
    <figure className={styles.figure}>
      <div ref={frame} className={styles.frame} data-small="">
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true">
            {goal && <Goal goal={goal} scale={scale} />}
            <Axes horizons={horizons} scale={scale} />
            {series.map((one) => (
              <Line key={one.name} series={one} scale={scale} />
            ))}
            {at !== null && (
              <line className={styles.cursor} x1={x(at)} x2={x(at)} y1={top} y2={bottom} />
            )}
          </svg>
        )}
        <DayReader
          {...{ label, at, words }}
          count={horizons.length}
          onAt={setAt}
          indexAt={(pixel) => Math.round(x.invert(pixel))}
          text={words}
        />
      </div>
      <figcaption className={styles.legend}>
        {series.map(({ name, colour }) => (
          <span key={name} data-series="" style={markOf(colour)}>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

const markOf = (colour: string) => ({ '--mark': colour }) as CSSProperties;

function usePercent() {
  const { formats } = useLanguage();
  return (value: number | null | undefined) =>
    value === null || value === undefined ? NO_VALUE : `${formats.count(value * 100)}%`;
}

function scaleOf(
  width: number,
  places: number,
  series: readonly HorizonSeries[],
  extent: readonly [number, number],
): Scale {
  const values = series.flatMap((one) => one.values).filter((value) => value !== null);
  const x = scaleLinear(
    [0, Math.max(1, places - 1)],
    [MARGIN.left + 14, width - MARGIN.right - 14],
  );
  const y = scaleLinear(
    [Math.min(extent[0], ...values), Math.max(extent[1], ...values)],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  );
  return { width, x, y: y.nice(4) };
}

function Goal({ goal, scale: { width, y } }: { goal: NonNullable<Props['goal']>; scale: Scale }) {
  const right = width - MARGIN.right;
  return (
    <>
      <rect
        className={styles.zone}
        x={MARGIN.left}
        width={Math.max(0, right - MARGIN.left)}
        y={y(goal.to)}
        height={y(goal.from) - y(goal.to)}
      />
      <line className={styles.goal} x1={MARGIN.left} x2={right} y1={y(goal.at)} y2={y(goal.at)} />
    </>
  );
}

function Axes({ horizons, scale: { width, x, y } }: Pick<Props, 'horizons'> & { scale: Scale }) {
  const percent = usePercent();
  return (
    <>
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
    </>
  );
}

function Line({ series, scale: { x, y } }: { series: HorizonSeries; scale: Scale }) {
  const { colour, dashed, values } = series;
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, i) => x(i))
    .y((value) => y(value ?? 0));
  return (
    <g style={markOf(colour)}>
      <path className={styles.series} d={path(values) ?? ''} data-dashed={dashed || undefined} />
      {!dashed &&
        values.map((value, i) =>
          value === null ? null : (
            <circle key={x(i)} className={styles.dot} cx={x(i)} cy={y(value)} r={3} />
          ),
        )}
    </g>
  );
}
