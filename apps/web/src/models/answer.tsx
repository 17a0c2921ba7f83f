import { useLanguage, useTexts } from '../language/language.js';
import styles from './models.module.css';
import type { RankedModel } from './ranking.js';
import { modelTexts } from './texts.js';

/** The one sentence that a planner came for; `rows` by people an hour. */
export function Answer({ rows }: { rows: readonly RankedModel[] }) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  const [best] = rows;
  if (!best?.effect) {
    return (
      <section className={styles.answer} aria-busy="true">
        <p className={styles.verdict}>{t.computing}</p>
      </section>
    );
  }
  if (best.effect.verdict !== 'more') {
    return (
      <section className={styles.answer} data-testid="models-answer">
        <p className={styles.verdict}>{t.noneClear}</p>
        <p>{t.noneClearDetail}</p>
      </section>
    );
  }
  const { perTeamHour, extra } = best.effect;
  // “More” says the sign already; its lower end is above zero.
  const write = (value = 0) => formats.decimals(value, value >= 100 ? 0 : 1);
  return (
    <section className={styles.answer} data-verdict="more" data-testid="models-answer">
      <p className={styles.verdict}>{t.best(best.model.name)}</p>
      <p>
        {perTeamHour
          ? t.bestDetail(write(perTeamHour.value), write(perTeamHour.low), write(perTeamHour.high))
          : t.bestWithoutHours(write(extra?.value), write(extra?.low), write(extra?.high))}{' '}
        {best.effort !== null && t.bestEffort(formats.decimals(best.effort, 1))}
      </p>
    </section>
  );
}
