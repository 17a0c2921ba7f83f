import type { InspectedTable } from '@tungngo/domain';
import { useTexts } from '../../language/language.js';
import page from '../data-page.module.css';
import { Scroller } from '../scroller.js';
import styles from './import.module.css';
import { importTexts } from './texts.js';

const SHOWN = 5;

/** The file's first rows as they are, identifiers hidden. */
export function SampleRows({ table }: { table: InspectedTable }) {
  const t = useTexts(importTexts);
  if (table.sample.length === 0) return null;
  return (
    <section className={page.card}>
      <h2>{t.firstRows}</h2>
      <Scroller label={t.firstRows}>
        <table>
          <thead>
            <tr>
              {table.headers.map((header) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.sample.slice(0, SHOWN).map((row, i) => (
              <tr key={i}>
                {table.headers.map((header, column) => (
                  <td key={header} className={styles.value}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
