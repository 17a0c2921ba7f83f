import { areaDecisionLabels, hardAreaStateLabels } from '@tungngo/domain';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import styles from './decisions.module.css';
import { decisionTexts } from './texts.js';
import { type ListedDecision, useDeciding } from './use-decisions.js';

interface Props {
  /** Newest first. */
  history: readonly ListedDecision[];
  /** What is said when there is none. */
  empty: string;
  /** Who would undo one. */
  author: string;
}

/** Decisions with who and when, and a button that undoes those that stand. */
export function DecisionHistory({ history, empty, author }: Props) {
  const t = useTexts(decisionTexts);
  const { undo, restore } = useDeciding();
  const error = undo.error ?? restore.error;
  const busy = undo.isPending || restore.isPending;
  if (history.length === 0) return <p className="faint">{empty}</p>;
  return (
    <>
      {history.some(({ pending }) => pending) && (
        <p className={styles.pending} role="status" data-testid="decision-pending">
          {t.applying}
        </p>
      )}
      {error ? <ProblemNotice error={error} /> : null}
      <ol className={styles.history} aria-label={t.history}>
        {history.map((decision) => {
          const { id, version, removedAt, stands } = decision;
          const change = removedAt === null ? undo : restore;
          return (
            <li key={id} data-stands={stands}>
              <DecisionLine decision={decision} />
              {(stands || removedAt !== null) && (
                <button
                  type="button"
                  className="button"
                  data-size="small"
                  disabled={busy || author.trim() === ''}
                  title={author.trim() === '' ? t.authorFirst : undefined}
                  onClick={() => change.mutate({ id, version, author })}
                >
                  {removedAt === null ? t.undo : t.restore}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function DecisionLine({ decision }: { decision: ListedDecision }) {
  const t = useTexts(decisionTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const { kind, parts, restriction, reason, author, decidedAt, removedAt, removedBy } = decision;
  const names = parts.flatMap(({ name }) => name ?? []).join(' + ');
  const until = restriction?.until ? ` ${t.untilDay(formats.day(restriction.until))}` : '';
  return (
    <div>
      <strong>
        {say(restriction ? hardAreaStateLabels[restriction.state] : areaDecisionLabels[kind])}
        {until}
      </strong>
      {names && <span> {names}</span>}
      {reason && <p>{reason}</p>}
      <small>
        {author} · {formats.moment(decidedAt)}
        {removedAt !== null && (
          <>
            <br />
            {t.undone(removedBy ?? '', formats.moment(removedAt))}
          </>
        )}
        {!decision.stands && removedAt === null && ` · ${t.replaced}`}
      </small>
    </div>
  );
}
