import type { Day } from '@tungngo/domain';
import { useRef } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import type { PlanSearch } from './plan-search.js';
import styles from './report-menu.module.css';
import { planTexts } from './texts.js';

const formats = ['pdf', 'xlsx', 'png', 'svg'] as const;
/** Metrics that the report's map can have; others are drawn as coverage. */
const drawn = ['coverage', 'attainment', 'planAttainment', 'remaining', 'pace'];

interface Props {
  day: Day;
  search: PlanSearch;
}

/** The day on screen as a report for a meeting: the whole as PDF or Excel, its map as a picture. */
export function ReportMenu({ day, search }: Props) {
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const menu = useRef<HTMLDetailsElement>(null);
  const query = new URLSearchParams({
    day,
    lang: language,
    ...(search.indicator && { indicator: search.indicator }),
    ...(search.metric && drawn.includes(search.metric) && { metric: search.metric }),
    ...(search.vintage && { vintage: search.vintage }),
  });
  const isDrawn = !search.view && drawn.includes(search.metric ?? 'coverage');
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  return (
    <details
      ref={menu}
      className={styles.menu}
      data-testid="report-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        close();
      }}
    >
      <summary className="button">{t.report}</summary>
      <ul>
        {formats.map((format) => (
          <li key={format}>
            <a href={`/report.${format}?${query}`} download onClick={close}>
              {t[`report-${format}`]}
            </a>
          </li>
        ))}
        {!isDrawn && (
          <li>
            <small>{query.has('metric') ? t.reportByWard : t.reportByCoverage}</small>
          </li>
        )}
      </ul>
    </details>
  );
}
