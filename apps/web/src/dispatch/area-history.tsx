import { useQuery } from '@tanstack/react-query';
import type { HardAreaHistory, Visit } from '@tungngo/domain';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useLanguage, useTexts } from '../language/language.js';
import { trpc } from '../server/client.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { SkeletonRows } from '../shell/skeleton.js';
import type { DetailProps } from './area-detail.js';
import styles from './area-history.module.css';
import { dispatchTexts } from './texts.js';
import { type VisitEffect, visitEffect } from './visit-effect.js';

const [WIDTH, HEIGHT] = [320, 72];

/** How many remained day by day, with the visits, and what each done visit was followed by. */
export function AreaHistory({ area, visits }: DetailProps) {
  const t = useTexts(dispatchTexts);
  const history = useQuery(trpc.hardAreas.days.queryOptions({ id: area.id }));
  if (history.error) {
    return <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />;
  }
  const done = visits.filter(
    ({ hardAreaId, status }) => hardAreaId === area.id && status === 'done',
  );
  return (
    <section className={styles.history} data-testid="area-history">
      <h3>{t.history}</h3>
      {!history.data ? (
        <SkeletonRows rows={2} />
      ) : history.data.days.length < 2 ? (
        <p className={styles.note}>{t.noHistory}</p>
      ) : (
        <>
          <Chart history={history.data} visits={done} />
          <p className={styles.note}>{t.historyNote}</p>
          {done.length === 0 && <p className={styles.note}>{t.noVisits}</p>}
          <ul className={styles.effects}>
            {done.map(({ id, day }) => (
              <Effect key={id} effect={visitEffect(history.data, day)} wardName={area.wardName} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface ChartProps {
  history: HardAreaHistory;
  visits: readonly Visit[];
}

function Chart({ history: { days }, visits }: ChartProps) {
  const t = useTexts(dispatchTexts);
  const { formats } = useLanguage();
  const [first, last] = [days[0], days.at(-1)];
  const most = Math.max(1, ...days.map(({ remaining }) => remaining));
  const x = scaleLinear([0, days.length - 1], [2, WIDTH - 2]);
  const y = scaleLinear([0, most], [HEIGHT - 1, 4]);
  const path = line<(typeof days)[number]>(
    (_, i) => x(i),
    ({ remaining }) => y(remaining),
  )(days);
  const label = t.historyChart(
    formats.day(first?.day),
    formats.day(last?.day),
    formats.count(first?.remaining),
    formats.count(last?.remaining),
  );
  return (
    <>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {visits.map(({ id, day }) => {
          const at = days.findIndex((each) => each.day === day);
          return at < 0 ? null : (
            <line key={id} x1={x(at)} x2={x(at)} y1={0} y2={HEIGHT}>
              <title>{t.effect(formats.day(day))}</title>
            </line>
          );
        })}
        <path d={path ?? ''} />
      </svg>
      <p className={styles.axis}>
        <span>
          {formats.shortDay(first?.day)}: {formats.count(first?.remaining)}
        </span>
        <span>
          {formats.shortDay(last?.day)}: {formats.count(last?.remaining)}
        </span>
      </p>
    </>
  );
}

function Effect({ effect, wardName }: { effect: VisitEffect; wardName: string }) {
  const t = useTexts(dispatchTexts);
  const { count, day } = useLanguage().formats;
  const { days, before, after, atWardPace, verdict } = effect;
  const verdicts: Record<VisitEffect['verdict'], string> = {
    more: t.effectMore,
    less: t.effectLess,
    unclear: t.effectUnclear,
    small: t.effectSmall,
    none: t.effectNone,
  };
  return (
    <li data-verdict={verdict}>
      <strong>{t.effect(day(effect.day))}</strong>{' '}
      {verdict !== 'none' &&
        (days === 7
          ? t.effectCounts(count(before), count(after))
          : t.effectDays(count(days), count(before), count(after)))}
      {verdict !== 'none' && '. '}
      {atWardPace !== null && `${t.atWardPace(count(atWardPace), wardName)} `}
      {verdicts[verdict]}
    </li>
  );
}
