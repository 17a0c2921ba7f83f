import {
  areaTotals,
  hardAreaKindLabels,
  hardAreaKinds,
  hardAreaStateLabels,
  hardAreaStates,
  type StatedHardArea,
} from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './selection-bar.module.css';
import { dispatchTexts } from './texts.js';

interface Props {
  chosen: readonly StatedHardArea[];
  /** How many of them the filters hide. */
  hidden: number;
  onClear(): void;
}

/** The running totals of the areas ticked, by kind and state too. */
export function SelectionBar({ chosen, hidden, onClear }: Props) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  if (chosen.length === 0) return null;
  const totals = areaTotals(chosen);
  const groups = [
    ...hardAreaKinds.map((kind) => ({
      name: say(hardAreaKindLabels[kind]),
      totals: areaTotals(chosen.filter((area) => area.kind === kind)),
    })),
    ...hardAreaStates.map((state) => ({
      name: say(hardAreaStateLabels[state]),
      totals: areaTotals(chosen.filter((area) => area.state === state)),
    })),
  ].filter((group) => group.totals.areas > 0);
  return (
    <div className={styles.bar} data-testid="selection">
      <p role="status">
        <strong data-testid="selection-total">
          {t.chosen(count(totals.areas), count(totals.remaining))}
        </strong>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          data-size="small"
          onClick={onClear}
        >
          {t.unchoose}
        </button>
      </p>
      <ul aria-label={t.byKind}>
        {groups.map(({ name, totals: { areas, remaining } }) => (
          <li key={name}>
            {name} {count(areas)} · {count(remaining)}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p>{t.chosenHidden(count(hidden))}</p>}
    </div>
  );
}
