import type { AreaCode, Indicator, MetricDefinition, MetricId, Overview } from '@tungngo/domain';
import { type Day, daysBetween } from '@tungngo/domain';
import { ExcludedList } from '../dispatch/states/excluded-list.js';
import { useExcludedLine } from '../dispatch/states/excluded-note.js';
import { useExcluded } from '../dispatch/states/use-excluded.js';
import { NO_VALUE } from '../language/formats.js';
import { useLanguage, useTexts } from '../language/language.js';
import { MetricTip } from '../metrics/metric-tip.js';
import type { AreaFigures } from './figures.js';
import { Figure } from './header-figure.js';
import styles from './header-figures.module.css';
import { QualityFigure } from './quality-figure.js';
import { planTexts } from './texts.js';
import type { TargetRows } from './use-plan.js';

interface Props {
  overview: Overview;
  /** The area that the figures are of: the province or the district picked. */
  area: AreaCode;
  wards: readonly AreaCode[];
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  targets: TargetRows;
  metrics: readonly MetricDefinition[];
  day: Day;
  indicator: Indicator | undefined;
}

/** What a planner decides with in ten seconds; each figure explains itself. */
export function HeaderFigures(props: Props) {
  const { overview, area, wards, figures, day } = props;
  const own = figures.get(area);
  if (!own) return null;
  return (
    <dl className={styles.figures} data-testid="header-figures">
      <RateFigures {...props} own={own} />
      <PaceFigure {...props} own={own} />
      {overview.campaign && <Deadline day={day} endDay={overview.campaign.endDay} />}
      <WardsBehind wards={wards} figures={figures} />
      <QualityFigure area={area} wards={wards} />
    </dl>
  );
}

type OwnProps = Props & { own: AreaFigures };

/** Writes a metric's definition with the day, the denominator and the exact share that hold here. */
function useMetricTip({ metrics, day }: Props) {
  const { formats } = useLanguage();
  return (id: MetricId, denominator?: string, share?: number | null) => (
    <MetricTip
      id={id}
      catalogue={metrics}
      day={formats.day(day)}
      value={share === undefined ? undefined : formats.finerShare(share)}
      denominator={denominator}
    />
  );
}

function RateFigures(props: OwnProps) {
  const { own, targets, area, overview, indicator, day } = props;
  const t = useTexts(planTexts);
  const { formats } = useLanguage();
  const { count, share } = formats;
  const tip = useMetricTip(props);
  const excluded = useExcluded(overview, indicator, day)(area);
  const excludedLine = useExcludedLine()(excluded);
  const counted = targets.get(area)?.eligibleDay;
  const eligible = counted
    ? `${count(own.eligible)}, ${t.countedOn(formats.day(counted))}`
    : count(own.eligible);
  return (
    <>
      <Figure
        name={t.coverage}
        value={share(own.coverage)}
        detail={[
          t.counts(count(own.activated), count(own.eligible)),
          ...(own.includesAggregated ? [t.aggregated] : []),
          ...(excludedLine === null ? [] : [excludedLine]),
        ].join(' · ')}
        flag={own.coverage !== null && own.coverage > 1 ? t.over : undefined}
        tip={
          <>
            {tip('coverage', eligible, own.coverage)}
            {excluded.length > 0 && <ExcludedList excluded={excluded} />}
          </>
        }
      />
      <Figure
        name={t.headerAttainment}
        value={share(own.attainment)}
        detail={t.counts(count(own.activated), count(own.target))}
        tone={toneOf(own.attainment, 1)}
        tip={tip('attainment', count(own.target), own.attainment)}
      />
      <Figure
        name={t.headerPlan}
        value={share(own.planAttainment)}
        detail={t.counts(count(own.activatedInCampaign), count(own.plan))}
        tone={toneOf(own.planAttainment, 1)}
        tip={tip('planAttainment', count(own.plan), own.planAttainment)}
      />
    </>
  );
}

function PaceFigure(props: OwnProps) {
  const { own } = props;
  const t = useTexts(planTexts);
  const { count } = useLanguage().formats;
  const tip = useMetricTip(props);
  const { pace, requiredPace } = own;
  return (
    <Figure
      name={t.pace}
      value={count(pace)}
      unit={t.paceUnit}
      detail={requiredPace === null ? t.requiredNone : t.required(count(requiredPace))}
      tone={requiredPace === null ? undefined : toneOf(pace, requiredPace)}
      tip={
        <>
          {tip('pace')}
          <hr />
          {tip('requiredPace')}
        </>
      }
    />
  );
}

function Deadline({ day, endDay }: { day: Day; endDay: Day }) {
  const t = useTexts(planTexts);
  const { formats } = useLanguage();
  return (
    <Figure
      name={t.daysLeft}
      value={t.daysLeftValue(formats.count(Math.max(0, daysBetween(day, endDay))))}
      detail={t.deadline(formats.day(endDay))}
      tip={t.daysLeftFormula}
    />
  );
}

function WardsBehind({ wards, figures }: Pick<Props, 'wards' | 'figures'>) {
  const t = useTexts(planTexts);
  const { count } = useLanguage().formats;
  const behind = wards.filter((code) => isBehind(figures.get(code))).length;
  const slow = wards.filter((code) => isSlow(figures.get(code))).length;
  // Without a target nobody is behind, and nobody has arrived.
  const hasTargets = wards.some((code) => figures.get(code)?.target);
  return (
    <Figure
      name={t.under}
      value={hasTargets ? t.ofWards(count(behind), count(wards.length)) : NO_VALUE}
      detail={t.underPlan(count(slow))}
      tone={hasTargets ? (behind === 0 ? 'good' : 'bad') : undefined}
      tip={t.underFormula}
    />
  );
}

const toneOf = (value: number | null, needed: number) =>
  value === null ? undefined : value >= needed ? 'good' : 'bad';
const isBehind = (figures: AreaFigures | undefined) =>
  figures?.attainment !== null && figures !== undefined && figures.attainment < 1;
const isSlow = (figures: AreaFigures | undefined) =>
  figures !== undefined && figures.requiredPace !== null && figures.pace < figures.requiredPace;
