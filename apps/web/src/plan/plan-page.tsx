import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AreaCode, Overview } from '@tungngo/domain';
import { useTexts } from '../language/language.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton } from '../shell/skeleton.js';
import { HeaderFigures } from './header-figures.js';
import styles from './plan-page.module.css';
import type { PlanSearch } from './plan-search.js';
import { PlanView } from './plan-view.js';
import { planTexts } from './texts.js';
import { useDay } from './use-day.js';
import { useFigures, usePlan } from './use-plan.js';

/** Where the campaign stands: figures, map and ranking of one day. */
export function PlanPage() {
  const t = useTexts(planTexts);
  const search = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const change = (part: Partial<PlanSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true });
  const [askedDay, setDay] = useDay(search.day, (day) => change({ day }));
  const { overview, series, targets, metrics, error, retry } = usePlan(
    search.indicator,
    search.vintage,
  );
  const { days, day, figures } = useFigures(overview, series, targets, askedDay);

  if (error && !figures) {
    return (
      <div className={styles.message}>
        <ProblemNotice error={error} onRetry={retry} />
      </div>
    );
  }
  if (overview && overview.lastDay === null) return <NothingYet />;
  if (!overview || !series || !targets || !figures || !day) return <PageSkeleton />;
  const area = search.district ?? provinceOf(overview);
  const wards = overview.areas.filter(({ level }) => level === 'ward');
  const shown = wards.filter(
    ({ parentCode }) => !search.district || parentCode === search.district,
  );
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t.title}</h1>
      <HeaderFigures
        area={area}
        wards={shown.map(({ code }) => code)}
        {...{ overview, figures, targets, metrics, day }}
      />
      <PlanView
        {...{ overview, series, targets, figures, days, day, search }}
        onDay={setDay}
        onSearch={change}
      />
    </div>
  );
}

function provinceOf({ areas }: Overview): AreaCode {
  return areas.find(({ level }) => level === 'province')?.code ?? ('' as AreaCode);
}

function NothingYet() {
  const t = useTexts(planTexts);
  return (
    <div className={styles.message}>
      <h1>{t.empty}</h1>
      <p>{t.emptyRemedy}</p>
    </div>
  );
}
