import { useTexts } from '../language/language.js';
import styles from './problem-notice.module.css';
import { shellTexts } from './texts.js';

/** Stands in for a screen that failed to draw or does not exist. */
export function UnexpectedError({ error }: { error?: unknown }) {
  const t = useTexts(shellTexts);
  return (
    <div className={styles.notice} role="alert">
      <p className={styles.message}>{t.unexpected}</p>
      <p>{t.unexpectedRemedy}</p>
      {error instanceof Error && <p className={styles.place}>{error.message}</p>}
      <a className="button" href="/">
        {t.reload}
      </a>
    </div>
  );
}
