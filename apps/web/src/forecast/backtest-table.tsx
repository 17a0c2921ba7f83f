import { type Backtest, type BacktestRow, naiveMethods } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './forecast.module.css';
import { ScrollArea } from './scroll-area.js';
import { trustTexts } from './trust-texts.js';

/** Every level and horizon of the test; each level ends with all of its horizons together. */
export function BacktestTable({ backtest }: { backtest: Backtest }) {
  const t = useTexts(trustTexts);
  const { count } = useLanguage().formats;
  const levels = backtest.byLevel.map(({ level }) => level);
  return (
    <details className={styles.details}>
      <summary>{t.table}</summary>
      <ScrollArea label={t.table}>
        <table className={styles.table} data-testid="backtest-table">
          <thead>
            <tr>
              <th scope="col">{t.level}</th>
              <th scope="col">{t.ahead}</th>
              {[t.forecasts, t.covered, t.below, t.above, t.error].map((text) => (
                <th key={text} scope="col">
                  {text}
                </th>
              ))}
              {naiveMethods.map((method) => (
                <th key={method} scope="col">
                  {t[method]}
                </th>
              ))}
              <th scope="col">{t.totalError}</th>
            </tr>
          </thead>
          <tbody>
            {levels.flatMap((level) => [
              ...backtest.rows
                .filter((row) => row.level === level)
                .map((row) => (
                  <Row
                    key={`${level}${row.horizon}`}
                    row={row}
                    ahead={t.days(count(row.horizon))}
                  />
                )),
              ...backtest.byLevel
                .filter((row) => row.level === level)
                .map((row) => <Row key={level} row={row} ahead={t.all} whole />),
            ])}
          </tbody>
        </table>
      </ScrollArea>
    </details>
  );
}

interface RowProps {
  row: Omit<BacktestRow, 'horizon'>;
  ahead: string;
  whole?: boolean;
}

function Row({ row, ahead, whole }: RowProps) {
  const t = useTexts(trustTexts);
  const { count, share } = useLanguage().formats;
  const shares = [
    row.covered,
    row.below,
    row.above,
    row.error,
    ...naiveMethods.map((method) => row.naive[method]),
    row.totalError,
  ];
  return (
    <tr data-whole={whole || undefined}>
      <th scope="row">{t[row.level]}</th>
      <td className="number">{ahead}</td>
      <td className="number">{count(row.forecasts)}</td>
      {shares.map((value, i) => (
        <td key={i} className="number">
          {share(value)}
        </td>
      ))}
    </tr>
  );
}
