import { useState } from 'react';
import { useLanguage, useTexts } from '../../language/language.js';
import type { ChartData } from './day-chart.js';
import { dayNotes } from './day-notes.js';
import styles from './series-table.module.css';
import { timeTexts } from './texts.js';

/** The chart's numbers as a table, for whoever does not see the chart; written only once opened. */
export function SeriesTable({ series, late, wards, name }: ChartData & { name: string }) {
  const t = useTexts(timeTexts);
  const { formats } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.table}</summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
        <section className={styles.scroller} tabIndex={0} aria-label={t.table}>
          <table>
            <caption className="visually-hidden">{t.chartOf(name)}</caption>
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                <th scope="col">{t.newlyCounted}</th>
                <th scope="col">{t.pace}</th>
                <th scope="col">{t.total}</th>
                <th scope="col">{t.note}</th>
              </tr>
            </thead>
            <tbody>
              {series.days.map((day, i) => (
                <tr key={day}>
                  <th scope="row">
                    {formats.weekday(day)} {formats.day(day)}
                  </th>
                  <td className="number">{formats.count(series.daily[i])}</td>
                  <td className="number">{formats.count(series.pace[i])}</td>
                  <td className="number">{formats.count(series.cumulative[i])}</td>
                  <td>{dayNotes(day, late.get(day), wards, t, formats).join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
