import { useTexts } from '../language/language.js';
import { dataTexts } from './texts.js';

export interface Sorting<Key extends string> {
  key: Key;
  descending: boolean;
}

interface Props<Key extends string> {
  column: Key;
  text: string;
  number?: boolean;
  sorting: Sorting<Key>;
  onSort(sorting: Sorting<Key>): void;
}

/** The head of a column by which a table can be sorted; pressed again it turns the order. */
export function SortHeader<Key extends string>(props: Props<Key>) {
  const { column, text, number, sorting, onSort } = props;
  const t = useTexts(dataTexts);
  const active = sorting.key === column;
  const order = sorting.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={number ? 'number' : undefined} aria-sort={active ? order : 'none'}>
      <button
        type="button"
        title={t.sortBy(text)}
        onClick={() => onSort({ key: column, descending: active ? !sorting.descending : false })}
      >
        {text}
        <span aria-hidden="true">{active ? (sorting.descending ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}
