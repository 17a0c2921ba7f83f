import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { shareOf } from './histogram-chart.js';
import styles from './value-handle.module.css';

interface Props {
  value: number;
  span: readonly [min: number, max: number];
  /** What an arrow key moves by; Page Up and Page Down by ten of it. */
  step: number;
  label: string;
  /** The value in words. */
  text: string;
  frame: RefObject<HTMLDivElement | null>;
  onMove(value: number): void;
  /** The Delete key, or Escape. */
  onDrop?: (() => void) | undefined;
}

/** A line over a chart that a finger, a pointer or the arrow keys move along its values. */
export function ValueHandle({ value, span, step, label, text, frame, onMove, onDrop }: Props) {
  const [min, max] = span;
  const move = (to: number) => onMove(Math.max(min, Math.min(max, to)));
  const key = (event: KeyboardEvent) => {
    const target = targetOf(event.key, value, span, step);
    if (target !== null) move(target);
    else if (onDrop && (event.key === 'Delete' || event.key === 'Escape')) onDrop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(valueAt(event.clientX, frame.current, span, step));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.handle}
      style={{ insetInlineStart: `${shareOf(value, span) * 100}%` }}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={Math.max(min, Math.min(max, value))}
      aria-valuetext={text}
      onKeyDown={key}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.stopPropagation();
      }}
      onPointerMove={drag}
    />
  );
}

function targetOf(
  key: string,
  value: number,
  [min, max]: readonly [number, number],
  step: number,
): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return value + step;
    case 'PageDown':
      return value - 10 * step;
    case 'PageUp':
      return value + 10 * step;
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return null;
  }
}

/** The value under a pointer, on a whole step. */
export function valueAt(
  clientX: number,
  frame: HTMLElement | null,
  [min, max]: readonly [number, number],
  step: number,
): number {
  if (!frame) return min;
  const { left, width } = frame.getBoundingClientRect();
  const share = width > 0 ? Math.max(0, Math.min(1, (clientX - left) / width)) : 0;
  return Math.round((min + share * (max - min)) / step) * step;
}
