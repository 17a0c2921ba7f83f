import type { Day } from '@tungngo/domain';
import { type PointerEvent, useRef, useState } from 'react';
import { useLanguage, useTexts } from '../../language/language.js';
import styles from './chart-pointer.module.css';
import { type ChartScale, PLOT } from './chart-scale.js';
import type { ChartData } from './day-chart.js';
import { dayNotes } from './day-notes.js';
import { timeTexts } from './texts.js';
import { type DaySpan, spanBetween } from './time-search.js';

interface Props extends ChartData {
  scale: ChartScale;
  day: Day;
  chosen: DaySpan | null;
  against: DaySpan | null;
  onDay(day: Day): void;
  /** Days that were dragged over. */
  onSpan(span: DaySpan): void;
}

/** Fewer pixels are a click. */
const DRAG_PX = 5;

/** Over the chart: the day shown, the periods, the day pointed at; a click and a drag choose. */
export function ChartPointer(props: Props) {
  const { scale, series, day, chosen, against } = props;
  const t = useTexts(timeTexts);
  const start = useRef<number | null>(null);
  const [drawn, setDrawn] = useState<DaySpan | null>(null);
  const [pointed, setPointed] = useState<Day | null>(null);
  const last = series.days.length - 1;
  const pixelOf = (event: PointerEvent<HTMLElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const onMove = (event: PointerEvent<HTMLElement>) => {
    const pixel = pixelOf(event);
    const under = scale.dayAt(pixel, last);
    setPointed(under);
    if (start.current === null) return;
    if (drawn || Math.abs(pixel - start.current) >= DRAG_PX) {
      setDrawn(spanBetween(scale.dayAt(start.current, last), under));
    }
  };
  const onUp = (event: PointerEvent<HTMLElement>) => {
    if (start.current === null) return;
    if (drawn) props.onSpan(drawn);
    else props.onDay(scale.dayAt(pixelOf(event), last));
    start.current = null;
    setDrawn(null);
  };
  return (
    <div
      className={styles.over}
      title={pointed ? undefined : t.chartHint}
      data-testid="day-chart"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = pixelOf(event);
      }}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={() => {
        start.current = null;
        setDrawn(null);
      }}
      onPointerLeave={() => setPointed(null)}
    >
      <div className={styles.veil} style={{ left: rightOf(scale, day), right: PLOT.right }} />
      {against && <div className={styles.against} style={placeOf(scale, against)} />}
      {(drawn ?? chosen) && (
        <div className={styles.chosen} style={placeOf(scale, drawn ?? chosen)} />
      )}
      <div className={styles.now} style={{ translate: `${scale.x(scale.indexOf(day))}px 0` }} />
      {pointed && <DayTip {...props} day={pointed} />}
    </div>
  );
}

const rightOf = (scale: ChartScale, day: Day) => scale.x(scale.indexOf(day)) + scale.step / 2;

function placeOf(scale: ChartScale, span: DaySpan | null) {
  if (!span) return {};
  const from = Math.max(0, scale.indexOf(span.from));
  const to = Math.min(scale.days.length - 1, scale.indexOf(span.to));
  if (to < from) return { display: 'none' };
  return { left: scale.x(from) - scale.step / 2, width: (to - from + 1) * scale.step };
}

/** The numbers of the day pointed at. */
function DayTip({ scale, series, late, wards, day }: Props) {
  const t = useTexts(timeTexts);
  const { formats } = useLanguage();
  const i = scale.indexOf(day);
  const x = scale.x(i);
  const notes = dayNotes(day, late.get(day), wards, t, formats);
  return (
    <div
      className={styles.tip}
      style={x > scale.width / 2 ? { right: scale.width - x + 10 } : { left: x + 10 }}
    >
      <strong>
        {formats.weekday(day)} {formats.day(day)}
      </strong>
      <span>
        {formats.count(series.daily[i])} {t.people}
      </span>
      <span>
        {t.pace}: {formats.count(series.pace[i])}
      </span>
      <span>
        {t.total}: {formats.count(series.cumulative[i])}
      </span>
      {notes.map((note) => (
        <em key={note}>{note}</em>
      ))}
    </div>
  );
}
