import {
  type PointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { useTexts } from '../language/language.js';
import { shareOf } from './histogram-chart.js';
import styles from './range-brush.module.css';
import { mapTexts } from './texts.js';
import { ValueHandle, valueAt } from './value-handle.js';
import { type ValueRange, writeRange } from './written-numbers.js';

/** How often a range that is being dragged is told: browsers limit how often a link may change. */
const TELL_MS = 120;

interface Props {
  span: readonly [min: number, max: number];
  step: number;
  range: ValueRange | null;
  frame: RefObject<HTMLDivElement | null>;
  write(value: number): string;
  onRange(range: ValueRange | null): void;
}

/** Lies over a chart: drag across it to keep a span of values, or move one of the two handles. */
export function RangeBrush({ span, step, range, frame, write, onRange }: Props) {
  const t = useTexts(mapTexts);
  const [min, max] = span;
  const start = useRef<number | null>(null);
  const [shown, change] = useDraft(range, onRange);
  const from = Math.max(min, shown?.from ?? min);
  const to = Math.min(max, shown?.to ?? max);
  const keep = (one: number, other: number) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    change(low === high ? null : openAtEnds({ from: low, to: high }, span));
  };
  const drag = (event: PointerEvent) => {
    if (start.current === null) return;
    keep(start.current, valueAt(event.clientX, frame.current, span, step));
  };
  const handle = { span, step, frame, onDrop: () => change(null) };
  return (
    <div
      className={styles.brush}
      title={t.brushHint}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = valueAt(event.clientX, frame.current, span, step);
      }}
      onPointerMove={drag}
      onPointerUp={(event) => {
        const at = valueAt(event.clientX, frame.current, span, step);
        // A press without a drag is "show all again".
        if (start.current === at) change(null);
        start.current = null;
      }}
    >
      {shown && (
        <div
          className={styles.kept}
          style={{
            insetInlineStart: `${shareOf(from, span) * 100}%`,
            insetInlineEnd: `${(1 - shareOf(to, span)) * 100}%`,
          }}
        />
      )}
      <ValueHandle
        {...handle}
        value={from}
        label={t.rangeFrom}
        text={write(from)}
        onMove={(value) => keep(Math.min(value, to - step), to)}
      />
      <ValueHandle
        {...handle}
        value={to}
        label={t.rangeTo}
        text={write(to)}
        onMove={(value) => keep(from, Math.max(value, from + step))}
      />
    </div>
  );
}

/** An end of the axis is no limit: tomorrow's largest value is to stay, too. */
function openAtEnds({ from, to }: ValueRange, [min, max]: readonly [number, number]) {
  const open = {
    from: from <= min ? Number.NEGATIVE_INFINITY : from,
    to: to >= max ? Number.POSITIVE_INFINITY : to,
  };
  return Number.isFinite(open.from) || Number.isFinite(open.to) ? open : null;
}

/** The range as it is dragged, told on at most every `TELL_MS`; follows the link otherwise. */
function useDraft(range: ValueRange | null, onRange: Props['onRange']) {
  const [draft, setDraft] = useState<{ range: ValueRange | null; told: boolean } | null>(null);
  const linked = range && writeRange(range);
  const [lastLinked, setLastLinked] = useState(linked);
  if (linked !== lastLinked) {
    setLastLinked(linked);
    // What has been told comes back by the link; what has not is newer than the link.
    if (draft?.told) setDraft(null);
  }
  const toldAt = useRef(0);
  const tell = useEffectEvent(() => {
    if (!draft) return;
    toldAt.current = performance.now();
    onRange(draft.range);
    setDraft({ range: draft.range, told: true });
  });
  useEffect(() => {
    if (!draft || draft.told) return;
    const wait = TELL_MS - (performance.now() - toldAt.current);
    const timer = setTimeout(tell, Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [draft]);
  const change = (next: ValueRange | null) => setDraft({ range: next, told: false });
  return [draft ? draft.range : range, change] as const;
}
