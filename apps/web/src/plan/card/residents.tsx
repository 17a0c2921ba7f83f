import { type AreaCard, residencyLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';

interface Props {
  card: AreaCard | undefined;
  /** All who count in the area, with those of sums that do not tell residents apart. */
  activated: number;
}

/** Permanent against temporary residents: who is reached, of how many, and of whom that is not known. */
export function Residents({ card, activated: all }: Props) {
  const t = useTexts(cardTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const told = card?.residencies.reduce((sum, { activated }) => sum + activated, 0) ?? 0;
  // Parts of divided wards are rounded one by one.
  const untold = all - told > 1 ? all - told : 0;
  const isTold = told > 0 || untold === 0;
  return (
    <Section title={t.residents} ready={card !== undefined}>
      <dl className={styles.shares}>
        {card?.residencies.map(({ residency, activated, eligible }) => (
          <div key={residency}>
            <dt>{say(residencyLabels[residency])}</dt>
            <dd>
              {isTold && (
                <meter
                  min={0}
                  max={1}
                  value={eligible > 0 ? Math.min(1, activated / eligible) : 0}
                />
              )}
            </dd>
            <dd>
              <strong>{formats.share(isTold && eligible > 0 ? activated / eligible : null)}</strong>
              <small>
                {t.ofEligible(formats.count(isTold ? activated : null), formats.count(eligible))}
              </small>
            </dd>
          </div>
        ))}
      </dl>
      {card && untold > 0 && <p className={styles.note}>{t.untold(formats.count(untold))}</p>}
    </Section>
  );
}
