import { type Area, type AreaCode, shortAreaName } from '@tungngo/domain';
import { Fragment } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { sumOfNext, type TargetRow } from './target-draft.js';
import styles from './target-page.module.css';
import { targetTexts } from './texts.js';

interface Props {
  rows: readonly TargetRow[];
  districts: readonly Area[];
  onTarget(code: AreaCode, people: number): void;
}

/** The wards by district, each with its present and its new target. */
export function TargetTable({ rows, districts, onTarget }: Props) {
  const t = useTexts(targetTexts);
  return (
    <div className={styles.scroller}>
      <table className={styles.table} data-testid="target-table">
        <thead>
          <tr>
            <th scope="col">{t.ward}</th>
            <th scope="col" className="number">
              {t.reached}
            </th>
            <th scope="col" className="number">
              {t.remaining}
            </th>
            <th scope="col" className="number">
              {t.current}
            </th>
            <th scope="col" className="number">
              {t.next}
            </th>
            <th scope="col" className="number">
              {t.attainment}
            </th>
          </tr>
        </thead>
        <tbody>
          {districts.map(({ code, name }) => {
            const mine = rows.filter(({ districtCode }) => districtCode === code);
            return (
              <Fragment key={code}>
                <DistrictRow name={name} rows={mine} />
                {mine.map((row) => (
                  <WardRow key={row.code} row={row} onTarget={onTarget} />
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function DistrictRow({ name, rows }: { name: string; rows: readonly TargetRow[] }) {
  const { count, share } = useLanguage().formats;
  const sum = (value: (row: TargetRow) => number) =>
    rows.reduce((total, row) => total + value(row), 0);
  const reached = sum((row) => row.reached);
  const next = sumOfNext(rows);
  return (
    <tr className={styles.district}>
      <th scope="rowgroup">{shortAreaName(name)}</th>
      <td className="number">{count(reached)}</td>
      <td className="number">{count(sum((row) => row.remaining))}</td>
      <td className="number">{count(sum((row) => row.current ?? 0))}</td>
      <td className="number">{count(next)}</td>
      <td className="number">{share(next > 0 ? reached / next : null)}</td>
    </tr>
  );
}

function WardRow({ row, onTarget }: { row: TargetRow; onTarget: Props['onTarget'] }) {
  const t = useTexts(targetTexts);
  const { count, share } = useLanguage().formats;
  const { code, name, reached, remaining, current, next, changed } = row;
  const above = next !== null && next > reached + remaining;
  const written = next === null ? '' : count(next);
  const take = (input: HTMLInputElement) => {
    const people = Number(input.value.replace(/[.,\s]/g, ''));
    const isNumber = input.value.trim() !== '' && Number.isInteger(people) && people >= 0;
    if (isNumber && people !== next) onTarget(code, people);
    // What is no number of people is not left standing as if it were taken.
    else input.value = written;
  };
  return (
    <tr data-changed={changed || undefined}>
      <th scope="row">{shortAreaName(name)}</th>
      <td className="number">{count(reached)}</td>
      <td className="number">{count(remaining)}</td>
      <td className="number">{count(current)}</td>
      <td className="number">
        <input
          // Written anew when a proposal or an undo changes it.
          key={next}
          className={styles.target}
          inputMode="numeric"
          defaultValue={written}
          aria-label={t.nextOf(name)}
          aria-invalid={above || undefined}
          title={above ? t.above : undefined}
          onBlur={({ currentTarget }) => take(currentTarget)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take(event.currentTarget);
          }}
        />
      </td>
      <td className="number">{share(next ? reached / next : null)}</td>
    </tr>
  );
}
