import { useQuery } from '@tanstack/react-query';
import { type AreaCode, qualityDimensions, qualityGradeOf } from '@tungngo/domain';
import { NO_VALUE } from '../language/formats.js';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { useAreaQuality } from '../map/use-area-quality.js';
import { trpc } from '../server/client.js';
import { Figure } from './header-figure.js';
import styles from './quality-figure.module.css';
import { planTexts } from './texts.js';

interface Props {
  /** The area that the header is of, and its wards. */
  area: AreaCode;
  wards: readonly AreaCode[];
}

/** How far the data reach and how good they are, in words; the tip gives the four scores' formulas. */
export function QualityFigure({ area, wards }: Props) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { byArea, hatched } = useAreaQuality();
  const quality = byArea.get(area);
  const grade = qualityGradeOf(quality?.overall ?? null);
  const words = grade
    ? t.qualityInWords(say(grade), formats.count(quality?.overall))
    : t.qualityUnknown;
  const late = wards.filter((code) => hatched.has(code)).length;
  return (
    <Figure
      name={t.dataTo}
      value={quality?.newestDay ? formats.shortDay(quality.newestDay) : NO_VALUE}
      detail={[words, late > 0 && t.wardsLate(formats.count(late))].filter(Boolean).join(' · ')}
      tip={<QualityTip area={area} />}
    />
  );
}

function QualityTip({ area }: { area: AreaCode }) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const definitions = useQuery(trpc.data.qualityDefinitions.queryOptions()).data ?? [];
  const quality = useAreaQuality().byArea.get(area);
  return (
    <>
      <strong>{t.qualityTitle}</strong>
      <dl className={styles.formulas}>
        {qualityDimensions.map((dimension) => {
          const definition = definitions.find((entry) => entry.dimension === dimension);
          return (
            definition && (
              <div key={dimension}>
                <dt>
                  {say(definition.name)}: {formats.count(quality?.[dimension])}
                </dt>
                <dd>{say(definition.formula)}</dd>
              </div>
            )
          );
        })}
      </dl>
      <p>{t.qualityLeast}</p>
    </>
  );
}
