import { type ExcludedPeople, excludedTotals } from '@tungngo/domain';
import { useLanguage, useTexts } from '../../language/language.js';
import { ExcludedList } from './excluded-list.js';
import styles from './states.module.css';
import { stateTexts } from './texts.js';

/** Says how many people the figures leave out, and on demand where and why; nothing when nobody is. */
export function ExcludedNote({ excluded }: { excluded: readonly ExcludedPeople[] }) {
  const t = useTexts(stateTexts);
  const line = useExcludedLine()(excluded);
  if (line === null) return null;
  return (
    <details className={styles.note} data-testid="excluded-note">
      <summary>{line}</summary>
      <ExcludedList excluded={excluded} />
      <p>{t.excludedNote}</p>
    </details>
  );
}

/** Writes “812 people in 1 area excluded”; null when nobody is. */
export function useExcludedLine(): (excluded: readonly ExcludedPeople[]) => string | null {
  const t = useTexts(stateTexts);
  const { count } = useLanguage().formats;
  return (excluded) => {
    const { areas, eligible } = excludedTotals(excluded);
    return areas === 0 ? null : t.excluded(count(eligible), count(areas));
  };
}
