import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Area, hardAreaKindLabels, type Indicator } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';
import { useWithin } from './use-within.js';

const MOST = 5;

interface Props {
  area: Area;
  areas: readonly Area[];
  indicator: Indicator;
}

/** The hard areas within, hardest first, each with its reasons in words. */
export function HardAreas({ area, areas, indicator }: Props) {
  const t = useTexts(cardTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  const { data: all } = useQuery(trpc.hardAreas.list.queryOptions({}));
  const isWithin = useWithin(area, areas);
  const data =
    isWithin && all?.filter(({ wardCode, state }) => state !== 'reached' && isWithin(wardCode));
  const shown = data?.slice(0, MOST) ?? [];
  return (
    <Section title={t.hardAreas} ready={data !== undefined}>
      {indicator !== 'level2' && <p className={styles.note}>{t.hardAreasOf}</p>}
      {shown.length === 0 && <p className={styles.note}>{t.noHardAreas}</p>}
      <ul className={styles.places}>
        {shown.map(({ id, name, kind, hardness, remaining, reasons }) => (
          <li key={id}>
            <Link to="/dispatch" search={{ area: id }}>
              {say(name)}
            </Link>
            <span>
              {say(hardAreaKindLabels[kind])} · {t.hardness(count(hardness))} ·{' '}
              {t.remainingHere(count(remaining))}
            </span>
            <small>{reasons.map(({ text }) => say(text)).join('; ')}</small>
          </li>
        ))}
      </ul>
      {(data?.length ?? 0) > MOST && (
        <p className={styles.note}>{t.more(count((data?.length ?? 0) - MOST))}</p>
      )}
    </Section>
  );
}
