import { useTexts } from '../../language/language.js';
import { DecisionHistory } from './decision-history.js';
import styles from './decisions.module.css';
import { decisionTexts } from './texts.js';
import { useDecisions } from './use-decisions.js';

const MOST = 15;

/** The newest decisions about any area: one that is off the list can be undone here alone. */
export function RecentDecisions() {
  const t = useTexts(decisionTexts);
  const decisions = useDecisions();
  if (decisions.length === 0) return null;
  return (
    <section className={styles.decisions} aria-label={t.lately} data-testid="recent-decisions">
      <h3>{t.lately}</h3>
      <DecisionHistory history={decisions.toReversed().slice(0, MOST)} empty={t.noHistory} />
    </section>
  );
}
