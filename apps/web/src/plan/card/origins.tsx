import { useQuery } from '@tanstack/react-query';
import { type Area, shortAreaName } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';

/** Which former wards a unit of another boundary vintage was made of. */
export function Origins({ vintage, area }: { vintage: string; area: Area }) {
  const t = useTexts(cardTexts);
  const { share } = useLanguage().formats;
  const { data: origins } = useQuery(trpc.overview.origins.queryOptions({ vintage }));
  const { data: former } = useQuery(trpc.overview.get.queryOptions());
  if (area.level !== 'ward') return null;
  const names = new Map(former?.areas.map(({ code, name }) => [code, name]));
  return (
    <Section title={t.madeOf} ready={origins !== undefined && former !== undefined}>
      <ul className={styles.chips}>
        {origins
          ?.filter(({ unitCode }) => unitCode === area.code)
          .map((origin) => (
            <li key={origin.wardCode} className={styles.origin}>
              {shortAreaName(names.get(origin.wardCode) ?? origin.wardCode)}
              {origin.method !== 'whole' && <small> {t.madeOfPart(share(origin.share))}</small>}
            </li>
          ))}
      </ul>
    </Section>
  );
}
