import { type CoverageSeries, type Day, daysBetween } from '@tungngo/domain';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { memo } from 'react';
import styles from './ward-table.module.css';

const DAYS = 28;
const PACE_DAYS = 7;
const [WIDTH, HEIGHT] = [56, 20];

interface Props {
  series: CoverageSeries;
  /** Place of the area in the series. */
  index: number;
  day: Day;
}

/** The 7-day pace over four weeks; its shape, from nothing to its own most. */
export const Sparkline = memo(function Sparkline({ series, index, day }: Props) {
  const counts = series.activated[index] ?? [];
  const [first] = series.days;
  const at = first ? daysBetween(first, day) : 0;
  const from = Math.max(0, at - DAYS + 1);
  const paces = Array.from(
    { length: at - from + 1 },
    (_, i) => (counts[from + i] ?? 0) - (counts[from + i - PACE_DAYS] ?? 0),
  );
  const y = scaleLinear([0, Math.max(1, ...paces)], [HEIGHT - 1, 2]);
  const x = scaleLinear([0, Math.max(1, paces.length - 1)], [1, WIDTH - 3]);
  const path = line<number>(
    (_, i) => x(i),
    (pace) => y(Math.max(0, pace)),
  )(paces);
  return (
    <svg className={styles.spark} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={path ?? ''} />
      <circle cx={x(paces.length - 1)} cy={y(Math.max(0, paces.at(-1) ?? 0))} r="2" />
    </svg>
  );
});
