import { useQuery } from '@tanstack/react-query';
import type { ImportReport, QuarantinedRow } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { SkeletonRows } from '../shell/skeleton.js';
import styles from './data-page.module.css';
import type { DataSearch } from './data-search.js';
import { dataTexts } from './texts.js';

interface Props {
  imports: readonly ImportReport[];
  search: DataSearch;
  onSearch(search: DataSearch): void;
}

const PAGE_SIZE = 50;

/** Rejected rows with where they are and why; a page at a time. */
export function QuarantineTable({ imports, search, onSearch }: Props) {
  const t = useTexts(dataTexts);
  const page = search.page ?? 1;
  const answer = useQuery(
    trpc.data.quarantine.queryOptions({
      limit: PAGE_SIZE,
      offset: (page - 1) * PAGE_SIZE,
      ...(search.import && { importId: search.import }),
    }),
  );
  const file = imports.find(({ importId }) => importId === search.import)?.file;
  return (
    <section className={styles.card} data-testid="quarantine-table">
      <h2>
        {t.quarantine}
        {file && (
          <>
            {' '}
            <small>{t.ofFile(file)}</small>
            <button type="button" className="button" data-size="small" onClick={() => onSearch({})}>
              {t.allFiles}
            </button>
          </>
        )}
      </h2>
      {answer.error && <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <SkeletonRows rows={5} />}
      {answer.data?.total === 0 && <p className="faint">{t.noQuarantine}</p>}
      {answer.data && answer.data.total > 0 && (
        <>
          <Rows rows={answer.data.rows} />
          <Pages
            page={page}
            total={answer.data.total}
            onPage={(next) => onSearch({ ...search, page: next > 1 ? next : undefined })}
          />
        </>
      )}
    </section>
  );
}

function Rows({ rows }: { rows: readonly QuarantinedRow[] }) {
  const t = useTexts(dataTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and a keyboard must reach it
    <section className={styles.scroller} aria-label={t.quarantine} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.file}</th>
            <th scope="col" className="number">
              {t.row}
            </th>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.value}</th>
            <th scope="col">{t.reason}</th>
            <th scope="col">{t.whole}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.importId} ${row.row} ${row.column} ${row.rule}`}>
              <td>{row.file}</td>
              <td className="number">{formats.count(row.row)}</td>
              <td>{row.column}</td>
              <td>
                {row.value === '' ? (
                  <i className="faint">{t.emptyValue}</i>
                ) : (
                  <code>{row.value}</code>
                )}
              </td>
              <td className={styles.reason}>{say(row.reason)}</td>
              <td className={styles.raw}>
                {Object.entries(row.raw)
                  .map(([name, value]) => `${name}: ${value}`)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PagesProps {
  page: number;
  total: number;
  onPage(page: number): void;
}

function Pages({ page, total, onPage }: PagesProps) {
  const t = useTexts(dataTexts);
  const { formats } = useLanguage();
  const to = Math.min(total, page * PAGE_SIZE);
  return (
    <p className={styles.pages}>
      <button
        type="button"
        className="button"
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        {t.previous}
      </button>
      {t.range(formats.count((page - 1) * PAGE_SIZE + 1), formats.count(to), formats.count(total))}
      <button
        type="button"
        className="button"
        disabled={to >= total}
        onClick={() => onPage(page + 1)}
      >
        {t.next}
      </button>
    </p>
  );
}
