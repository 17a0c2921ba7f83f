import { useLanguage, useTexts } from '../language/language.js';
import styles from './circle-key.module.css';
import { circleRadius, legendSizes } from './circle-size.js';
import { mapTexts } from './texts.js';

interface Props {
  /** The value of the largest circle, and its radius in pixels. */
  largestValue: number;
  largest: number;
}

const LABEL_WIDTH = 70;
const LINE_HEIGHT = 13;

/** Nested circles in the sizes of the map, each with the number of people that it stands for. */
export function CircleKey({ largestValue, largest }: Props) {
  const t = useTexts(mapTexts);
  const { formats } = useLanguage();
  const circles = legendSizes(largestValue).map((value) => ({
    value,
    radius: circleRadius(value, largestValue, largest),
  }));
  const widest = circles[0]?.radius ?? 0;
  const height = Math.max(2 * widest, circles.length * LINE_HEIGHT) + 2;
  return (
    <div className={styles.key} data-testid="circle-key">
      <span>{t.circleSize}</span>
      <svg
        width={2 * widest + 14 + LABEL_WIDTH}
        height={height}
        role="img"
        aria-label={t.circleSize}
      >
        {circles.map(({ value, radius }, i) => {
          const top = height - 1 - 2 * radius;
          const line = Math.max(top, LINE_HEIGHT / 2 + i * LINE_HEIGHT);
          return (
            <g key={value}>
              <circle cx={widest + 1} cy={height - 1 - radius} r={radius} />
              <path d={`M${widest + 1} ${top}L${2 * widest + 10} ${line}`} />
              <text x={2 * widest + 13} y={line} dominantBaseline="middle">
                {formats.count(value)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
