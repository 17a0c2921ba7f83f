import { type AreaCard, hardAreaKindLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';

const MOST = 6;

/** Known boarding houses, factories, subdivisions and service points, the largest first. */
export function Sites({ card }: { card: AreaCard | undefined }) {
  const t = useTexts(cardTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  const shown = card?.sites.slice(0, MOST) ?? [];
  return (
    <Section title={t.sites} ready={card !== undefined}>
      {shown.length === 0 && <p className={styles.note}>{t.noSites}</p>}
      <ul className={styles.places}>
        {shown.map(({ id, name, kind, size, hours }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span>
              {kind === 'service-point' ? t.servicePoint : say(hardAreaKindLabels[kind])} ·{' '}
              {t[kind](count(size))}
            </span>
            {hours && <small>{hours}</small>}
          </li>
        ))}
      </ul>
      {card && card.siteCount > MOST && (
        <p className={styles.note}>{t.more(count(card.siteCount - MOST))}</p>
      )}
    </Section>
  );
}
