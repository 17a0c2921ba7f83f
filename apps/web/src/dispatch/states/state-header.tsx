import { useQuery } from '@tanstack/react-query';
import {
  type AreaCode,
  type AreaTotals,
  type HardAreaState,
  hardAreaStateLabels,
  hardAreaStates,
} from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { trpc } from '../../server/client.js';
import { ExcludedList } from './excluded-list.js';
import { LiftExclusion } from './lift-exclusion.js';
import { StateSign } from './state-marks.js';
import styles from './states.module.css';
import { stateTexts, stateTips } from './texts.js';

interface Props {
  /** The district or ward shown; the province when undefined. */
  parent: AreaCode | undefined;
  picked: HardAreaState | undefined;
  onPick(state: HardAreaState | undefined): void;
}

/** Areas and people in each state; a press shows those of one state alone. */
export function StateHeader({ parent, picked, onPick }: Props) {
  const t = useTexts(stateTexts);
  const { data } = useQuery(
    trpc.hardAreas.states.queryOptions(parent ? { parent } : {}, {
      placeholderData: (last) => last,
    }),
  );
  if (!data) return null;
  return (
    <div className={styles.header}>
      <fieldset className={styles.states} data-testid="hard-area-states">
        <legend className="visually-hidden">{t.title}</legend>
        {hardAreaStates.map((state) => (
          <StateButton
            key={state}
            state={state}
            totals={data.totals[state]}
            picked={picked === state}
            onPress={() => onPick(picked === state ? undefined : state)}
          />
        ))}
      </fieldset>
      <VisitedShare totals={data.totals} />
      {picked === 'excluded' && (
        <ExcludedList
          excluded={data.excluded}
          actionFor={(areaId) => <LiftExclusion areaId={areaId} />}
          waiting={data.totals.excluded.areas > new Set(data.excluded.map((x) => x.areaId)).size}
        />
      )}
    </div>
  );
}

interface ButtonProps {
  state: HardAreaState;
  totals: AreaTotals;
  picked: boolean;
  onPress(): void;
}

function StateButton({ state, totals, picked, onPress }: ButtonProps) {
  const t = useTexts(stateTexts);
  const say = useLocalized();
  const { count } = useLanguage().formats;
  const people = state === 'excluded' || state === 'reached' ? totals.eligible : totals.remaining;
  return (
    <button
      type="button"
      className={styles.state}
      aria-pressed={picked}
      data-state={state}
      title={say(stateTips[state])}
      onClick={onPress}
    >
      <span className={styles.label}>
        <StateSign state={state} /> {say(hardAreaStateLabels[state])}
      </span>
      <strong>{count(totals.areas)}</strong>
      <small>
        {state === 'excluded' || state === 'reached'
          ? t.people(count(people))
          : t.remaining(count(people))}
      </small>
    </button>
  );
}

/** Share of areas against share of people: many small visits may have met few. */
function VisitedShare({ totals }: { totals: Record<HardAreaState, AreaTotals> }) {
  const t = useTexts(stateTexts);
  const { count } = useLanguage().formats;
  const whole = (share: number) => `${count(Math.round(100 * share))}%`;
  const counted = hardAreaStates.filter((state) => state !== 'excluded');
  const all = counted.reduce(
    (sum, state) => ({
      areas: sum.areas + totals[state].areas,
      eligible: sum.eligible + totals[state].eligible,
    }),
    { areas: 0, eligible: 0 },
  );
  if (all.areas === 0) return null;
  const { visited, reached } = totals;
  return (
    <p className={styles.share}>
      {t.visitedShare(
        whole((visited.areas + reached.areas) / all.areas),
        whole((visited.eligible + reached.eligible) / Math.max(1, all.eligible)),
      )}
    </p>
  );
}
