import { useQuery } from '@tanstack/react-query';
import type { KindDescription } from '@tungngo/domain';
import { useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { SkeletonRows } from '../../shell/skeleton.js';
import page from '../data-page.module.css';
import { missingFields, tableOf } from './draft.js';
import { FileFacts } from './file-facts.js';
import styles from './import.module.css';
import { KindChoice } from './kind-choice.js';
import { MappingTable } from './mapping-table.js';
import { SampleRows } from './sample-rows.js';
import { importTexts } from './texts.js';
import { UnusedColumns } from './unused-columns.js';
import { type WizardState, wizard } from './wizard.js';

/** What the file is and which column is what: proposed, and mended here. */
export function ColumnsStep({ state }: { state: WizardState }) {
  const t = useTexts(importTexts);
  const kinds = useQuery(trpc.imports.kinds.queryOptions());
  const { inspection, draft } = state;
  if (!inspection || !draft) {
    return (
      <div className={page.actions}>
        <button type="button" className="button" onClick={wizard.giveUp}>
          {t.giveUp}
        </button>
      </div>
    );
  }
  if (kinds.error)
    return <ProblemNotice error={kinds.error} onRetry={() => void kinds.refetch()} />;
  if (!kinds.data) return <SkeletonRows rows={8} />;
  const kind = kinds.data.find((candidate) => candidate.kind === draft.kind);
  const table = tableOf(inspection, draft.table);
  return (
    <>
      <div className={styles.columnsStep}>
        <div className={page.card}>
          <KindChoice {...{ inspection, draft }} />
          {draft.kind === 'boundaries' ? (
            <p className={page.note}>{t.noColumns}</p>
          ) : (
            <MappingTable {...{ kind, draft, table }} />
          )}
        </div>
        <aside className={styles.side}>
          <FileFacts {...{ inspection, draft, table }} />
          <UnusedColumns {...{ draft, table }} />
        </aside>
      </div>
      <SampleRows table={table} />
      <Decide state={state} kind={kind} />
    </>
  );
}

function Decide({ state, kind }: { state: WizardState; kind: KindDescription | undefined }) {
  const t = useTexts(importTexts);
  const say = useLocalized();
  if (!state.draft) return null;
  const isMapped = state.draft.kind !== 'boundaries';
  const missing = isMapped ? missingFields(state.draft, kind?.fields ?? []) : [];
  return (
    <div className={styles.decide}>
      {missing.length > 0 ? (
        <p data-warn role="status" data-testid="missing">
          {t.missing(missing.map(({ label }) => say(label)).join(', '))}
        </p>
      ) : (
        <p data-good>{isMapped && t.complete}</p>
      )}
      <button type="button" className="button" onClick={wizard.giveUp}>
        {t.giveUp}
      </button>
      <button
        type="button"
        className="button"
        data-kind="primary"
        data-testid="preview"
        disabled={missing.length > 0}
        onClick={wizard.check}
      >
        {t.preview}
      </button>
    </div>
  );
}
