import type { AreaCode, MetricDefinition, MetricId, Overview } from '@tungngo/domain';
import { type Day, daysBetween } from '@tungngo/domain';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { MetricTip } from '../metrics/metric-tip.js';
import { Tip } from '../metrics/tip.js';
import type { AreaFigures } from './figures.js';
import styles from './header-figures.module.css';
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
}

/** What a planner decides with in ten seconds; each figure explains itself. */
export function HeaderFigures({ overview, area, wards, figures, targets, metrics, day }: Props) {
  const t = useTexts(planTexts);
  const { formats } = useLanguage();
  const own = figures.get(area);
  if (!own) return null;
  const { count, share } = formats;
  const eligibleDay = targets.get(area)?.eligibleDay;
  const tip = (id: MetricId, denominator?: string) => (
    <MetricTip id={id} catalogue={metrics} day={formats.day(day)} denominator={denominator} />
  );
  const behind = wards.filter((code) => isBehind(figures.get(code)));
  const slow = wards.filter((code) => isSlow(figures.get(code)));
  const endDay = overview.campaign?.endDay;
  return (
    <dl className={styles.figures} data-testid="header-figures">
      <Figure
        name={t.coverage}
        value={share(own.coverage)}
        detail={t.ofEligible(count(own.activated), count(own.eligible))}
        flag={own.coverage !== null && own.coverage > 1 ? t.over : undefined}
        tip={tip(
          'coverage',
          `${count(own.eligible)}${eligibleDay ? `, ${t.countedOn(formats.day(eligibleDay))}` : ''}`,
        )}
      />
      <Figure
        name={t.headerAttainment}
        value={share(own.attainment)}
        detail={t.counts(count(own.activated), count(own.target))}
        tone={own.attainment === null ? undefined : own.attainment >= 1 ? 'good' : 'bad'}
        tip={tip('attainment', count(own.target))}
      />
      <Figure
        name={t.headerPlan}
        value={share(own.planAttainment)}
        detail={t.counts(count(own.activatedInCampaign), count(own.plan))}
        tone={own.planAttainment === null ? undefined : own.planAttainment >= 1 ? 'good' : 'bad'}
        tip={tip('planAttainment', count(own.plan))}
      />
      <Figure
        name={t.pace}
        value={count(own.pace)}
        unit={t.paceUnit}
        detail={own.requiredPace === null ? t.requiredNone : t.required(count(own.requiredPace))}
        tone={own.requiredPace === null ? undefined : own.pace >= own.requiredPace ? 'good' : 'bad'}
        tip={
          <>
            {tip('pace')}
            <hr />
            {tip('requiredPace')}
          </>
        }
      />
      {endDay && (
        <Figure
          name={t.daysLeft}
          value={t.daysLeftValue(count(Math.max(0, daysBetween(day, endDay))))}
          detail={t.deadline(formats.day(endDay))}
          tip={t.daysLeftFormula}
        />
      )}
      <Figure
        name={t.under}
        value={t.ofWards(count(behind.length), count(wards.length))}
        detail={t.underPlan(count(slow.length))}
        tone={behind.length === 0 ? 'good' : 'bad'}
        tip={t.underFormula}
      />
    </dl>
  );
}

const isBehind = (figures: AreaFigures | undefined) =>
  figures?.attainment !== null && figures !== undefined && figures.attainment < 1;
const isSlow = (figures: AreaFigures | undefined) =>
  figures !== undefined && figures.requiredPace !== null && figures.pace < figures.requiredPace;

interface FigureProps {
  name: string;
  value: string;
  unit?: string;
  detail: string;
  flag?: string | undefined;
  tone?: 'good' | 'bad' | undefined;
  tip: ReactNode;
}

function Figure({ name, value, unit, detail, flag, tone, tip }: FigureProps) {
  return (
    <div className={styles.figure} data-tone={tone}>
      <dt>
        <Tip content={tip} className={styles.name}>
          {name}
          <span aria-hidden="true" className={styles.info}>
            i
          </span>
        </Tip>
      </dt>
      <dd className={styles.value}>
        {value}
        {unit && <small> {unit}</small>}
        {flag && <em>{flag}</em>}
      </dd>
      <dd className={styles.detail}>{detail}</dd>
    </div>
  );
}
