import type { Day } from '@tungngo/domain';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './day-slider.module.css';
import { planTexts } from './texts.js';

/** Long enough to see a day, short enough to see the campaign: 60 days in about 15 seconds. */
const MS_A_DAY = 250;

interface Props {
  days: readonly Day[];
  day: Day;
  onChange(day: Day): void;
}

/** Moves through the days: drag, arrow keys (Home and End too), or play. */
export function DaySlider({ days, day, onChange }: Props) {
  const t = useTexts(planTexts);
  const { formats } = useLanguage();
  const [playing, setPlaying] = useState(false);
  const at = Math.max(0, days.indexOf(day));
  const last = days.length - 1;
  const go = (index: number) => {
    const next = days[Math.max(0, Math.min(last, index))];
    if (next && next !== day) onChange(next);
  };
  const step = useEffectEvent(() => {
    if (at >= last) setPlaying(false);
    else go(at + 1);
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(step, MS_A_DAY);
    return () => clearInterval(timer);
  }, [playing]);
  const toggle = () => {
    if (!playing && at >= last) go(0);
    setPlaying(!playing);
  };
  const text = `${formats.weekday(day)} ${formats.day(day)}`;
  return (
    <div className={styles.slider}>
      <button
        type="button"
        className={styles.play}
        onClick={toggle}
        aria-label={playing ? t.pause : t.play}
        title={playing ? t.pause : t.play}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d={playing ? 'M4 3h3v10H4zm5 0h3v10H9z' : 'M4 2l10 6-10 6z'} fill="currentColor" />
        </svg>
      </button>
      <output className={styles.day}>{text}</output>
      <span className={styles.end}>{formats.shortDay(days[0])}</span>
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={at}
        aria-label={t.day}
        aria-valuetext={text}
        data-testid="day-slider"
        onChange={({ currentTarget }) => {
          setPlaying(false);
          go(currentTarget.valueAsNumber);
        }}
      />
      <span className={styles.end}>{formats.shortDay(days[last])}</span>
    </div>
  );
}
