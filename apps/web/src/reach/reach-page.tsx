import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Day, isDay, type Overview } from '@tungngo/domain';
import { forecastDay } from '../forecast/use-forecast.js';
import { useTexts } from '../language/language.js';
import { IndicatorChoice } from '../plan/indicator-choice.js';
import { PlanNav } from '../plan/plan-nav.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton, SkeletonRows } from '../shell/skeleton.js';
import { Proposal } from './proposal.js';
import styles from './reach.module.css';
import { ReachChoices, ReachFigures } from './reach-figures.js';
import { ReachMap } from './reach-map.js';
import type { ReachSearch } from './reach-search.js';
import { ReachTable } from './reach-table.js';
import { reachTexts } from './texts.js';
import { useReach } from './use-reach.js';

/** Who lives too far from a serving point, and where the next ones should stand. */
export function ReachPage() {
  const t = useTexts(reachTexts);
  const search = useSearch({ from: '/reach' });
  const navigate = useNavigate({ from: '/reach' });
  const overview = useQuery(trpc.overview.get.queryOptions());
  const change = (part: Partial<ReachSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), resetScroll: false });
  if (overview.error && !overview.data) {
    return (
      <div className={styles.message}>
        <ProblemNotice error={overview.error} onRetry={() => void overview.refetch()} />
      </div>
    );
  }
  if (!overview.data) return <PageSkeleton />;
  const { firstDay, lastDay } = overview.data;
  if (firstDay === null || lastDay === null) {
    return (
      <div className={styles.message}>
        <h1>{t.empty}</h1>
        <p>{t.emptyRemedy}</p>
      </div>
    );
  }
  const day = forecastDay(search.day, firstDay, lastDay, undefined);
  return <Loaded overview={overview.data} {...{ search, day }} onSearch={change} />;
}

interface LoadedProps {
  overview: Overview;
  search: ReachSearch;
  day: Day;
  onSearch(change: Partial<ReachSearch>): void;
}

function Loaded({ overview, search, day, onSearch }: LoadedProps) {
  const t = useTexts(reachTexts);
  const { cells, summary, measure, limit, isOld, error, retry, proposal } = useReach(
    search,
    overview,
    day,
  );
  const view = search.view ?? 'distance';
  const stop = () => {
    void proposal.stop();
    onSearch({ sites: undefined });
  };
  return (
    <div className={styles.page} data-reach-ready={summary !== undefined || undefined}>
      <PlanNav>
        <label className={styles.day}>
          <span className="visually-hidden">{t.day}</span>
          <input
            type="date"
            aria-label={t.day}
            value={day}
            min={overview.firstDay ?? undefined}
            max={overview.lastDay ?? undefined}
            onChange={({ currentTarget: { value } }) => isDay(value) && onSearch({ day: value })}
          />
        </label>
        <IndicatorChoice
          asked={search.indicator}
          withData={overview.indicatorsWithData}
          onIndicator={(indicator) => onSearch({ indicator })}
        />
      </PlanNav>
      <h1 className="visually-hidden">{t.title}</h1>
      <div className={styles.split}>
        <div className={styles.mapColumn}>
          <ReachMap
            {...{ overview, measure, limit, view }}
            reach={cells}
            proposal={proposal.job?.proposal ?? null}
            within={search.within}
          />
        </div>
        <div className={styles.side}>
          {error ? <ProblemNotice error={error} onRetry={retry} /> : null}
          <ReachChoices {...{ measure, limit, view, onSearch }} />
          {summary?.points.length === 0 && <p className={styles.warning}>{t.noPoints}</p>}
          {summary ? <ReachFigures {...{ summary, isOld }} /> : !error && <SkeletonRows rows={4} />}
          <Proposal
            {...{ overview, search, onSearch }}
            job={proposal.job}
            error={proposal.error}
            onStop={stop}
          />
          {summary && (
            <ReachTable
              {...{ overview, summary }}
              table={search.table ?? 'district'}
              onTable={(table) => onSearch({ table })}
            />
          )}
        </div>
      </div>
    </div>
  );
}
