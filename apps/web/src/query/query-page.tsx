import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SchemaTable } from '@tungngo/domain';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { SkeletonRows } from '../shell/skeleton.js';
import { exampleQueries } from './examples.js';
import { useHistory } from './history.js';
import styles from './query-page.module.css';
import { ResultPanel } from './result-panel.js';
import { SchemaExplorer } from './schema-explorer.js';
import { SqlEditor, type SqlEditorHandle } from './sql-editor.js';
import { queryTexts } from './texts.js';
import { useQueryRun } from './use-query-run.js';

const noTables: SchemaTable[] = [];

/** SQL over the published generation, read only. */
export function QueryPage() {
  const t = useTexts(queryTexts);
  const search = useSearch({ from: '/query' });
  const navigate = useNavigate({ from: '/query' });
  const schema = useQuery(trpc.workbench.schema.queryOptions());
  const editor = useRef<SqlEditorHandle>(null);
  const [sql, setSql] = useState(search.sql ?? exampleQueries[0]?.sql ?? '');
  const past = useHistory();
  const run = useQueryRun();
  const start = () => {
    const text = sql.trim();
    if (!text || run.running) return;
    past.remember(text);
    void navigate({ search: { sql: text }, replace: true });
    run.start(text);
  };
  const followLink = useEffectEvent((linked: string) => {
    if (linked !== sql.trim()) editor.current?.replace(linked);
  });
  useEffect(() => {
    // A link that is followed while this screen is open brings its own query.
    if (search.sql) followLink(search.sql);
  }, [search.sql]);
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t.title}</h1>
      <aside className={styles.side}>
        {schema.error && (
          <ProblemNotice error={schema.error} onRetry={() => void schema.refetch()} />
        )}
        {schema.isPending && <SkeletonRows rows={10} />}
        {schema.data && (
          <SchemaExplorer schema={schema.data} onInsert={(text) => editor.current?.insert(text)} />
        )}
      </aside>
      <div className={styles.work}>
        <div className={styles.editor}>
          <SqlEditor
            ref={editor}
            initial={sql}
            schema={schema.data ?? noTables}
            label={t.editor}
            onChange={setSql}
            onRun={start}
          />
        </div>
        <Toolbar
          {...{ run, past, sql }}
          onRun={start}
          onPick={(text) => editor.current?.replace(text)}
        />
        <div className={styles.result} aria-busy={run.running}>
          <Outcome run={run} />
        </div>
      </div>
    </div>
  );
}

interface ToolbarProps {
  run: ReturnType<typeof useQueryRun>;
  past: ReturnType<typeof useHistory>;
  sql: string;
  onRun(): void;
  onPick(sql: string): void;
}

function Toolbar({ run, past, sql, onRun, onPick }: ToolbarProps) {
  const t = useTexts(queryTexts);
  const { formats } = useLanguage();
  const say = useLocalized();
  return (
    <div className={styles.toolbar}>
      <button
        type="button"
        className="button"
        data-kind="primary"
        data-testid="run-query"
        disabled={run.running || !sql.trim()}
        title={t.runHint}
        onClick={onRun}
      >
        ▶ {t.run} <kbd>{t.runHint}</kbd>
      </button>
      {run.running && (
        <>
          <button type="button" className="button" data-testid="cancel-query" onClick={run.cancel}>
            {t.cancel}
          </button>
          <span role="timer">{t.running(formats.elapsed(run.elapsedMs))}</span>
        </>
      )}
      <span className={styles.pickers}>
        <Picker
          label={t.examples}
          options={exampleQueries.map(({ title, sql: text }) => ({ title: say(title), sql: text }))}
          onPick={onPick}
        />
        <Picker
          label={t.history}
          options={past.history.map((entry) => ({
            title: `${formats.moment(entry.at)} · ${entry.sql.replace(/\s+/g, ' ').slice(0, 80)}`,
            sql: entry.sql,
          }))}
          onPick={onPick}
        />
        {past.history.length > 0 && (
          <button
            type="button"
            className="button"
            data-kind="quiet"
            title={t.forget}
            aria-label={t.forget}
            onClick={past.forget}
          >
            ✕
          </button>
        )}
      </span>
    </div>
  );
}

interface PickerProps {
  label: string;
  options: { title: string; sql: string }[];
  onPick(sql: string): void;
}

/** A menu that always shows its own name: what is picked goes into the editor. */
function Picker({ label, options, onPick }: PickerProps) {
  return (
    <select
      value=""
      aria-label={label}
      disabled={options.length === 0}
      onChange={({ currentTarget }) => {
        const picked = options[Number(currentTarget.value)];
        if (currentTarget.value && picked) onPick(picked.sql);
      }}
    >
      <option value="">{label}…</option>
      {options.map(({ title, sql }, i) => (
        <option key={sql} value={i}>
          {title}
        </option>
      ))}
    </select>
  );
}

function Outcome({ run }: { run: ToolbarProps['run'] }) {
  const t = useTexts(queryTexts);
  if (run.running) return <SkeletonRows rows={6} />;
  if (run.error) {
    return (
      <div className={styles.problem}>
        <ProblemNotice error={run.error} testId="query-error" />
      </div>
    );
  }
  if (!run.result) return <p className={styles.hint}>{t.hint}</p>;
  return (
    <ResultPanel key={`${run.result.generation} ${run.result.elapsedMs}`} result={run.result} />
  );
}
