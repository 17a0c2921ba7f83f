import { type AreaCard, residencyLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';

/** Permanent against temporary residents: who is reached, of how many. */
export function Residents({ card }: { card: AreaCard | undefined }) {
  const t = useTexts(cardTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  return (
    <Section title={t.residents} ready={card !== undefined}>
      <dl className={styles.shares}>
        {card?.residencies.map(({ residency, activated, eligible }) => (
          <div key={residency}>
            <dt>{say(residencyLabels[residency])}</dt>
            <dd>
              <meter min={0} max={1} value={eligible > 0 ? Math.min(1, activated / eligible) : 0} />
            </dd>
            <dd>
              <strong>{formats.share(eligible > 0 ? activated / eligible : null)}</strong>
              <small>{t.ofEligible(formats.count(activated), formats.count(eligible))}</small>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
