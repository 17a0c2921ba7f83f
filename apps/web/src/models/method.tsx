import { useTexts } from '../language/language.js';
import styles from './models.module.css';
import { modelTexts } from './texts.js';

/** How an effect is worked out and what it cannot know, in plain words. */
export function Method({ seed }: { seed: number | null }) {
  const t = useTexts(modelTexts);
  return (
    <details className={styles.method}>
      <summary>{t.method}</summary>
      <ol>
        <li>{t.method1}</li>
        <li>{t.method2}</li>
        <li>{t.method3}</li>
        <li>{t.method4}</li>
        {seed !== null && <li>{t.method5(String(seed))}</li>}
      </ol>
      <p className="faint">
        Card &amp; Krueger (1994); Heckman, Ichimura &amp; Todd (1997); Bertrand, Duflo &amp;
        Mullainathan (2004); Conley &amp; Taber (2011).
      </p>
    </details>
  );
}
