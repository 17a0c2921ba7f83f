import { type AreaRestriction, type HardAreaState, hardAreaStateLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import styles from './states.module.css';
import { stateTexts, stateTips } from './texts.js';

/** A sign for each state, so that none is told by colour alone. */
const signs: Record<HardAreaState, string> = {
  unvisited: '○',
  visited: '◐',
  reached: '✓',
  inaccessible: '⊘',
  excluded: '✕',
};

/** A state's sign alone, for beside its name. */
export function StateSign({ state }: { state: HardAreaState }) {
  return (
    <span className={styles.sign} data-state={state} aria-hidden="true">
      {signs[state]}
    </span>
  );
}

interface ChipProps {
  state: HardAreaState;
  restriction?: AreaRestriction | null;
}

/** Where an area stands: sign and name; an officer's reason on hover. */
export function StateChip({ state, restriction = null }: ChipProps) {
  const t = useTexts(stateTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const until = restriction?.until;
  const title = restriction
    ? `${restriction.reason} (${restriction.author}; ${until ? t.until(formats.day(until)) : t.untilLifted})`
    : say(stateTips[state]);
  return (
    <span className={styles.chip} data-state={state} title={title}>
      <StateSign state={state} />
      {say(hardAreaStateLabels[state])}
    </span>
  );
}
