import { useVirtualizer } from '@tanstack/react-virtual';
import type { QueryColumn, QueryResult, QueryValue } from '@tungngo/domain';
import { useMemo, useRef } from 'react';
import { useTexts } from '../language/language.js';
import { isNumericType, type ResultSorting, shownType } from './result-order.js';
import styles from './result-table.module.css';
import { queryTexts } from './texts.js';

interface Props {
  result: QueryResult;
  /** Row numbers in the order shown. */
  order: readonly number[];
  sorting: ResultSorting | null;
  onSort(column: number): void;
}

const ROW_HEIGHT = 28;
const SAMPLE = 200;

/** The rows of a result; only those in sight are in the page. A column is as wide as its values need. */
export function ResultTable({ result, order, sorting, onSort }: Props) {
  const t = useTexts(queryTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const widths = useMemo(() => columnWidths(result), [result]);
  const items = rows.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section ref={scroller} className={styles.scroller} aria-label={t.result} tabIndex={0}>
      <table data-testid="result-table" aria-rowcount={order.length + 1}>
        <colgroup>
          <col style={{ width: '4rem' }} />
          {widths.map((width, c) => (
            <col key={c} style={{ width: `${width}ch` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={styles.index}>
              #
            </th>
            {result.columns.map((column, c) => (
              <Header
                key={c}
                column={column}
                direction={
                  sorting?.column === c ? (sorting.descending ? 'descending' : 'ascending') : 'none'
                }
                onSort={() => onSort(c)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr style={{ height: before }} />}
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2}>
              <td className={styles.index}>{index + 1}</td>
              {result.columns.map(({ type }, c) => (
                <Cell
                  key={c}
                  value={result.values[c]?.[order[index] ?? 0] ?? null}
                  numeric={isNumericType(type)}
                />
              ))}
            </tr>
          ))}
          {after > 0 && <tr style={{ height: after }} />}
        </tbody>
      </table>
    </section>
  );
}

interface HeaderProps {
  column: QueryColumn;
  direction: 'ascending' | 'descending' | 'none';
  onSort(): void;
}

function Header({ column, direction, onSort }: HeaderProps) {
  const t = useTexts(queryTexts);
  return (
    <th scope="col" aria-sort={direction} data-numeric={isNumericType(column.type) || undefined}>
      <button type="button" title={t.sort(column.name)} onClick={onSort}>
        <span>
          {column.name}
          {direction !== 'none' && (
            <i aria-hidden="true">{direction === 'descending' ? ' ▼' : ' ▲'}</i>
          )}
        </span>
        <small>{shownType(column.type)}</small>
      </button>
    </th>
  );
}

function Cell({ value, numeric }: { value: QueryValue; numeric: boolean }) {
  if (value === null) return <td className={styles.missing}>NULL</td>;
  const text = String(value);
  return (
    <td data-numeric={numeric || undefined} title={text.length > 40 ? text : undefined}>
      {text}
    </td>
  );
}

/** Characters that a column's name, type and first values need, within limits. */
function columnWidths({ columns, values }: QueryResult): number[] {
  return columns.map(({ name, type }, c) => {
    const lengths = (values[c] ?? []).slice(0, SAMPLE).map((value) => String(value ?? '').length);
    return Math.min(48, Math.max(name.length + 3, shownType(type).length, ...lengths) + 3);
  });
}
