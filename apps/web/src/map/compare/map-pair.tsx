import type { MapLibreMap } from 'maplibre-gl';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import styles from './map-pair.module.css';
import { useSyncedCameras } from './use-synced-cameras.js';

interface Props {
  form: 'side' | 'swipe';
  /** Each draws a map and hands it over once it has loaded. */
  first(onLoad: (map: MapLibreMap) => void): ReactNode;
  second(onLoad: (map: MapLibreMap) => void): ReactNode;
  /** Per cent from the left. */
  split: number;
  dividerLabel: string;
  /** What the divider's place is, in words. */
  dividerText(split: number): string;
  /** Told when the divider rests. */
  onSplit(split: number): void;
}

/** Two maps of one place: beside each other, or the second over the first with a divider to move. */
export function MapPair({ form, first, second, split, onSplit, ...divider }: Props) {
  const [a, setA] = useState<MapLibreMap | null>(null);
  const [b, setB] = useState<MapLibreMap | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  useSyncedCameras(a, b);
  const at = moved ?? split;
  const rest = (value: number) => {
    setMoved(null);
    onSplit(value);
  };
  return (
    <div ref={frame} className={styles.pair} data-form={form}>
      <div className={styles.map} data-side="a">
        {first(setA)}
      </div>
      <div
        className={styles.map}
        data-side="b"
        style={form === 'swipe' ? { clipPath: `inset(0 0 0 ${at}%)` } : undefined}
      >
        {second(setB)}
      </div>
      {form === 'swipe' && (
        <Divider {...{ frame, at }} {...divider} onMove={setMoved} onRest={rest} />
      )}
    </div>
  );
}

interface DividerProps {
  frame: { current: HTMLDivElement | null };
  at: number;
  dividerLabel: string;
  dividerText(split: number): string;
  onMove(split: number): void;
  onRest(split: number): void;
}

const STEP = 2;
const PAGE = 10;

/** Dragged, or moved by the keys of a slider. */
function Divider({ frame, at, dividerLabel, dividerText, onMove, onRest }: DividerProps) {
  const placed = (event: PointerEvent) => {
    const { left = 0, width = 1 } = frame.current?.getBoundingClientRect() ?? {};
    return clamp(((event.clientX - left) / width) * 100);
  };
  const press = (event: KeyboardEvent) => {
    const to = keyed(event.key, at);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    onRest(to);
  };
  return (
    <div
      className={styles.divider}
      role="slider"
      tabIndex={0}
      aria-label={dividerLabel}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at)}
      aria-valuetext={dividerText(Math.round(at))}
      data-testid="divider"
      style={{ insetInlineStart: `${at}%` }}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(placed(event));
      }}
      onPointerUp={(event) => onRest(placed(event))}
    >
      <span aria-hidden="true">⇆</span>
    </div>
  );
}

function keyed(key: string, at: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: at - STEP,
    ArrowDown: at - STEP,
    ArrowRight: at + STEP,
    ArrowUp: at + STEP,
    PageDown: at - PAGE,
    PageUp: at + PAGE,
    Home: 0,
    End: 100,
  };
  const to = steps[key];
  return to === undefined ? null : clamp(to);
}

const clamp = (value: number) => Math.round(Math.max(0, Math.min(100, value)));
