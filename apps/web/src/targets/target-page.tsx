import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type CoverageRow, type Day, type Overview, targetKinds } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import { IndicatorChoice } from '../plan/indicator-choice.js';
import { countedIndicator } from '../plan/indicators.js';
import { PlanNav } from '../plan/plan-nav.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton } from '../shell/skeleton.js';
import { TargetEditor } from './target-editor.js';
import styles from './target-page.module.css';
import type { TargetSearch } from './target-search.js';
import { targetTexts } from './texts.js';

/** What each ward is asked for: as it is, as it could fairly be, and edited by hand. */
export function TargetPage() {
  const t = useTexts(targetTexts);
  const overview = useQuery(trpc.overview.get.queryOptions());
  if (overview.error) {
    return <ProblemNotice error={overview.error} onRetry={() => void overview.refetch()} />;
  }
  if (!overview.data) return <PageSkeleton />;
  const { lastDay } = overview.data;
  if (lastDay === null) return <p className={styles.content}>{t.empty}</p>;
  return <Loaded overview={overview.data} lastDay={lastDay} />;
}

function Loaded({ overview, lastDay }: { overview: Overview; lastDay: Day }) {
  const t = useTexts(targetTexts);
  const { formats } = useLanguage();
  const search = useSearch({ from: '/targets' });
  const navigate = useNavigate({ from: '/targets' });
  const change = (part: Partial<TargetSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }) });
  const kind = search.kind ?? 'ministry';
  const day = search.day ?? lastDay;
  const indicator = countedIndicator(search.indicator, overview.indicatorsWithData);
  const answers = useQueries({
    queries: (['province', 'ward'] as const).map((level) =>
      trpc.coverage.byArea.queryOptions({ level, indicator, day }),
    ),
  });
  const stated = useQuery(trpc.targets.list.queryOptions());
  const error = answers.find((answer) => answer.error)?.error ?? stated.error;
  const [provinces, wards] = answers.map(({ data }) => data as CoverageRow[] | undefined);
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t.title}</h1>
      <PlanNav>
        <Link className="button" to="/data" search={{ tab: 'import' }}>
          {t.importLink}
        </Link>
        <fieldset className="segmented">
          <legend className="visually-hidden">{t.kind}</legend>
          {targetKinds.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={kind === name}
              onClick={() => change({ kind: name === 'ministry' ? undefined : name })}
            >
              {name === 'ministry' ? t.ministryShort : t.planShort}
            </button>
          ))}
        </fieldset>
        <IndicatorChoice
          asked={search.indicator}
          withData={overview.indicatorsWithData}
          onIndicator={(asked) => change({ indicator: asked })}
        />
      </PlanNav>
      <div className={styles.content}>
        <p className={styles.asOf}>
          {t.asOf(formats.day(day))}
          {search.vintage && `. ${t.ownBoundaries}`}
        </p>
        {error && <ProblemNotice error={error} onRetry={() => void stated.refetch()} />}
        {provinces && wards && stated.data && (
          <TargetEditor
            key={`${kind} ${indicator} ${day}`}
            province={provinces[0]}
            districts={overview.areas.filter(({ level }) => level === 'district')}
            stated={stated.data}
            {...{ wards, kind, indicator }}
          />
        )}
      </div>
    </div>
  );
}
