import type { QueryResult } from '@tungngo/domain';
import { useMemo, useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './query-page.module.css';
import { orderRows, type ResultSorting } from './result-order.js';
import { ResultTable } from './result-table.js';
import { resultAsCsv, resultAsTabs } from './result-text.js';
import { queryTexts } from './texts.js';

/** A result with what is said about it, and exports of the rows that are already here. */
export function ResultPanel({ result }: { result: QueryResult }) {
  const t = useTexts(queryTexts);
  const { formats } = useLanguage();
  const [sorting, setSorting] = useState<ResultSorting | null>(null);
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null);
  const order = useMemo(() => orderRows(result, sorting), [result, sorting]);
  const sort = (column: number) =>
    setSorting(
      sorting?.column !== column
        ? { column, descending: false }
        : sorting.descending
          ? null
          : { column, descending: true },
    );
  const copy = () =>
    navigator.clipboard.writeText(resultAsTabs(result, order)).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    );
  return (
    <>
      <p className={styles.status} role="status">
        <strong>{t.resultOf(formats.count(result.rows), formats.elapsed(result.elapsedMs))}</strong>
        {result.truncated && (
          <em title={t.truncatedTip} data-testid="truncated">
            {t.truncated(formats.count(result.rows))}
          </em>
        )}
        <span className="faint">{t.generation(formats.count(result.generation))}</span>
        <span className={styles.exports}>
          <button type="button" className="button" data-size="small" onClick={() => void copy()}>
            {copied ? t[copied] : t.copy}
          </button>
          <button
            type="button"
            className="button"
            data-size="small"
            data-testid="download-csv"
            onClick={() => download(resultAsCsv(result, order))}
          >
            {t.csv}
          </button>
        </span>
      </p>
      <div className={styles.table}>
        {result.rows === 0 && <p className={styles.hint}>{t.empty}</p>}
        <ResultTable {...{ result, order, sorting }} onSort={sort} />
      </div>
    </>
  );
}

/** Hands a text to the browser as a file. */
function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `tung-ngo-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
