import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTexts } from '../language/language.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton } from '../shell/skeleton.js';
import styles from './dispatch-page.module.css';
import type { DispatchSearch } from './dispatch-search.js';
import { DispatchView } from './dispatch-view.js';
import { dispatchTexts } from './texts.js';

/** Where people are hard to reach, who goes there, and what came of it. */
export function DispatchPage() {
  const t = useTexts(dispatchTexts);
  const search = useSearch({ from: '/dispatch' });
  const navigate = useNavigate({ from: '/dispatch' });
  const change = (part: DispatchSearch) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true });
  const parent = search.ward ?? search.district;
  const overview = useQuery(trpc.overview.get.queryOptions());
  const hardAreas = useQuery(trpc.hardAreas.list.queryOptions(parent ? { parent } : {}));
  const visits = useQuery(trpc.outreach.visits.queryOptions({}));
  const asked = [overview, hardAreas, visits];
  const error = asked.find((query) => query.error && !query.data)?.error;
  if (error) {
    return (
      <div className={styles.message}>
        <ProblemNotice error={error} onRetry={() => asked.map((query) => query.refetch())} />
      </div>
    );
  }
  if (!overview.data || !hardAreas.data || !visits.data) return <PageSkeleton />;
  return (
    <>
      <h1 className="visually-hidden">{t.title}</h1>
      <DispatchView
        overview={overview.data}
        hardAreas={hardAreas.data}
        visits={visits.data}
        search={search}
        onSearch={change}
      />
    </>
  );
}
