import { useTexts } from '../language/language.js';
import styles from './skeleton.module.css';
import { shellTexts } from './texts.js';

/** Grey bars in the place of rows that are on their way. */
export function SkeletonRows({ rows }: { rows: number }) {
  const t = useTexts(shellTexts);
  return (
    <div className={styles.rows} role="status">
      <span className="visually-hidden">{t.loading}</span>
      {Array.from({ length: rows }, (_, i) => (
        <span key={i} className={styles.row} />
      ))}
    </div>
  );
}

/** In the place of a whole screen while its code loads. */
export function PageSkeleton() {
  return (
    <div className={styles.page}>
      <SkeletonRows rows={8} />
    </div>
  );
}
