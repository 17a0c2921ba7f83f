import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTexts } from '../language/language.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton } from '../shell/skeleton.js';
import styles from './data-page.module.css';
import type { DataSearch } from './data-search.js';
import { GenerationFacts } from './generation-facts.js';
import { ImportTable } from './import-table.js';
import { QuarantineTable } from './quarantine-table.js';
import { dataTexts } from './texts.js';

/** What has been imported, what was rejected and why, and what is published. */
export function DataPage() {
  const t = useTexts(dataTexts);
  const search = useSearch({ from: '/data' });
  const navigate = useNavigate({ from: '/data' });
  const show = (next: DataSearch) => void navigate({ search: next });
  const overview = useQuery(trpc.overview.get.queryOptions());
  const imports = useQuery(trpc.data.imports.queryOptions());
  const error = overview.error ?? imports.error;
  if (error && !(overview.data && imports.data)) {
    const retry = () => [overview, imports].map((query) => query.refetch());
    return (
      <div className={styles.page}>
        <ProblemNotice error={error} onRetry={retry} />
      </div>
    );
  }
  if (!overview.data || !imports.data) return <PageSkeleton />;
  return (
    <div className={styles.page}>
      <h1>{t.title}</h1>
      <GenerationFacts overview={overview.data} />
      <ImportTable
        imports={imports.data}
        picked={search.import}
        onPick={(importId) => show({ import: importId })}
      />
      <QuarantineTable imports={imports.data} search={search} onSearch={show} />
    </div>
  );
}
