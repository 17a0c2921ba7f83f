import { Link } from '@tanstack/react-router';
import { ExcludedNote } from '../../dispatch/states/excluded-note.js';
import { useExcluded } from '../../dispatch/states/use-excluded.js';
import { useLanguage, useTexts } from '../../language/language.js';
import { planTexts } from '../texts.js';
import type { CardProps } from './area-card.js';
import styles from './area-card.module.css';
import { type AreaRank, rankByCoverage } from './area-rank.js';
import { cardTexts } from './texts.js';

/** Name, rank, the counts with their denominators, and what is missing to the target. */
export function CardHead({ area, own, overview, series, targets, day, search }: CardProps) {
  const plan = useTexts(planTexts);
  const t = useTexts(cardTexts);
  const { formats } = useLanguage();
  const { count, share } = formats;
  const peers = overview.areas.filter(({ level }) => level === area.level);
  const rank = rankByCoverage(
    series,
    peers.map(({ code }) => code),
    area.code,
    day,
  );
  const excluded = useExcluded(overview, search.indicator, day)(area.code);
  const counted = targets.get(area.code)?.eligibleDay;
  return (
    <header className={styles.head}>
      <h2>{area.name}</h2>
      <p className={styles.asOf}>
        {t.asOf(formats.day(day))}
        {rank && peers.length > 1 && <RankLine rank={rank} />}
      </p>
      <dl className={styles.figures} aria-label={t.figures}>
        <div>
          <dt>{plan.coverage}</dt>
          <dd>{share(own.coverage)}</dd>
          <dd>{plan.ofEligible(count(own.activated), count(own.eligible))}</dd>
          {counted && <dd>{plan.countedOn(formats.day(counted))}</dd>}
        </div>
        <div>
          <dt>{plan.remaining}</dt>
          <dd>{count(own.remaining)}</dd>
          <dd>{t.people}</dd>
        </div>
        <div>
          <dt>{plan.headerAttainment}</dt>
          <dd>{share(own.attainment)}</dd>
          <dd>{plan.counts(count(own.activated), count(own.target))}</dd>
        </div>
        <div>
          <dt>{plan.headerPlan}</dt>
          <dd>{share(own.planAttainment)}</dd>
          <dd>{plan.counts(count(own.activatedInCampaign), count(own.plan))}</dd>
        </div>
        <div>
          <dt>{plan.pace}</dt>
          <dd>{count(own.pace)}</dd>
          <dd>
            {own.requiredPace === null ? plan.paceUnit : plan.required(count(own.requiredPace))}
          </dd>
        </div>
      </dl>
      <ExcludedNote excluded={excluded} />
      <TargetLine own={own} />
      {overview.vintage === null && (
        <p>
          <Link
            className="button"
            to="/dispatch"
            search={
              area.level === 'ward' && area.parentCode
                ? { district: area.parentCode, ward: area.code }
                : { district: area.level === 'district' ? area.code : search.district }
            }
          >
            {t.toDispatch}
          </Link>
        </p>
      )}
    </header>
  );
}

function RankLine({ rank: { rank, of, gained } }: { rank: AreaRank }) {
  const t = useTexts(cardTexts);
  const { count } = useLanguage().formats;
  const moved =
    gained === null
      ? null
      : gained === 0
        ? t.unmoved
        : gained > 0
          ? t.gained(count(gained))
          : t.lost(count(-gained));
  return (
    <>
      {' · '}
      {t.rank(count(rank), count(of))}
      {moved && (
        <span data-tone={gained ? (gained > 0 ? 'good' : 'bad') : undefined}>
          {' '}
          {gained ? (gained > 0 ? '▲' : '▼') : ''} {moved}
        </span>
      )}
    </>
  );
}

function TargetLine({ own }: Pick<CardProps, 'own'>) {
  const t = useTexts(cardTexts);
  const { count } = useLanguage().formats;
  const { target, activated, requiredPace } = own;
  if (target === null) return <p className={styles.note}>{t.noTarget}</p>;
  const missing = target - activated;
  if (missing <= 0) {
    return (
      <p className={styles.note} data-tone="good">
        {t.reached}
      </p>
    );
  }
  return (
    <p className={styles.note} data-tone="bad">
      {requiredPace === null
        ? t.missingLate(count(missing))
        : t.missing(count(missing), count(requiredPace))}
    </p>
  );
}
