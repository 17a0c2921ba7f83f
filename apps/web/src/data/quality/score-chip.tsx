import { qualityGradeOf, qualityGrades } from '@tungngo/domain';
import { NO_VALUE } from '../../language/formats.js';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import styles from './quality.module.css';
import { qualityTexts } from './texts.js';

/** Place of a score's grade, 0 the best; undefined without a score. */
export function gradeNumber(score: number | null): number | undefined {
  if (score === null) return undefined;
  return qualityGrades.findIndex(({ from }) => score >= from);
}

/** A score as a whole number that never rounds a fault away: 99.7 is 99. */
export const wholeScore = (score: number) => Math.floor(score + 1e-9);

/** A score with its grade as colour and word. */
export function ScoreChip({ score }: { score: number | null }) {
  const t = useTexts(qualityTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const grade = qualityGradeOf(score);
  return (
    <span
      className={styles.chip}
      data-grade={gradeNumber(score)}
      title={grade ? say(grade) : t.nothing}
    >
      {score === null ? NO_VALUE : formats.count(wholeScore(score))}
    </span>
  );
}
