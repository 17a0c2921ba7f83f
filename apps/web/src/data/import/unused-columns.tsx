import type { InspectedTable } from '@tungngo/domain';
import { useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { type Draft, unusedColumns } from './draft.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';

/** The columns that fill nothing; those of persons' data are said never to be imported. */
export function UnusedColumns({ draft, table }: { draft: Draft; table: InspectedTable }) {
  const t = useTexts(importTexts);
  const unused = unusedColumns(draft, table);
  return (
    <section className={page.card} data-testid="unused-columns">
      <h2>{t.unused}</h2>
      {unused.length === 0 ? (
        <p className="faint">{t.allUsed}</p>
      ) : (
        <>
          <ul className={styles.unused}>
            {unused.map((column) => (
              <li key={column}>
                {column}
                {table.personal.includes(column) && <em>{t.notImported}</em>}
              </li>
            ))}
          </ul>
          <p className={page.note}>{t.unusedNote}</p>
        </>
      )}
    </section>
  );
}
