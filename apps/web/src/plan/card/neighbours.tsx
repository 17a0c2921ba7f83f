import { type AreaCard, shortAreaName } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import type { CardProps } from './area-card.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';

/** What adjoins the area, with its coverage; a click goes there. */
export function Neighbours(props: CardProps & { card: AreaCard | undefined }) {
  const { card, area, overview, figures, linked, onSearch } = props;
  const t = useTexts(cardTexts);
  const { share } = useLanguage().formats;
  if (area.level === 'province') return null;
  const places = (card?.neighbours ?? []).flatMap(
    (code) => overview.areas.find((place) => place.code === code) ?? [],
  );
  return (
    <Section title={t.neighbours} ready={card !== undefined}>
      {places.length === 0 && <p className={styles.note}>{t.noNeighbours}</p>}
      <ul className={styles.chips}>
        {places.map(({ code, name, level }) => (
          <li key={code}>
            <button
              type="button"
              className="button"
              data-size="small"
              onPointerEnter={() => linked.onHover(code)}
              onPointerLeave={() => linked.onHover(null)}
              onClick={() => onSearch(level === 'district' ? { district: code } : { ward: code })}
            >
              {shortAreaName(name)} <strong>{share(figures.get(code)?.coverage)}</strong>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
