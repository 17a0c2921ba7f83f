import type { AreaCode } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import type { SideProps } from '../side-panel.js';
import { planTexts } from '../texts.js';
import styles from './area-card.module.css';

interface Props extends SideProps {
  /** The area that it is of: a ward, a district or the province. */
  code: AreaCode;
}

/** What is known of one area on the day shown. */
export function AreaCard({ code, overview, figures, targets, day }: Props) {
  const t = useTexts(planTexts);
  const { formats } = useLanguage();
  const area = overview.areas.find((candidate) => candidate.code === code);
  const own = figures.get(code);
  if (!area || !own) return <p className={styles.empty}>{t.noMatch}</p>;
  const { count, share } = formats;
  const counted = targets.get(code)?.eligibleDay;
  return (
    <article className={styles.card} data-testid="area-card" data-code={code}>
      <h2>{area.name}</h2>
      <p className={styles.asOf}>{formats.day(day)}</p>
      <dl className={styles.figures}>
        <dt>{t.coverage}</dt>
        <dd>
          <strong>{share(own.coverage)}</strong>{' '}
          {t.ofEligible(count(own.activated), count(own.eligible))}
          {counted && <small>{t.countedOn(formats.day(counted))}</small>}
        </dd>
        <dt>{t.remaining}</dt>
        <dd>
          <strong>{count(own.remaining)}</strong>
        </dd>
        <dt>{t.headerAttainment}</dt>
        <dd>
          <strong>{share(own.attainment)}</strong>{' '}
          {t.counts(count(own.activated), count(own.target))}
        </dd>
        <dt>{t.headerPlan}</dt>
        <dd>
          <strong>{share(own.planAttainment)}</strong>{' '}
          {t.counts(count(own.activatedInCampaign), count(own.plan))}
        </dd>
        <dt>{t.paceVsRequired}</dt>
        <dd>{t.perDay(count(own.pace), count(own.requiredPace))}</dd>
      </dl>
    </article>
  );
}
