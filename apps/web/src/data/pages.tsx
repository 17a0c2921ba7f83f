import { useLanguage, useTexts } from '../language/language.js';
import styles from './data-page.module.css';
import { dataTexts } from './texts.js';

interface Props {
  page: number;
  size: number;
  total: number;
  onPage(page: number): void;
}

/** Forth and back through the pages of a table. */
export function Pages({ page, size, total, onPage }: Props) {
  const t = useTexts(dataTexts);
  const { formats } = useLanguage();
  const to = Math.min(total, page * size);
  return (
    <p className={styles.pages}>
      <button
        type="button"
        className="button"
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        {t.previous}
      </button>
      {t.range(formats.count((page - 1) * size + 1), formats.count(to), formats.count(total))}
      <button
        type="button"
        className="button"
        disabled={to >= total}
        onClick={() => onPage(page + 1)}
      >
        {t.next}
      </button>
    </p>
  );
}
