import {
  type AreaCode,
  type CoverageSeries,
  daysBetween,
  type Forecast,
  type MetricDefinition,
  type Overview,
} from '@tungngo/domain';
import type { ReactNode } from 'react';
import { NO_VALUE } from '../language/formats.js';
import { useLanguage, useTexts } from '../language/language.js';
import { Figure } from '../plan/header-figure.js';
import { useChances } from './chances.js';
import styles from './forecast.module.css';
import { failingWards, metOn, type Outlook, outlookOf, type Risk } from './forecast-rows.js';
import { ForecastTip } from './forecast-tip.js';
import { forecastTexts } from './texts.js';

interface Props {
  overview: Overview;
  code: AreaCode;
  name: string;
  plan: Forecast;
  whatIf: Forecast | null;
  series: CoverageSeries | undefined;
  metrics: readonly MetricDefinition[];
}

/** Will it be met, when, and how many wards fail: of what is, and under it of what is supposed. */
export function Answer({ overview, code, name, plan, whatIf, series, metrics }: Props) {
  const t = useTexts(forecastTexts);
  const own = outlookOf(plan, code);
  const supposed = whatIf && outlookOf(whatIf, code);
  if (!own) return null;
  return (
    <section className={styles.answer} aria-label={t.page} data-testid="forecast-answer">
      <Verdict name={name} outlook={own} forecast={plan} />
      <Row
        title={whatIf ? t.asItIs : null}
        {...{ overview, code, series, metrics }}
        forecast={plan}
        outlook={own}
      />
      {whatIf && supposed && (
        <Row
          title={t.supposed}
          {...{ overview, code, series, metrics }}
          forecast={whatIf}
          outlook={supposed}
        />
      )}
      {whatIf && <ChangedWards {...{ overview, plan, whatIf }} />}
    </section>
  );
}

function Verdict({
  name,
  outlook,
  forecast,
}: {
  name: string;
  outlook: Outlook;
  forecast: Forecast;
}) {
  const t = useTexts(forecastTexts);
  const { formats } = useLanguage();
  const deadline = formats.day(forecast.deadline);
  const sentence: Record<Risk, string> = {
    met: t.done(name),
    likely: t.yes(name, deadline),
    open: t.open(name, deadline),
    unlikely: t.no(name, deadline),
    missed: t.missed(name),
    none: t.unknown(name),
  };
  return (
    <p className={styles.verdict} data-risk={outlook.risk}>
      {sentence[outlook.risk]}
    </p>
  );
}

interface RowProps extends Pick<Props, 'overview' | 'code' | 'series' | 'metrics'> {
  title: string | null;
  forecast: Forecast;
  outlook: Outlook;
}

function Row(props: RowProps) {
  const { title, metrics, forecast } = props;
  const t = useTexts(forecastTexts);
  const tip: TipOf = (text, id = 'projected') => (
    <ForecastTip id={id} metrics={metrics} text={text} forecast={forecast} />
  );
  return (
    <div data-supposed={title === t.supposed || undefined}>
      {title !== null && <h2 className={styles.rowTitle}>{title}</h2>}
      <dl className={styles.figures}>
        <ChanceFigures {...props} tip={tip} />
        <FailingFigure {...props} tip={tip} />
        <NeededFigure {...props} tip={tip} />
      </dl>
    </div>
  );
}

type TipOf = (text: ReactNode, id?: 'projected' | 'reachProbability') => ReactNode;
type FigureProps = RowProps & { tip: TipOf };

/** How likely, how many, and when. */
function ChanceFigures({ code, series, forecast, outlook, tip }: FigureProps) {
  const t = useTexts(forecastTexts);
  const { formats } = useLanguage();
  const { count } = formats;
  const { chance, dayMet, dayBand } = useChances();
  const { target, atDeadline, reach, risk } = outlook;
  const past = forecast.notices.includes('past-deadline');
  const met = risk === 'met' && series ? metOn(series, forecast, code) : null;
  const noDay = target === null || past;
  return (
    <>
      <Figure
        name={t.probability}
        value={risk === 'met' || risk === 'missed' ? t[`risk_${risk}`] : chance(reach.probability)}
        detail={target === null ? NO_VALUE : t.ofTarget(count(target))}
        tone={toneOf(risk)}
        tip={tip(t.probabilityTip, 'reachProbability')}
      />
      <Figure
        name={t.atDeadline}
        value={count(atDeadline.median)}
        detail={past ? t.counted : t.band(count(atDeadline.low), count(atDeadline.high))}
        tip={tip(t.atDeadlineTip)}
      />
      <Figure
        name={t.dayMet}
        value={met ? formats.day(met) : noDay ? NO_VALUE : dayMet(reach, forecast.lastDay)}
        detail={met ? t.counted : noDay ? NO_VALUE : dayBand(reach, forecast.lastDay)}
        tip={tip(t.dayMetTip, 'reachProbability')}
      />
    </>
  );
}

function FailingFigure({ overview, code, forecast, tip }: FigureProps) {
  const t = useTexts(forecastTexts);
  const { count } = useLanguage().formats;
  const level = overview.areas.find((area) => area.code === code)?.level;
  const { failing, withTarget } = failingWards(
    overview.areas,
    forecast,
    level === 'district' ? code : undefined,
  );
  return (
    <Figure
      name={t.failing}
      value={t.ofWards(count(failing.length), count(withTarget))}
      detail={t.wardsWithTarget}
      tone={withTarget === 0 ? undefined : failing.length === 0 ? 'good' : 'bad'}
      tip={tip(t.failingTip, 'reachProbability')}
    />
  );
}

function NeededFigure({ code, forecast, outlook: { target, atDeadline }, tip }: FigureProps) {
  const t = useTexts(forecastTexts);
  const { count } = useLanguage().formats;
  const activated = forecast.activated[forecast.areas.indexOf(code)] ?? 0;
  const days = forecast.deadline ? daysBetween(forecast.day, forecast.deadline) : 0;
  const needed = target !== null && days > 0 ? Math.max(0, target - activated) / days : null;
  const expected = days > 0 ? (atDeadline.median - activated) / days : null;
  return (
    <Figure
      name={t.needed}
      value={needed === null ? NO_VALUE : count(needed)}
      detail={expected === null ? NO_VALUE : t.expectedPerDay(count(expected))}
      tone={needed === null || expected === null ? undefined : expected >= needed ? 'good' : 'bad'}
      tip={tip(t.neededTip)}
    />
  );
}

function ChangedWards({
  overview,
  plan,
  whatIf,
}: Pick<Props, 'overview' | 'plan'> & { whatIf: Forecast }) {
  const t = useTexts(forecastTexts);
  const { count } = useLanguage().formats;
  const before = new Set(failingWards(overview.areas, plan).failing);
  const after = new Set(failingWards(overview.areas, whatIf).failing);
  const gained = [...before].filter((code) => !after.has(code)).length;
  const lost = [...after].filter((code) => !before.has(code)).length;
  const parts = [
    ...(gained > 0 ? [t.gained(count(gained))] : []),
    ...(lost > 0 ? [t.lost(count(lost))] : []),
  ];
  return (
    <p className={styles.changed} role="status">
      {parts.length > 0 ? parts.join(' · ') : t.sameWards}
    </p>
  );
}

const toneOf = (risk: Risk) =>
  risk === 'met' || risk === 'likely'
    ? 'good'
    : risk === 'unlikely' || risk === 'missed'
      ? 'bad'
      : undefined;
