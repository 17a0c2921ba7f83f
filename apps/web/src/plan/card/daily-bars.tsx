import { scaleLinear } from 'd3-scale';
import { useLanguage, useTexts } from '../../language/language.js';
import type { CardProps } from './area-card.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';

const DAYS = 56;
const [WIDTH, HEIGHT] = [400, 64];

/** Newly counted a day in the eight weeks to the day shown; Sundays are paler. */
export function DailyBars({ area, series, day }: Pick<CardProps, 'area' | 'series' | 'day'>) {
  const t = useTexts(cardTexts);
  const { formats } = useLanguage();
  const at = series.days.indexOf(day);
  const counts = series.activated[series.areas.indexOf(area.code)] ?? [];
  const from = Math.max(1, at - DAYS + 1);
  const days = series.days.slice(from, at + 1);
  const values = days.map((_, i) => (counts[from + i] ?? 0) - (counts[from + i - 1] ?? 0));
  const most = Math.max(1, ...values);
  const y = scaleLinear([0, most], [0, HEIGHT]);
  const step = WIDTH / DAYS;
  const first = DAYS - days.length;
  return (
    <Section title={t.daily}>
      <svg
        className={styles.bars}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t.daily}: ${values.map((value) => formats.count(value)).join(', ')}`}
      >
        {days.map((each, i) => {
          const height = y(Math.max(0, values[i] ?? 0));
          return (
            <rect
              key={each}
              x={(first + i) * step}
              y={HEIGHT - height}
              width={step - 1}
              height={height}
              data-sunday={new Date(each).getUTCDay() === 0 || undefined}
            >
              <title>{t.dailyPoint(formats.day(each), formats.count(values[i]))}</title>
            </rect>
          );
        })}
      </svg>
      <p className={styles.axis}>
        <span>{formats.shortDay(days[0])}</span>
        <span>
          {formats.count(most)} {t.people}
        </span>
        <span>{formats.shortDay(day)}</span>
      </p>
    </Section>
  );
}
