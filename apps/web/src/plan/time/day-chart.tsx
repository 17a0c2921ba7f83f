import { type Day, isDayOff } from '@tungngo/domain';
import { area, line } from 'd3-shape';
import { memo, useId } from 'react';
import { useLanguage } from '../../language/language.js';
import type { ChartScale, ForecastBand } from './chart-scale.js';
import { dailyBand, PLOT } from './chart-scale.js';
import type { DailySeries, Goals } from './daily-series.js';
import { planPerDay, requiredPaces } from './daily-series.js';
import styles from './day-chart.module.css';
import type { LateDay } from './late-days.js';

export interface ChartData {
  series: DailySeries;
  goals: Goals | null;
  band: ForecastBand | null;
  late: ReadonlyMap<Day, LateDay>;
  /** Wards that the area is made of. */
  wards: number;
  aggregatedFrom: Day | null;
}

interface Props extends ChartData {
  scale: ChartScale;
}

/**
 * Bars or the cumulative line of an area with its goals. It knows nothing of the day shown, so that
 * playing draws none of it again.
 */
export const DayChart = memo(function DayChart(props: Props) {
  const { scale } = props;
  return (
    <svg
      className={styles.chart}
      width={scale.width}
      height={PLOT.height}
      aria-hidden="true"
      data-form={scale.form}
    >
      <Axes {...props} />
      {scale.form === 'daily' ? <Daily {...props} /> : <Cumulative {...props} />}
      <LateMarks {...props} />
    </svg>
  );
});

const bottom = PLOT.height - PLOT.bottom;

function Axes({ scale, aggregatedFrom }: Props) {
  const { formats } = useLanguage();
  const { days, x, y, step } = scale;
  // About 56 pixels a label; weeks where they fit.
  const every = Math.max(1, Math.ceil(56 / (7 * step))) * 7;
  const off = days.map((day, i) => (isDayOff(day) ? column(x(i), step, PLOT.top, bottom) : ''));
  const since = aggregatedFrom && aggregatedFrom > (days[0] ?? '') ? aggregatedFrom : days[0];
  return (
    <>
      <path className={styles.off} d={off.join('')} />
      {y.ticks(3).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className={styles.grid} x1={PLOT.left} x2={scale.width - PLOT.right} />
          <text className={styles.tick} x={PLOT.left - 6} dy="0.32em" textAnchor="end">
            {formats.count(tick)}
          </text>
        </g>
      ))}
      {days.map((day, i) =>
        i % every === 0 ? (
          <text key={day} className={styles.tick} x={x(i)} y={PLOT.height - 5} textAnchor="middle">
            {formats.shortDay(day)}
          </text>
        ) : null,
      )}
      {aggregatedFrom && since && (
        <line
          className={styles.aggregated}
          x1={x(scale.indexOf(since)) - step / 2}
          x2={x(days.length - 1) + step / 2}
          y1={bottom + 2}
          y2={bottom + 2}
        />
      )}
    </>
  );
}

function Daily({ scale, series, goals }: Props) {
  const clip = useId();
  const { x, y, step } = scale;
  const bar = (off: boolean) =>
    series.days
      .map((day, i) => {
        if (isDayOff(day) !== off) return '';
        const [zero, top] = [y(0), y(series.daily[i] ?? 0)];
        return column(x(i), Math.max(1, step - Math.min(2, step / 4)), top, zero);
      })
      .join('');
  const plan = goals && planPerDay(goals);
  const required = goals ? requiredPaces(series, goals) : [];
  return (
    <>
      <clipPath id={clip}>
        <rect x={PLOT.left} y={0} width={scale.width - PLOT.left} height={bottom} />
      </clipPath>
      <path className={styles.bar} d={bar(false)} />
      <path className={styles.barOff} d={bar(true)} />
      <g clipPath={`url(#${clip})`}>
        {goals && plan !== null && (
          <line
            className={styles.plan}
            x1={x(Math.max(0, scale.indexOf(goals.startDay))) - step / 2}
            x2={x(scale.indexOf(goals.deadline)) + step / 2}
            y1={y(plan)}
            y2={y(plan)}
          />
        )}
        <path className={styles.required} d={pathOf(required, x, y) ?? ''} />
        <path className={styles.pace} d={pathOf(series.pace, x, y) ?? ''} />
      </g>
    </>
  );
}

function Cumulative({ scale, series, goals }: Props) {
  const { x, y } = scale;
  const start = goals ? scale.indexOf(goals.startDay) - 1 : 0;
  return (
    <>
      {goals && goals.plan !== null && (
        <line
          className={styles.plan}
          x1={x(start)}
          x2={x(scale.indexOf(goals.deadline))}
          y1={y(series.before)}
          y2={y(series.before + goals.plan)}
        />
      )}
      {goals && goals.target !== null && (
        <line
          className={styles.target}
          x1={PLOT.left}
          x2={scale.width - PLOT.right}
          y1={y(goals.target)}
          y2={y(goals.target)}
        />
      )}
      <path className={styles.total} d={pathOf(series.cumulative, x, y) ?? ''} />
    </>
  );
}

/** The forecast, over the veil that lies on the days after the one shown. */
export const ForecastLayer = memo(function ForecastLayer({
  scale,
  band,
}: Pick<Props, 'scale' | 'band'>) {
  if (!band) return null;
  const shown = scale.form === 'daily' ? dailyBand(band) : band;
  return (
    <svg className={styles.layer} width={scale.width} height={PLOT.height} aria-hidden="true">
      <Band {...shown} first={scale.indexOf(band.from) + 1} scale={scale} />
    </svg>
  );
});

interface BandProps extends Pick<ForecastBand, 'median' | 'low' | 'high'> {
  first: number;
  scale: ChartScale;
}

function Band({ median, low, high, first, scale: { x, y } }: BandProps) {
  const shape = area<number>()
    .x((_, i) => x(first + i))
    .y0((value) => y(value))
    .y1((_, i) => y(high[i] ?? 0));
  const middle = line<number>()
    .x((_, i) => x(first + i))
    .y((value) => y(value));
  return (
    <g data-testid="forecast-band">
      <path className={styles.band} d={shape(low) ?? ''} />
      <path className={styles.median} d={middle(median) ?? ''} />
    </g>
  );
}

function LateMarks({ scale, late, wards }: Props) {
  const hatch = useId();
  if (late.size === 0) return null;
  const { x, step } = scale;
  const marks = [...late].map(([day, { missing, restated }]) => {
    const i = scale.indexOf(day);
    if (i < 0 || i >= scale.days.length) return '';
    // As much of the height as there are wards that lack the day, but enough to be seen.
    const share = restated === null ? missing.length / wards : 0;
    const height = Math.max(8, share * (bottom - PLOT.top));
    return column(x(i), step, bottom - height, bottom);
  });
  return (
    <>
      <pattern
        id={hatch}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="1.6" height="5" fill="var(--ink)" />
        <rect x="1.6" width="1" height="5" fill="var(--paper)" fillOpacity="0.8" />
      </pattern>
      <path d={marks.join('')} fill={`url(#${hatch})`} data-testid="late-days" />
    </>
  );
}

function column(middle: number, width: number, top: number, zero: number): string {
  return `M${round(middle - width / 2)} ${round(top)}h${round(width)}V${round(zero)}h${round(-width)}z`;
}

const round = (value: number) => Math.round(value * 10) / 10;

function pathOf(
  values: readonly (number | null)[],
  x: ChartScale['x'],
  y: ChartScale['y'],
): string | null {
  return line<number | null>()
    .defined((value) => value !== null)
    .x((_, i) => x(i))
    .y((value) => y(value ?? 0))(values);
}
