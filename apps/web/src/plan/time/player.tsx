import type { Day } from '@tungngo/domain';
import { type KeyboardEvent, useState } from 'react';
import { useLanguage, useTexts } from '../../language/language.js';
import styles from './player.module.css';
import { timeTexts } from './texts.js';
import { type Speed, speeds, usePlaying } from './use-playing.js';

const WEEK = 7;

interface Question {
  days: readonly Day[];
  day: Day;
  onDay(day: Day): void;
}

/** The slider's state: what plays, and where. */
export function usePlayer({ days, day, onDay }: Question) {
  const [speed, setSpeed] = useState<Speed>(5);
  const at = Math.max(0, days.indexOf(day));
  const last = days.length - 1;
  const go = (index: number) => {
    const next = days[Math.max(0, Math.min(last, index))];
    if (next && next !== day) onDay(next);
  };
  const { playing, toggle, stop } = usePlaying({ at, last, speed, go });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { PageUp: -WEEK, PageDown: WEEK }[event.key];
    if (event.key !== ' ' && step === undefined) return;
    event.preventDefault();
    if (step === undefined) return toggle();
    stop();
    go(at + step);
  };
  const jump = (to: Day) => {
    stop();
    onDay(to);
  };
  return { day, at, last, playing, toggle, stop, go, jump, speed, setSpeed, onKeyDown };
}

export type Player = ReturnType<typeof usePlayer>;

/** Play, the day, and how fast. */
export function PlayButtons({ player }: { player: Player }) {
  const t = useTexts(timeTexts);
  const { formats } = useLanguage();
  const { playing, toggle, day, speed, setSpeed } = player;
  const name = playing ? t.pause : t.play;
  return (
    <>
      <button
        type="button"
        className={styles.play}
        onClick={toggle}
        aria-label={name}
        title={name}
        data-testid="play"
      >
        <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
          <path d={playing ? 'M4 3h3v10H4zm5 0h3v10H9z' : 'M4 2l10 6-10 6z'} fill="currentColor" />
        </svg>
      </button>
      <output className={styles.day}>
        {formats.weekday(day)} {formats.day(day)}
      </output>
      <select
        className={styles.speed}
        aria-label={t.speed}
        title={t.speed}
        value={speed}
        onChange={({ currentTarget }) => setSpeed(Number(currentTarget.value) as Speed)}
      >
        {speeds.map((each) => (
          <option key={each} value={each}>
            {t.daysASecond(formats.count(each))}
          </option>
        ))}
      </select>
    </>
  );
}

interface SliderProps {
  player: Player;
  /** Pixels from the left to the first day's middle, and from there to the last day's. */
  place: { start: number; length: number } | null;
}

/** Half of a thumb: its middle, not its edge, stands at the ends of the range. */
const HALF_THUMB = 8;

/** Every day: drag, arrow keys, Page Up and Down for a week, Home, End, and space to play. */
export function DayRange({ player, place }: SliderProps) {
  const t = useTexts(timeTexts);
  const { formats } = useLanguage();
  const { day, at, last, go, stop, onKeyDown } = player;
  return (
    <input
      type="range"
      className={styles.range}
      style={
        place
          ? { marginLeft: place.start - HALF_THUMB, width: place.length + 2 * HALF_THUMB }
          : { width: '100%' }
      }
      min={0}
      max={last}
      step={1}
      value={at}
      aria-label={t.day}
      aria-valuetext={`${formats.weekday(day)} ${formats.day(day)}`}
      data-testid="day-slider"
      onKeyDown={onKeyDown}
      onChange={({ currentTarget }) => {
        stop();
        go(currentTarget.valueAsNumber);
      }}
    />
  );
}
