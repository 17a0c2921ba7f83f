import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportJob } from '@tungngo/domain';
import { useEffect } from 'react';
import { useTexts } from '../../language/language.js';
import { takeJob } from '../../server/live-events.js';
import page from '../data-page.module.css';
import { ImportAccount } from '../imports/import-account.js';
import { JobProgress } from '../imports/job-progress.js';
import { useImportJobs } from '../use-import-jobs.js';
import styles from './import.module.css';
import { SaveProfile } from './save-profile.js';
import { importTexts } from './texts.js';
import { type WizardState, wizard } from './wizard.js';

/** The import as it runs, and what came of it. */
export function ImportStep({ state }: { state: WizardState }) {
  const queryClient = useQueryClient();
  const jobs = useImportJobs();
  const started = state.job;
  useEffect(() => {
    // Live events may have told of it before its start was answered.
    if (started && !jobs.some(({ id }) => id === started.id)) takeJob(queryClient, started);
  }, [started, jobs, queryClient]);
  const job = jobs.find(({ id }) => id === started?.id) ?? started;
  if (!job) return <div className={page.card} aria-busy="true" style={{ minHeight: '8rem' }} />;
  if (job.endedAt === null) {
    return (
      <div className={page.card}>
        <JobProgress job={job} />
      </div>
    );
  }
  return (
    <div className={styles.outcome} data-testid="import-outcome" data-state={job.state}>
      <Outcome job={job} />
      {job.state === 'done' && <SaveProfile state={state} />}
      <Onward state={state} job={job} />
    </div>
  );
}

function Outcome({ job }: { job: ImportJob }) {
  const t = useTexts(importTexts);
  if (!job.report) {
    return (
      <>
        <p className={styles.still} role="status">
          {job.state === 'cancelled' ? t.cancelled : t.refused}
        </p>
        {job.problem && <JobProgress job={job} />}
      </>
    );
  }
  return (
    <>
      <p className={styles.good} role="status">
        {job.report.alreadyImported ? t.known : t.done(job.file)}
      </p>
      <ImportAccount report={job.report} />
    </>
  );
}

function Onward({ state, job }: { state: WizardState; job: ImportJob }) {
  const t = useTexts(importTexts);
  const [following] = state.waiting;
  // A file that is in is gone from the server's inbox: there is nothing to give up.
  const goOn = job.state === 'done' ? wizard.next : wizard.giveUp;
  return (
    <p className={page.actions}>
      <button type="button" className="button" data-kind="primary" onClick={goOn}>
        {following ? t.nextFile(following.name) : t.another}
      </button>
      {job.state !== 'done' && (
        <button type="button" className="button" onClick={wizard.backToColumns}>
          {t.back}
        </button>
      )}
      {job.state === 'done' && <OtherTables state={state} />}
      {job.state === 'done' && (
        <Link to="/" className="button">
          {t.seeMap}
        </Link>
      )}
    </p>
  );
}

/** Offices put several tables into one workbook: the others of those that fit a kind. */
function OtherTables({ state: { inspection, previewed } }: { state: WizardState }) {
  const t = useTexts(importTexts);
  const others = (inspection?.tables ?? []).filter(
    ({ name, proposals }) => name !== previewed?.table && proposals[0]?.missing.length === 0,
  );
  return others.map(({ name }) => (
    <button
      key={name}
      type="button"
      className="button"
      data-testid="other-table"
      onClick={() => wizard.another(name)}
    >
      {t.otherTable(name)}
    </button>
  ));
}
