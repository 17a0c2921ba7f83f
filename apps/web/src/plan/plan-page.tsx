import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { AreaCode, Overview } from '@tungngo/domain';
import { useTexts } from '../language/language.js';
import { VintageProvider } from '../map/vintage.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton } from '../shell/skeleton.js';
import { HeaderFigures } from './header-figures.js';
import { IndicatorChoice } from './indicator-choice.js';
import { PlanNav } from './plan-nav.js';
import styles from './plan-page.module.css';
import type { PlanSearch } from './plan-search.js';
import { PlanView } from './plan-view.js';
import { ReportMenu } from './report-menu.js';
import { planTexts } from './texts.js';
import { useDay } from './use-day.js';
import { useFigures, usePlan } from './use-plan.js';
import { VintageSelect } from './vintage-select.js';

/** Where the campaign stands: figures, map and ranking of one day. */
export function PlanPage() {
  const t = useTexts(planTexts);
  const search = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const change = (part: Partial<PlanSearch>) =>
    void navigate({
      search: (previous) => ({ ...previous, ...part }),
      replace: !Object.keys(part).some((key) => steps.has(key)),
    });
  const [askedDay, setDay] = useDay(search.day, (day) => change({ day }));
  const { overview, series, targets, metrics, error, retry } = usePlan(
    search.indicator,
    search.vintage,
  );
  const { days, day, figures } = useFigures(overview, series, targets, askedDay, search);

  if (error && !figures) {
    return (
      <div className={styles.message}>
        <ProblemNotice error={error} onRetry={retry} />
      </div>
    );
  }
  if (overview && overview.lastDay === null) return <NothingYet />;
  if (!overview || !series || !targets || !figures || !day) return <PageSkeleton />;
  // A link made in other boundaries may name a district that there is none of in these.
  const district = overview.areas.find(({ code }) => code === search.district)?.code;
  const area = district ?? provinceOf(overview);
  const wards = overview.areas.filter(({ level }) => level === 'ward');
  const shown = wards.filter(({ parentCode }) => !district || parentCode === district);
  return (
    <VintageProvider value={search.vintage}>
      <div className={styles.page}>
        <PlanNav>
          <VintageSelect
            overview={overview}
            onVintage={(vintage) => change({ vintage, district: undefined, ward: undefined })}
          />
          <IndicatorChoice
            asked={search.indicator}
            withData={overview.indicatorsWithData}
            onIndicator={(indicator) => change({ indicator })}
          />
          <ReportMenu {...{ day, search }} />
        </PlanNav>
        <h1 className="visually-hidden">{t.title}</h1>
        <HeaderFigures
          area={area}
          wards={shown.map(({ code }) => code)}
          {...{ overview, figures, targets, metrics, day }}
          indicator={search.indicator}
        />
        <PlanView
          {...{ overview, series, targets, figures, days, day, search }}
          onDay={setDay}
          onSearch={change}
        />
      </div>
    </VintageProvider>
  );
}

/** Choices that one goes back from; what is merely tuned takes the place of what was. */
const steps = new Set(['district', 'ward', 'panel', 'view', 'metric', 'indicator', 'vintage']);

function provinceOf({ areas }: Overview): AreaCode {
  return areas.find(({ level }) => level === 'province')?.code ?? ('' as AreaCode);
}

function NothingYet() {
  const t = useTexts(planTexts);
  return (
    <div className={styles.message}>
      <h1>{t.empty}</h1>
      <p>{t.emptyRemedy}</p>
      <p>
        <Link className="button" data-kind="primary" to="/data" search={{ tab: 'import' }}>
          {t.emptyImport}
        </Link>
      </p>
    </div>
  );
}
