import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTexts } from '../../language/language.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import type { TabProps } from '../data-page.js';
import { useImportJobs } from '../use-import-jobs.js';
import { ColumnsStep } from './columns-step.js';
import { ConfirmStep } from './confirm-step.js';
import { DropZone } from './drop-zone.js';
import styles from './import.module.css';
import { ImportStep } from './import-step.js';
import { importTexts } from './texts.js';
import { WaitingFiles } from './waiting-files.js';
import { type WizardStage, type WizardState, wizard } from './wizard.js';
import { Checking, Looking, Sending } from './working.js';

/** The way of a file into the warehouse: chosen, mapped, tried, and only then imported. */
export function ImportTab(_: TabProps) {
  const state = useSyncExternalStore(wizard.subscribe, wizard.state);
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(state.stage);
  useEffect(() => {
    // The button that was pressed is gone: reading and the Tab key go on from the top.
    if (shown.current !== state.stage) top.current?.focus();
    shown.current = state.stage;
  }, [state.stage]);
  return (
    <section className={styles.stack} data-testid="import-wizard" data-stage={state.stage}>
      <div className={styles.top} ref={top} tabIndex={-1}>
        <Steps stage={state.stage} />
        <WrittenYet state={state} />
      </div>
      {state.error !== null && (
        <ProblemNotice error={state.error} testId="import-problem" {...retryOf(state)} />
      )}
      <Stage state={state} />
      <WaitingFiles state={state} />
    </section>
  );
}

/** A file that could not be sent is sent again; elsewhere the step's own button tries again. */
function retryOf({ stage, file }: WizardState) {
  return stage === 'choose' && file ? { onRetry: wizard.again } : {};
}

function Stage({ state }: { state: WizardState }) {
  switch (state.stage) {
    case 'choose':
      return <DropZone />;
    case 'send':
      return <Sending state={state} />;
    case 'look':
      return <Looking state={state} />;
    case 'map':
      return <ColumnsStep state={state} />;
    case 'check':
      return <Checking state={state} />;
    case 'confirm':
      return <ConfirmStep state={state} />;
    case 'import':
      return <ImportStep state={state} />;
  }
}

const steps = ['stepFile', 'stepColumns', 'stepPreview', 'stepImport'] as const;
const stepOf: Record<WizardStage, number> = {
  choose: 0,
  send: 0,
  look: 0,
  map: 1,
  check: 2,
  confirm: 2,
  import: 3,
};

function Steps({ stage }: { stage: WizardStage }) {
  const t = useTexts(importTexts);
  const at = stepOf[stage];
  return (
    <ol className={styles.steps} aria-label={t.steps}>
      {steps.map((step, i) => (
        <li key={step} aria-current={i === at ? 'step' : undefined} data-done={i < at || undefined}>
          <b aria-hidden="true">{i < at ? '✓' : i + 1}</b>
          <span>{t[step]}</span>
        </li>
      ))}
    </ol>
  );
}

/** Until the confirmation nothing is written, and the screen says so all the time. */
function WrittenYet({ state: { stage, job } }: { state: WizardState }) {
  const t = useTexts(importTexts);
  const jobs = useImportJobs();
  const writes = stage === 'import';
  if (writes && jobs.some(({ id, endedAt }) => id === job?.id && endedAt !== null)) return null;
  return (
    <p className={styles.promise} data-writes={writes || undefined} data-testid="promise">
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          d="M4 7V5a4 4 0 0 1 8 0v2h1v7H3V7zm2 0h4V5a2 2 0 0 0-4 0z"
          fill="currentColor"
          fillRule="evenodd"
        />
      </svg>
      {writes ? t.writing : t.promise}
    </p>
  );
}
