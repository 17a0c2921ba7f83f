import { addDays, type Day } from '@tungngo/domain';
import { useTexts } from '../../language/language.js';
import type { PlanSearch } from '../plan-search.js';
import { compareTexts } from './texts.js';

/** How far back the first comparison looks. */
const WEEKS_BACK = 4;

interface Props {
  day: Day;
  /** The first day that can be shown. */
  earliest: Day | null;
  onSearch(change: Partial<PlanSearch>): void;
}

/** Sets the day on screen, as B, beside the day four weeks before. */
export function CompareButton({ day, earliest, onSearch }: Props) {
  const t = useTexts(compareTexts);
  const before = addDays(day, -7 * WEEKS_BACK);
  return (
    <button
      type="button"
      className="button"
      title={t.compareTip}
      data-testid="compare"
      onClick={() =>
        onSearch({
          compare: 'side',
          day: earliest && before < earliest ? earliest : before,
          dayB: day,
          view: undefined,
          pick: undefined,
        })
      }
    >
      {t.compare}
    </button>
  );
}
