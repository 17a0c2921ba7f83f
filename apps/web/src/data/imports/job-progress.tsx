import { useMutation } from '@tanstack/react-query';
import { type ImportJob, importKindLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import styles from './imports.module.css';
import { importsTexts } from './texts.js';

const stages = ['read', 'check', 'write', 'verify', 'publish'] as const;

/** An import as it runs: stage, rows a second, time left, and how to stop it; or why it was refused. */
export function JobProgress({ job }: { job: ImportJob }) {
  const t = useTexts(importsTexts);
  const say = useLocalized();
  const isOver = job.endedAt !== null;
  return (
    <div className={styles.job} data-testid="job" data-state={job.state}>
      <p className={styles.title}>
        <strong>{job.file}</strong>
        <span>
          {say(importKindLabels[job.kind])} · {t[job.origin]} · {t[job.state]}
        </span>
      </p>
      {job.problem && <ProblemNotice error={{ data: { problem: job.problem } }} />}
      {!isOver && <Running job={job} />}
    </div>
  );
}

function Running({ job }: { job: ImportJob }) {
  const t = useTexts(importsTexts);
  const cancel = useMutation(trpc.imports.cancel.mutationOptions());
  const at = stages.indexOf(job.progress?.stage ?? 'read');
  const share = job.progress?.share ?? null;
  return (
    <>
      <ol className={styles.stages} aria-label={t.stages}>
        {stages.map((stage, i) => (
          <li
            key={stage}
            aria-current={i === at && job.progress ? 'step' : undefined}
            data-done={i < at || undefined}
          >
            {t[stage]}
          </li>
        ))}
      </ol>
      <progress aria-label={job.file} max={1} {...(share !== null && { value: share })} />
      <div className={styles.line}>
        <Pace job={job} />
        <button
          type="button"
          className="button"
          disabled={cancel.isPending || cancel.data === true}
          onClick={() => cancel.mutate({ id: job.id })}
        >
          {cancel.data === true ? t.cancelling : t.cancel}
        </button>
      </div>
      {cancel.error && <ProblemNotice error={cancel.error} />}
    </>
  );
}

function Pace({ job: { progress, rowsPerSecond, msLeft } }: { job: ImportJob }) {
  const t = useTexts(importsTexts);
  const { formats } = useLanguage();
  const parts = [
    progress && progress.rows > 0 && t.rowsSoFar(formats.count(progress.rows)),
    rowsPerSecond && t.pace(formats.count(rowsPerSecond)),
    msLeft !== null &&
      (msLeft < 90_000
        ? t.secondsLeft(formats.count(Math.ceil(msLeft / 1000)))
        : t.minutesLeft(formats.count(Math.ceil(msLeft / 60_000)))),
  ];
  return <span>{parts.filter(Boolean).join(' · ')}</span>;
}
