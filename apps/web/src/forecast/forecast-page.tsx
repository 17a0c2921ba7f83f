import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import {
  type AreaCode,
  type Day,
  forecastNoticeTexts,
  isDay,
  type Overview,
} from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { IndicatorChoice } from '../plan/indicator-choice.js';
import { PlanNav } from '../plan/plan-nav.js';
import { VintageSelect } from '../plan/vintage-select.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { PageSkeleton, SkeletonRows } from '../shell/skeleton.js';
import { Answer } from './answer.js';
import { ChartPanel } from './chart-panel.js';
import styles from './forecast.module.css';
import { forecastRows } from './forecast-rows.js';
import type { ForecastSearch } from './forecast-search.js';
import { RiskTable } from './risk-table.js';
import { forecastTexts } from './texts.js';
import { Trust } from './trust.js';
import { useForecast } from './use-forecast.js';
import { WhatIf } from './what-if.js';

/** Will the target be met, where not, and what would change it. */
export function ForecastPage() {
  const t = useTexts(forecastTexts);
  const search = useSearch({ from: '/forecast' });
  const navigate = useNavigate({ from: '/forecast' });
  const { vintage } = search;
  const overview = useQuery(
    trpc.overview.get.queryOptions(vintage === undefined ? undefined : { vintage }),
  );
  const change = (part: Partial<ForecastSearch>) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), resetScroll: false });
  if (overview.error && !overview.data) {
    return (
      <div className={styles.message}>
        <ProblemNotice error={overview.error} onRetry={() => void overview.refetch()} />
      </div>
    );
  }
  if (!overview.data) return <PageSkeleton />;
  if (overview.data.lastDay === null) {
    return (
      <div className={styles.message}>
        <h1>{t.empty}</h1>
        <p>{t.emptyRemedy}</p>
      </div>
    );
  }
  return <Loaded overview={overview.data} search={search} onSearch={change} />;
}

interface LoadedProps {
  overview: Overview;
  search: ForecastSearch;
  onSearch(change: Partial<ForecastSearch>): void;
}

function Loaded({ overview, search, onSearch }: LoadedProps) {
  const t = useTexts(forecastTexts);
  const state = useForecast(search, overview);
  const { day, plan, error, retry } = state;
  return (
    <div className={styles.page} data-forecast-ready={plan !== undefined || undefined}>
      <PlanNav>
        {day && <DayField overview={overview} day={day} onSearch={onSearch} />}
        <VintageSelect
          overview={overview}
          onVintage={(vintage) => onSearch({ vintage, area: undefined, paces: undefined })}
        />
        <IndicatorChoice
          asked={search.indicator}
          withData={overview.indicatorsWithData}
          onIndicator={(indicator) => onSearch({ indicator })}
        />
      </PlanNav>
      <h1 className="visually-hidden">{t.title}</h1>
      {error && (
        <div className={styles.message}>
          <ProblemNotice error={error} onRetry={retry} />
        </div>
      )}
      {plan ? (
        <Content {...{ overview, search, onSearch, state }} />
      ) : (
        !error && <SkeletonRows rows={10} />
      )}
    </div>
  );
}

interface ContentProps extends LoadedProps {
  state: ReturnType<typeof useForecast>;
}

function Content({ overview, search, onSearch, state }: ContentProps) {
  const { plan, whatIf, series, team, computing, indicator } = state;
  const metrics = useQuery(trpc.coverage.metrics.queryOptions());
  if (!plan) return null;
  const province = overview.areas.find(({ level }) => level === 'province');
  const area = overview.areas.find(({ code }) => code === search.area) ?? province;
  const code = area?.code ?? ('' as AreaCode);
  const name = area?.name ?? '';
  const hasDistricts = overview.areas.some(({ level }) => level === 'district');
  const level = (hasDistricts && search.level) || 'ward';
  const order = search.sort ?? 'risk';
  return (
    <div className={styles.content} aria-busy={computing}>
      <Notices {...{ overview, state, onSearch }} />
      <Answer {...{ overview, code, name, series, plan, whatIf }} metrics={metrics.data ?? []} />
      <div className={styles.split}>
        <ChartPanel
          {...{ overview, code, name, series, plan, whatIf, metrics: metrics.data ?? [] }}
          onProvince={code === province?.code ? undefined : () => onSearch({ area: undefined })}
        />
        <WhatIf
          {...{ search, team, computing, onSearch }}
          areas={overview.areas}
          day={plan.day}
          deadline={plan.deadline}
          supposed={state.supposed}
        />
      </div>
      <RiskTable
        {...{ plan, whatIf, level, hasDistricts, order, indicator }}
        vintage={search.vintage}
        rows={forecastRows(overview.areas, plan, whatIf, { level, order })}
        selected={code}
        onLevel={(next) => onSearch({ level: next === 'ward' ? undefined : next })}
        onOrder={(next) => onSearch({ sort: next === 'risk' ? undefined : next })}
        onSelect={(next) => onSearch({ area: next === province?.code ? undefined : next })}
      />
      <Trust indicator={indicator} vintage={search.vintage} forecast={plan} />
    </div>
  );
}

function Notices({ overview, state: { plan }, onSearch }: Omit<ContentProps, 'search'>) {
  const t = useTexts(forecastTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  if (!plan) return null;
  const { lastDay, campaign } = overview;
  const past =
    campaign && lastDay !== null && lastDay >= campaign.endDay && plan.day < campaign.endDay;
  const notices = plan.notices.map((notice) => say(forecastNoticeTexts[notice]));
  if (!past && notices.length === 0) return null;
  return (
    <div className={styles.notices} role="note" data-testid="forecast-notices">
      {past && (
        <p>
          {t.lookBack(formats.day(plan.day), formats.day(campaign.endDay))}{' '}
          <button
            type="button"
            className="button"
            data-size="small"
            data-kind="quiet"
            onClick={() => onSearch({ day: lastDay })}
          >
            {t.toLast}
          </button>
        </p>
      )}
      {notices.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

interface DayProps {
  overview: Overview;
  day: Day;
  onSearch(change: Partial<ForecastSearch>): void;
}

function DayField({ overview, day, onSearch }: DayProps) {
  const t = useTexts(forecastTexts);
  return (
    <label className={styles.dayField}>
      <span>{t.day}</span>
      <input
        type="date"
        aria-label={t.day}
        value={day}
        min={overview.firstDay ?? undefined}
        max={overview.lastDay ?? undefined}
        onChange={({ currentTarget: { value } }) => isDay(value) && onSearch({ day: value })}
      />
    </label>
  );
}
