import { addDays, type Day } from '@tungngo/domain';
import { scaleLinear } from 'd3-scale';
import { memo } from 'react';
import { useLanguage, useTexts } from '../../language/language.js';
import { PLOT } from './chart-scale.js';
import { type DailySeries, weekdayProfile } from './daily-series.js';
import { timeTexts } from './texts.js';
import styles from './weekday-bars.module.css';

const WIDTH = 148;
const [TOP, BOTTOM] = [22, PLOT.height - PLOT.bottom];
/** Any Monday: names of days come from it. */
const MONDAY = '2024-01-01' as Day;

/** What is usual on each day of the week, with its spread. */
export const WeekdayBars = memo(function WeekdayBars({ series }: { series: DailySeries }) {
  const t = useTexts(timeTexts);
  const { formats } = useLanguage();
  const week = weekdayProfile(series.days, series.daily);
  const most = Math.max(1, ...week.map(({ mean, high }) => Math.max(mean, high)));
  const y = scaleLinear([0, most], [BOTTOM, TOP]);
  const step = WIDTH / 7;
  return (
    <figure className={styles.week} title={t.weekdaysTip}>
      <svg width={WIDTH} height={PLOT.height} role="img" aria-label={t.weekdaysTip}>
        <text className={styles.title} x={0} y={12}>
          {t.weekdays}
        </text>
        {week.map(({ weekday, mean, low, high, days }) => {
          const middle = (weekday + 0.5) * step;
          const name = formats.weekday(addDays(MONDAY, weekday));
          const [lowest, highest] = [y(Math.max(0, low)), y(Math.max(0, high))];
          const top = y(Math.max(0, mean));
          return (
            <g key={weekday}>
              <title>
                {t.weekdayLine(
                  name,
                  formats.count(mean),
                  formats.count(low),
                  formats.count(high),
                  formats.count(days),
                )}
              </title>
              <rect
                className={weekday >= 5 ? styles.off : styles.bar}
                x={middle - step / 2 + 2}
                width={step - 4}
                y={top}
                height={BOTTOM - top}
              />
              <line className={styles.spread} x1={middle} x2={middle} y1={lowest} y2={highest} />
              <text className={styles.name} x={middle} y={PLOT.height - 5} textAnchor="middle">
                {t.weekdayShort(weekday)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
});
