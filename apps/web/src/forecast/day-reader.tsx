import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import styles from './chart.module.css';

interface Props {
  label: string;
  /** How many places can be read. */
  count: number;
  at: number | null;
  onAt(at: number | null): void;
  /** The place under a pixel from the left. */
  indexAt(pixel: number): number;
  text(at: number): ReactNode;
  words(at: number): string;
}

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  PageUp: (at) => at - 7,
  PageDown: (at) => at + 7,
  Home: () => 0,
  End: (_, last) => last,
};

/** Lies over a chart: reads the place under the pointer, or by keys, beside it. */
export function DayReader({ label, count, at, onAt, indexAt, text, words }: Props) {
  const last = Math.max(0, count - 1);
  const held = (value: number) => Math.max(0, Math.min(last, value));
  const point = (event: PointerEvent<HTMLDivElement>) =>
    onAt(held(indexAt(event.clientX - event.currentTarget.getBoundingClientRect().left)));
  const onKey = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    onAt(held(move(at ?? last, last)));
  };
  return (
    <>
      <div
        className={styles.reader}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at ?? last}
        aria-valuetext={words(at ?? last)}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => event.pointerType === 'mouse' && onAt(null)}
        onBlur={() => onAt(null)}
        onKeyDown={onKey}
      />
      {at !== null && <div className={styles.reading}>{text(at)}</div>}
    </>
  );
}
