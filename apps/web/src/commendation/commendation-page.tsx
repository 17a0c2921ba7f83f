import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Area, addDays, type Day, type Overview } from '@tungngo/domain';
import { useMemo } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { useAreaQuality } from '../map/use-area-quality.js';
import { VintageProvider } from '../map/vintage.js';
import { type AreaFigures, figuresOn } from '../plan/figures.js';
import { IndicatorChoice } from '../plan/indicator-choice.js';
import { PlanNav } from '../plan/plan-nav.js';
import { useFigures, usePlan } from '../plan/use-plan.js';
import { VintageSelect } from '../plan/vintage-select.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton } from '../shell/skeleton.js';
import styles from './commendation.module.css';
import {
  type CommendationSearch,
  type Places,
  places,
  USUAL_PLACES,
} from './commendation-search.js';
import { attainmentList, type Goal, improvementList, topOf } from './commended.js';
import { CommendedTable } from './commended-table.js';
import { commendationTexts } from './texts.js';

const WEEK = 7;

/** Whom to commend: by attainment and by the week's improvement, fairly, and fit to be printed. */
export function CommendationPage() {
  const t = useTexts(commendationTexts);
  const search = useSearch({ from: '/commendation' });
  const plan = usePlan(search.indicator, search.vintage);
  const { overview, series, targets, error } = plan;
  const { day, days, figures } = useFigures(overview, series, targets, search.day);
  const period = overview?.campaign ?? null;
  const before = useMemo(
    () =>
      series && targets && day ? figuresOn(series, targets, period, addDays(day, -WEEK)) : null,
    [series, targets, period, day],
  );
  if (error && !figures) {
    return (
      <div className={styles.message}>
        <ProblemNotice error={error} onRetry={plan.retry} />
      </div>
    );
  }
  if (overview && overview.lastDay === null) return <p className={styles.message}>{t.empty}</p>;
  if (!overview || !figures || !before || !day) return <PageSkeleton />;
  return (
    <VintageProvider value={search.vintage}>
      <Lists {...{ overview, figures, before, day, days, search }} />
    </VintageProvider>
  );
}

interface Props {
  overview: Overview;
  figures: ReadonlyMap<Area['code'], AreaFigures>;
  before: ReadonlyMap<Area['code'], AreaFigures>;
  day: Day;
  days: Day[];
  search: CommendationSearch;
}

function Lists(props: Props) {
  const { overview, figures, before, day, search } = props;
  const t = useTexts(commendationTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const quality = useAreaQuality().byArea;
  const goal: Goal = search.by ?? 'target';
  const top = search.top ?? USUAL_PLACES;
  const lists = useMemo(() => {
    const of = (level: Area['level']) =>
      attainmentList({
        peers: overview.areas.filter((area) => area.level === level),
        figures,
        before,
        goal,
      });
    const wards = of('ward');
    return { districts: of('district'), wards, improved: improvementList(wards) };
  }, [overview.areas, figures, before, goal]);
  const names = useMemo(() => {
    const districts = overview.areas.filter(({ level }) => level === 'district');
    return new Map(districts.map(({ code, name }) => [code, name]));
  }, [overview.areas]);
  const shared = { names, figures, quality, places: top, none: t.none };
  const { campaign, generation } = overview;
  const boundaries = overview.vintages.find(({ name }) => name === overview.vintage);
  return (
    <div className={styles.page}>
      <Choices {...props} goal={goal} top={top} />
      <article className={styles.sheet}>
        <header>
          <h1>{t.title}</h1>
          <p>
            {campaign && <strong>{say(campaign.name)}. </strong>}
            {goal === 'plan' ? t.plan : t.target}.{' '}
            {t.asOf(formats.day(day), formats.count(generation.number))}.
            {boundaries && ` ${t.boundaries(formats.day(boundaries.validFrom))}.`}
          </p>
          {campaign?.disclosure && <p className={styles.disclosure}>{say(campaign.disclosure)}</p>}
        </header>
        {overview.areas.some(({ level }) => level === 'district') && (
          <CommendedTable title={t.districts} list={topOf(lists.districts, top)} {...shared} />
        )}
        <CommendedTable title={t.wards} list={topOf(lists.wards, top)} {...shared} />
        <CommendedTable
          title={t.improved}
          tip={t.improvedTip(formats.day(addDays(day, 1 - WEEK)), formats.day(day))}
          list={topOf(lists.improved, top)}
          {...shared}
          none={lists.wards.length > 0 ? t.noneImproved : t.none}
        />
        <footer>
          <p>{t.method}</p>
          <p>⚠ {t.caveatNote}</p>
          {campaign && (
            <p>
              {t.source}: {say(campaign.source)}
            </p>
          )}
        </footer>
      </article>
    </div>
  );
}

interface ChoicesProps extends Props {
  goal: Goal;
  top: Places;
}

function Choices({ overview, day, days, search, goal, top }: ChoicesProps) {
  const t = useTexts(commendationTexts);
  const { formats } = useLanguage();
  const navigate = useNavigate({ from: '/commendation' });
  const change = (part: Partial<CommendationSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), resetScroll: false });
  return (
    <div className={styles.choices}>
      <PlanNav>
        <VintageSelect overview={overview} onVintage={(vintage) => change({ vintage })} />
        <IndicatorChoice
          asked={search.indicator}
          withData={overview.indicatorsWithData}
          onIndicator={(indicator) => change({ indicator })}
        />
      </PlanNav>
      <div className={styles.row}>
        <fieldset className="segmented">
          <legend className="visually-hidden">{t.by}</legend>
          {(['target', 'plan'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={goal === name}
              onClick={() => change({ by: name === 'plan' ? 'plan' : undefined })}
            >
              {t[name]}
            </button>
          ))}
        </fieldset>
        <label>
          {t.day}{' '}
          <select
            value={day}
            onChange={({ currentTarget }) => change({ day: currentTarget.value as Day })}
          >
            {days.toReversed().map((each) => (
              <option key={each} value={each}>
                {formats.day(each)}
              </option>
            ))}
          </select>
        </label>
        <select
          aria-label={t.top}
          value={top}
          onChange={({ currentTarget }) => change({ top: Number(currentTarget.value) as Places })}
        >
          {places.map((count) => (
            <option key={count} value={count}>
              {t.topOf(formats.count(count))}
            </option>
          ))}
        </select>
        <button type="button" className="button" data-kind="primary" onClick={() => print()}>
          {t.print}
        </button>
      </div>
    </div>
  );
}
