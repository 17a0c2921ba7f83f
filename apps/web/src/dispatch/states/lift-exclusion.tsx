import { useTexts } from '../../language/language.js';
import { useAuthor } from '../../plan/card/notes/use-author.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useDeciding, useDecisions } from '../decisions/use-decisions.js';
import styles from './states.module.css';
import { stateTexts } from './texts.js';

/** Undoes the decision that excludes an area; whoever does it gives a name. */
export function LiftExclusion({ areaId }: { areaId: string }) {
  const t = useTexts(stateTexts);
  const [author, setAuthor] = useAuthor();
  const { undo } = useDeciding();
  const decision = useDecisions().findLast(
    ({ stands, restriction, areaIds }) =>
      stands && restriction?.state === 'excluded' && areaIds.includes(areaId),
  );
  if (!decision) return null;
  const { id, version } = decision;
  return (
    <form
      className={styles.lift}
      onSubmit={(event) => {
        event.preventDefault();
        undo.mutate({ id, version, author });
      }}
    >
      <input
        required
        maxLength={80}
        value={author}
        aria-label={t.author}
        placeholder={t.author}
        onChange={(event) => setAuthor(event.target.value)}
      />
      <button type="submit" className="button" data-size="small" disabled={undo.isPending}>
        {undo.isPending ? t.lifting : t.lift}
      </button>
      {undo.error ? <ProblemNotice error={undo.error} /> : null}
    </form>
  );
}
