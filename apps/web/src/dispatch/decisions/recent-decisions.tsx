import { useState } from 'react';
import { useTexts } from '../../language/language.js';
import { useAuthor } from '../../plan/card/notes/use-author.js';
import { DecisionHistory } from './decision-history.js';
import styles from './decisions.module.css';
import { AuthorField } from './detail-fields.js';
import { decisionTexts } from './texts.js';
import { useDecisions } from './use-decisions.js';

const MOST = 15;

/** The newest decisions about any area: one that is off the list can be undone here alone. */
export function RecentDecisions() {
  const t = useTexts(decisionTexts);
  const [author, onAuthor] = useAuthor();
  const [asks] = useState(author.trim() === '');
  const decisions = useDecisions();
  if (decisions.length === 0) return null;
  return (
    <section className={styles.decisions} aria-label={t.lately} data-testid="recent-decisions">
      <h3>{t.lately}</h3>
      {asks && (
        <div className={styles.form}>
          <AuthorField {...{ author, onAuthor }} />
        </div>
      )}
      <DecisionHistory
        history={decisions.toReversed().slice(0, MOST)}
        empty={t.noHistory}
        author={author}
      />
    </section>
  );
}
