import { useQuery } from '@tanstack/react-query';
import { type Area, shiftLabels, type Visit } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';
import { useWithin } from './use-within.js';

const MOST = 4;

interface Props {
  area: Area;
  areas: readonly Area[];
}

/** Visits made and planned in the area, with what came of them; the latest first. */
export function Visits({ area, areas }: Props) {
  const t = useTexts(cardTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { data } = useQuery(trpc.outreach.visits.queryOptions({}));
  const isWithin = useWithin(area, areas);
  const mine = visitsIn(data ?? [], isWithin);
  const done = mine.filter(({ status }) => status === 'done');
  const sum = (key: 'level2' | 'absent' | 'refused') =>
    formats.count(done.reduce((total, { outcome }) => total + (outcome?.[key] ?? 0), 0));
  return (
    <Section title={t.visits} ready={data !== undefined && isWithin !== undefined}>
      {mine.length === 0 ? (
        <p className={styles.note}>{t.noVisits}</p>
      ) : (
        <>
          <p className={styles.note}>
            {t.visitSum(formats.count(done.length), formats.count(mine.length - done.length))}
            {done.length > 0 && `. ${t.outcomes(sum('level2'), sum('absent'), sum('refused'))}.`}
          </p>
          <ul className={styles.places}>
            {mine.slice(0, MOST).map(({ id, day, shift, teamName, hardAreaName }) => (
              <li key={id}>
                <strong>{say(hardAreaName)}</strong>
                <span>
                  {formats.day(day)}, {say(shiftLabels[shift])} · {teamName}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function visitsIn(visits: readonly Visit[], isWithin: ReturnType<typeof useWithin>): Visit[] {
  return visits
    .filter(({ status, wardCode }) => status !== 'cancelled' && isWithin?.(wardCode))
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}
