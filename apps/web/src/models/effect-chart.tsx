import type { Day, PilotEffect } from '@tungngo/domain';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useRef } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { useWidth } from '../plan/time/use-width.js';
import styles from './effect-chart.module.css';
import { modelTexts } from './texts.js';

type Series = NonNullable<PilotEffect['series']>;

interface Props {
  name: string;
  series: Series;
  /** First day of the model. */
  start: Day;
}

const HEIGHT = 240;
const MARGIN = { top: 16, right: 10, bottom: 22, left: 34 };
const WEEK = 7;

/** Daily rates of the wards with a model and of those that they are compared with. */
export function EffectChart({ name, series, start }: Props) {
  const t = useTexts(modelTexts);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { days, treated, comparison } = series;
  const first = days.indexOf(start);
  const x = scaleLinear([0, Math.max(1, days.length - 1)], [MARGIN.left, width - MARGIN.right]);
  const values = [...treated, ...comparison];
  const y = scaleLinear(
    [Math.min(0, ...values), Math.max(...values, 0.1)],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  ).nice(4);
  const begins = x(first - 0.5);
  return (
    <figure>
      <figcaption className={styles.legend}>
        <strong>{t.chart}</strong>
        <span data-group="treated">{t.treated}</span>
        <span data-group="comparison">{t.comparison}</span>
        <small>{t.treatedDaily}</small>
      </figcaption>
      <div ref={frame} className={styles.frame}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={`${t.chart}: ${name}`}>
            <Axes {...{ days, start, begins, width, x, y }} />
            {(['comparison', 'treated'] as const).map((group) => (
              <Curve key={group} group={group} values={series[group]} {...{ first, x, y }} />
            ))}
          </svg>
        )}
      </div>
    </figure>
  );
}

interface AxesProps {
  days: readonly Day[];
  start: Day;
  /** Where the model begins, in pixels. */
  begins: number;
  width: number;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

function Axes({ days, start, begins, width, x, y }: AxesProps) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  const [top, bottom] = [MARGIN.top, HEIGHT - MARGIN.bottom];
  const every = Math.max(1, Math.ceil(52 / (WEEK * (x(1) - x(0))))) * WEEK;
  const during = Math.max(0, width - MARGIN.right - begins);
  return (
    <>
      <rect className={styles.during} x={begins} y={top} width={during} height={bottom - top} />
      {y.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className={styles.grid} x1={MARGIN.left} x2={width - MARGIN.right} />
          <text className={styles.tick} x={MARGIN.left - 5} dy="0.32em" textAnchor="end">
            {formats.decimals(tick, tick % 1 === 0 ? 0 : 1)}
          </text>
        </g>
      ))}
      {days.map((day, i) =>
        i % every === 0 ? (
          <text key={day} className={styles.tick} x={x(i)} y={HEIGHT - 6} textAnchor="middle">
            {formats.shortDay(day)}
          </text>
        ) : null,
      )}
      <line className={styles.start} x1={begins} x2={begins} y1={top} y2={bottom} />
      <text className={styles.tick} x={begins + 4} y={top - 4}>
        {t.start} {formats.shortDay(start)}
      </text>
    </>
  );
}

interface CurveProps {
  group: 'treated' | 'comparison';
  values: readonly number[];
  /** Place of the model's first day: means do not reach over it. */
  first: number;
  x(place: number): number;
  y(value: number): number;
}

function Curve({ group, values, first, x, y }: CurveProps) {
  const path = line<number>()
    .x((_, i) => x(i))
    .y((value) => y(value));
  const smooth = line<number | null>()
    .defined((value) => value !== null)
    .x((_, i) => x(i))
    .y((value) => y(value ?? 0));
  return (
    <g data-group={group} className={styles.curve}>
      <path className={styles.daily} d={path(values as number[]) ?? ''} />
      {[smooth(weekly(values, 0, first)), smooth(weekly(values, first, values.length))].map(
        (d, i) => (
          <path key={i === 0 ? 'before' : 'during'} className={styles.weekly} d={d ?? ''} />
        ),
      )}
    </g>
  );
}

/** Mean of the 7 days around each day within [from, to), of fewer at its ends; null elsewhere. */
function weekly(values: readonly number[], from: number, to: number): (number | null)[] {
  return values.map((_, i) => {
    if (i < from || i >= to) return null;
    const around = values.slice(Math.max(from, i - 3), Math.min(to, i + 4));
    return around.reduce((sum, value) => sum + value, 0) / around.length;
  });
}
