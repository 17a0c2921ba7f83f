import { foldText, type SchemaTable } from '@tungngo/domain';
import { useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import { shownType } from './result-order.js';
import styles from './schema-explorer.module.css';
import { queryTexts } from './texts.js';

interface Props {
  schema: readonly SchemaTable[];
  onInsert(text: string): void;
}

/** Tables, views and their columns with comments; a click writes the name into the query. */
export function SchemaExplorer({ schema, onInsert }: Props) {
  const t = useTexts(queryTexts);
  const [query, setQuery] = useState('');
  const found = schema.filter((table) => matches(table, query));
  return (
    <section className={styles.explorer}>
      <h2>{t.tables}</h2>
      <input
        type="search"
        value={query}
        placeholder={t.findTable}
        aria-label={t.findTable}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
      />
      {found.length === 0 && <p className="faint">{t.noMatch}</p>}
      <ul>
        {found.map((table) => (
          <li key={table.name}>
            <Table table={table} open={query !== ''} onInsert={onInsert} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Table({
  table,
  open,
  onInsert,
}: {
  table: SchemaTable;
  open: boolean;
  onInsert: Props['onInsert'];
}) {
  const t = useTexts(queryTexts);
  const { formats } = useLanguage();
  const comment = useComment();
  return (
    <details open={open || undefined}>
      <summary>
        <code>{table.name}</code>
        {table.rows !== null && <small>{t.rows(formats.count(table.rows))}</small>}
      </summary>
      <p className={styles.comment}>
        {comment(table.comment)}{' '}
        <button
          type="button"
          aria-label={t.insert(table.name)}
          onClick={() => onInsert(table.name)}
        >
          {t.insert(table.name)}
        </button>
      </p>
      <ul className={styles.columns}>
        {table.columns.map((column) => (
          <li key={column.name}>
            <button
              type="button"
              title={comment(column.comment)}
              aria-label={t.insert(column.name)}
              onClick={() => onInsert(column.name)}
            >
              <code>{column.name}</code>
              <small>{shownType(column.type)}</small>
              <span>{comment(column.comment)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A comment of the schema holds both languages: "Mã xã / ward's code". */
function useComment() {
  const { language } = useLanguage();
  return (comment: string) => {
    const [vi = '', en = vi] = comment.split(' / ');
    return language === 'vi' ? vi : en;
  };
}

function matches(table: SchemaTable, query: string): boolean {
  const words = foldText(query);
  if (!words) return true;
  const texts = [table.name, table.comment, ...table.columns.flatMap((c) => [c.name, c.comment])];
  return texts.some((text) => foldText(text).includes(words));
}
