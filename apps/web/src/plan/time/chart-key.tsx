import { memo } from 'react';
import { useLanguage, useTexts } from '../../language/language.js';
import styles from './chart-key.module.css';
import { planPerDay } from './daily-series.js';
import type { ChartData } from './day-chart.js';
import { timeTexts } from './texts.js';
import type { ChartForm } from './time-search.js';

interface Props extends ChartData {
  form: ChartForm;
  /** People that visits report and no official file has confirmed. */
  provisional: number;
}

/** What the colours and lines of the chart are; only of those that are there. */
export const ChartKey = memo(function ChartKey(props: Props) {
  const { form, goals, band, late, aggregatedFrom, provisional } = props;
  const t = useTexts(timeTexts);
  const { formats } = useLanguage();
  const isDaily = form === 'daily';
  const plan = goals && planPerDay(goals);
  const entries = [
    isDaily ? { mark: 'bar', text: t.bars } : { mark: 'total', text: t.total },
    isDaily && { mark: 'off', text: t.dayOff },
    isDaily && { mark: 'pace', text: t.pace },
    plan !== null && {
      mark: 'plan',
      text: isDaily ? `${t.plan} ${t.meanPerDay(formats.count(plan))}` : t.plan,
    },
    goals?.target != null &&
      (isDaily ? { mark: 'required', text: t.required } : { mark: 'target', text: t.target }),
    band && {
      mark: 'band',
      text: isDaily ? t.forecastDaily : t.forecast,
      tip: t.forecastTip,
    },
    late.size > 0 && { mark: 'late', text: t.late },
    aggregatedFrom && {
      mark: 'aggregated',
      text: t.aggregated,
      tip: t.aggregatedFrom(formats.day(aggregatedFrom)),
    },
  ].filter((entry) => entry !== false && entry !== null);
  return (
    <ul className={styles.key}>
      {entries.map(({ mark, text, ...more }) => (
        <li key={mark} title={'tip' in more ? more.tip : undefined}>
          <i data-mark={mark} aria-hidden="true" />
          {text}
        </li>
      ))}
      {provisional > 0 && (
        <li className={styles.warn}>{t.provisional(formats.count(provisional))}</li>
      )}
    </ul>
  );
});
