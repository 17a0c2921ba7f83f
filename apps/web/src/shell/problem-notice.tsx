import { Link } from '@tanstack/react-router';
import type { Problem } from '@tungngo/domain';
import { useLocalized, useTexts } from '../language/language.js';
import { problemOf } from '../server/problem-of.js';
import styles from './problem-notice.module.css';
import { shellTexts } from './texts.js';

interface Props {
  error: unknown;
  onRetry?: () => void;
  testId?: string;
}

/** An error in place: what is wrong, where, what to do about it, and a button to try again. */
export function ProblemNotice({ error, onRetry, testId }: Props) {
  const t = useTexts(shellTexts);
  const say = useLocalized();
  const problem = problemOf(error);
  const isEmpty = problem?.code === 'nothing-published';
  return (
    <div
      className={styles.notice}
      role="alert"
      data-empty={isEmpty || undefined}
      data-testid={testId}
    >
      <p className={styles.message}>{problem ? say(problem.message) : t.unreachable}</p>
      <p>{problem ? say(problem.remedy) : t.unreachableRemedy}</p>
      {problem && <Place problem={problem} />}
      {isEmpty ? (
        <Link className="button" data-kind="primary" to="/data" search={{ tab: 'import' }}>
          {t.importData}
        </Link>
      ) : (
        onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            {t.retry}
          </button>
        )
      )}
    </div>
  );
}

function Place({ problem: { place } }: { problem: Problem }) {
  const t = useTexts(shellTexts);
  const parts = [place?.file, place?.row, place?.column].filter((part) => part !== undefined);
  return parts.length > 0 ? <p className={styles.place}>{t.place(parts.join(' · '))}</p> : null;
}
