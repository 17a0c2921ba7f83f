import { Link } from '@tanstack/react-router';
import { type AreaCode, qualityDimensionLabels, qualityDimensions } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { HatchNote } from '../../map/hatch-note.js';
import { useAreaQuality } from '../../map/use-area-quality.js';
import styles from './area-card.module.css';
import { Section } from './section.js';
import { cardTexts } from './texts.js';

/** How far the area's data can be trusted, and the way to the findings. */
export function QualityScores({ code }: { code: AreaCode }) {
  const t = useTexts(cardTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  const quality = useAreaQuality().byArea.get(code);
  return (
    <Section title={t.quality} ready={quality !== undefined}>
      <dl className={styles.scores}>
        {quality &&
          qualityDimensions.map((dimension) => (
            <div key={dimension}>
              <dt>{say(qualityDimensionLabels[dimension])}</dt>
              <dd>{count(quality[dimension])}</dd>
            </div>
          ))}
      </dl>
      <HatchNote quality={quality} />
      <p>
        <Link to="/data" search={{ tab: 'quality' }}>
          {t.toFindings}
        </Link>
      </p>
    </Section>
  );
}
