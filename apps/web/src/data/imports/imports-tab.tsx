import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportReport } from '@tungngo/domain';
import { useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { SkeletonRows } from '../../shell/skeleton.js';
import type { TabProps } from '../data-page.js';
import page from '../data-page.module.css';
import { isUnderWay, useImportJobs } from '../use-import-jobs.js';
import { ImportAccount } from './import-account.js';
import { ImportTable } from './import-table.js';
import styles from './imports.module.css';
import { JobProgress } from './job-progress.js';
import { importsTexts } from './texts.js';

/** What is being imported now, and the account of everything that was. */
export function ImportsTab({ search, show }: TabProps) {
  const t = useTexts(importsTexts);
  const imports = useQuery(trpc.data.imports.queryOptions());
  if (imports.error && !imports.data)
    return <ProblemNotice error={imports.error} onRetry={() => void imports.refetch()} />;
  const picked = imports.data?.find(({ importId }) => importId === search.import);
  return (
    <>
      <Jobs />
      {picked && <Picked report={picked} onClose={() => show({ tab: 'imports' })} />}
      <section className={page.card}>
        <h2>
          {t.accounts} <small>{t.sums}</small>
        </h2>
        {!imports.data && <SkeletonRows rows={6} />}
        {imports.data?.length === 0 && <NoImports />}
        {imports.data && imports.data.length > 0 && (
          <ImportTable
            imports={imports.data}
            picked={search.import}
            onPick={(importId) => show({ tab: 'imports', import: importId })}
          />
        )}
      </section>
    </>
  );
}

function NoImports() {
  const t = useTexts(importsTexts);
  return (
    <p className={page.actions}>
      <span className="faint">{t.none}</span>
      <Link to="/data" search={{ tab: 'import' }} className="button">
        {t.importFirst}
      </Link>
    </p>
  );
}

const isFailed = ({ state }: { state: string }) => state === 'refused';

/** What runs or waits, and the last ones that were refused. */
function Jobs() {
  const t = useTexts(importsTexts);
  const jobs = useImportJobs();
  const groups = [
    [t.underWay, jobs.filter(isUnderWay)],
    [t.lately, jobs.filter(isFailed).slice(0, 3)],
  ] as const;
  return groups.map(
    ([title, group]) =>
      group.length > 0 && (
        <section key={title} className={page.card} data-testid="jobs">
          <h2>{title}</h2>
          {group.map((job) => (
            <JobProgress key={job.id} job={job} />
          ))}
        </section>
      ),
  );
}

function Picked({ report, onClose }: { report: ImportReport; onClose(): void }) {
  const t = useTexts(importsTexts);
  return (
    <section aria-label={t.report}>
      <div className={styles.head}>
        <h2>
          {t.report}: {report.file}
        </h2>
        <button type="button" className="button" data-size="small" onClick={onClose}>
          {t.hide}
        </button>
      </div>
      <ImportAccount report={report} />
    </section>
  );
}
