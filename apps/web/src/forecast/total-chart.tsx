import type { Day } from '@tungngo/domain';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useRef, useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { useWidth } from '../plan/time/use-width.js';
import styles from './chart.module.css';
import type { ChartDay } from './chart-days.js';
import { DayReader } from './day-reader.js';
import { forecastTexts } from './texts.js';

interface Props {
  name: string;
  days: readonly ChartDay[];
  target: number | null;
  deadline: Day | null;
  /** The deadline that is supposed; null when none is. */
  supposedDeadline: Day | null;
}

const HEIGHT = 300;
const MARGIN = { top: 18, right: 14, bottom: 22, left: 66 };

/** Total so far, median, band, target and deadline of one area, day by day. */
export function TotalChart({ name, days, target, deadline, supposedDeadline }: Props) {
  const t = useTexts(forecastTexts);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [at, setAt] = useState<number | null>(null);
  const scale = scaleOf(days, target, width);
  const { x } = scale;
  const indexOf = (day: Day | null) => days.findIndex((entry) => entry.day === day);
  return (
    <figure className={styles.figure}>
      <div ref={frame} className={styles.frame}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true" data-testid="total-chart">
            <Axes days={days} scale={scale} width={width} />
            <Lines days={days} scale={scale} />
            <Target target={target} scale={scale} width={width} text={t.target} />
            <Upright at={indexOf(deadline)} x={x} text={t.deadline} className={styles.deadline} />
            {supposedDeadline !== deadline && (
              <Upright
                at={indexOf(supposedDeadline)}
                x={x}
                text={t.newDeadline}
                className={styles.supposedDeadline}
              />
            )}
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
          label={`${t.chartOf(name)}. ${t.chartHint}`}
          count={days.length}
          at={at}
          onAt={setAt}
          indexAt={(pixel) => Math.round(x.invert(pixel))}
          text={(i) => <Reading day={days[i]} />}
          words={useReading(days)}
        />
      </div>
      <Legend days={days} />
    </figure>
  );
}

function scaleOf(days: readonly ChartDay[], target: number | null, width: number) {
  const values = days.flatMap(({ actual, later, plan, whatIf }) => [
    actual,
    later,
    plan?.low,
    plan?.high,
    whatIf?.high,
  ]);
  const known = [...values, target].filter((value) => value !== null && value !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known, 1)];
  const room = Math.max(1, (most - least) * 0.06);
  const y = scaleLinear(
    [Math.max(0, least - room), most + room],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  );
  const x = scaleLinear([0, Math.max(1, days.length - 1)], [MARGIN.left, width - MARGIN.right]);
  return { x, y: y.nice(5) };
}

type Scale = ReturnType<typeof scaleOf>;

function Axes({
  days,
  scale: { x, y },
  width,
}: {
  days: readonly ChartDay[];
  scale: Scale;
  width: number;
}) {
  const { formats } = useLanguage();
  const step = x(1) - x(0);
  const every = Math.max(1, Math.ceil(58 / (7 * step))) * 7;
  return (
    <>
      {y.ticks(5).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className={styles.grid} x1={MARGIN.left} x2={width - MARGIN.right} />
          <text className={styles.tick} x={MARGIN.left - 6} dy="0.32em" textAnchor="end">
            {formats.count(tick)}
          </text>
        </g>
      ))}
      {days.map(({ day }, i) =>
        i % every === 0 ? (
          <text key={day} className={styles.tick} x={x(i)} y={HEIGHT - 6} textAnchor="middle">
            {formats.shortDay(day)}
          </text>
        ) : null,
      )}
    </>
  );
}

type Path = 'actual' | 'later';

function Lines({ days, scale: { x, y } }: { days: readonly ChartDay[]; scale: Scale }) {
  const counted = (key: Path) =>
    line<ChartDay>()
      .defined((entry) => entry[key] !== null)
      .x((_, i) => x(i))
      .y((entry) => y(entry[key] ?? 0))(days as ChartDay[]) ?? '';
  return (
    <>
      {(['plan', 'whatIf'] as const).map((key) => {
        const shape = area<ChartDay>()
          .defined((entry) => entry[key] !== null)
          .x((_, i) => x(i))
          .y0((entry) => y(entry[key]?.low ?? 0))
          .y1((entry) => y(entry[key]?.high ?? 0));
        const middle = line<ChartDay>()
          .defined((entry) => entry[key] !== null)
          .x((_, i) => x(i))
          .y((entry) => y(entry[key]?.median ?? 0));
        return (
          <g key={key} className={styles[key]} data-testid={`band-${key}`}>
            <path className={styles.band} d={shape(days as ChartDay[]) ?? ''} />
            <path className={styles.median} d={middle(days as ChartDay[]) ?? ''} />
          </g>
        );
      })}
      <path className={styles.later} d={counted('later')} />
      <path className={styles.actual} d={counted('actual')} />
    </>
  );
}

interface TargetProps {
  target: number | null;
  scale: Scale;
  width: number;
  text: string;
}

function Target({ target, scale: { y }, width, text }: TargetProps) {
  const { formats } = useLanguage();
  if (target === null) return null;
  return (
    <g transform={`translate(0 ${y(target)})`}>
      <line className={styles.target} x1={MARGIN.left} x2={width - MARGIN.right} />
      <text className={styles.label} x={MARGIN.left + 6} y={-5}>
        {text} {formats.count(target)}
      </text>
    </g>
  );
}

interface UprightProps {
  at: number;
  x: Scale['x'];
  text: string;
  className: string | undefined;
}

function Upright({ at, x, text, className }: UprightProps) {
  if (at < 0) return null;
  return (
    <g className={className}>
      <line x1={x(at)} x2={x(at)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
      <text className={styles.label} x={x(at)} y={MARGIN.top - 6} textAnchor="end">
        {text}
      </text>
    </g>
  );
}

function Reading({ day }: { day: ChartDay | undefined }) {
  const t = useTexts(forecastTexts);
  const { formats } = useLanguage();
  if (!day) return null;
  const { actual, later, plan, whatIf } = day;
  const known = actual ?? later;
  const banded = (point: NonNullable<ChartDay['plan']>) =>
    `${formats.count(point.median)} (${formats.count(point.low)} – ${formats.count(point.high)})`;
  const ahead = actual === null;
  return (
    <>
      <strong>{formats.day(day.day)}</strong>
      {known !== null && (
        <span>
          {ahead ? t.later : t.actual}: {formats.count(known)}
        </span>
      )}
      {ahead && plan && (
        <span>
          {t.median}: {banded(plan)}
        </span>
      )}
      {ahead && whatIf && (
        <span>
          {t.whatIfMedian}: {banded(whatIf)}
        </span>
      )}
    </>
  );
}

/** The same in words, for who hears it. */
function useReading(days: readonly ChartDay[]): (i: number) => string {
  const t = useTexts(forecastTexts);
  const { formats } = useLanguage();
  return (i) => {
    const entry = days[i];
    if (!entry) return '';
    const { actual, later, plan } = entry;
    const known = actual ?? later;
    const parts = [formats.day(entry.day)];
    if (known !== null)
      parts.push(`${actual === null ? t.later : t.actual} ${formats.count(known)}`);
    if (actual === null && plan) {
      parts.push(`${t.median} ${formats.count(plan.median)}`);
      parts.push(t.band(formats.count(plan.low), formats.count(plan.high)));
    }
    return parts.join(', ');
  };
}

function Legend({ days }: { days: readonly ChartDay[] }) {
  const t = useTexts(forecastTexts);
  const has = (key: 'later' | 'plan' | 'whatIf') =>
    days.filter((entry) => entry[key] !== null).length > 1;
  return (
    <figcaption className={styles.legend}>
      <span data-mark="actual">{t.actual}</span>
      {has('later') && <span data-mark="later">{t.later}</span>}
      {has('plan') && <span data-mark="plan">{`${t.median}, ${t.bandName.toLowerCase()}`}</span>}
      {has('whatIf') && <span data-mark="whatIf">{t.whatIfMedian}</span>}
    </figcaption>
  );
}
