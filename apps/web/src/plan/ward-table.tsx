import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type AreaCode, type CoverageSeries, type Day, shortAreaName } from '@tungngo/domain';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import type { AreaFigures } from './figures.js';
import { RankCell } from './rank-cell.js';
import type { RankedArea } from './ranking.js';
import type { Sorting, SortKey } from './ranking-search.js';
import { rankingTexts } from './ranking-texts.js';
import { Sparkline } from './sparkline.js';
import { planTexts } from './texts.js';
import styles from './ward-table.module.css';

/** How the table writes its two columns of numbers. */
export interface Columns {
  value: string;
  writeValue(value: number | null): string;
  /** The counts behind the value. */
  writeCounts(figures: AreaFigures): string;
  second: string;
  writeSecond(value: number | null): string;
  rankTip: string;
}

interface Props {
  areas: readonly RankedArea[];
  series: CoverageSeries;
  day: Day;
  columns: Columns;
  colours: ReadonlyMap<AreaCode, string>;
  sorting: Sorting;
  hovered: AreaCode | null;
  selected: AreaCode | null;
  onSort(key: SortKey): void;
  onHover(code: AreaCode | null): void;
  onSelect(code: AreaCode | null): void;
}

const ROW_HEIGHT = 40;
const PAGE = 10;

/**
 * Areas with their ranks; only the rows in sight are in the page. An area picked elsewhere scrolls into
 * sight. Arrow keys, Page Up and Down, Home and End move from row to row, Enter picks.
 */
export function WardTable({ areas, series, selected, ...rest }: Props) {
  const t = useTexts(planTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: areas.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: 36,
  });
  const at = areas.findIndex(({ area }) => area.code === selected);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);
  const places = useMemo(() => new Map(series.areas.map((code, i) => [code, i])), [series]);
  const keys = useRowKeys(rows, scroller, areas.length);
  const items = rows.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  const inSight = items.some(({ index }) => index === keys.active);
  const reachable = inSight
    ? keys.active
    : (items.find(({ start }) => start >= (rows.scrollOffset ?? 0))?.index ?? 0);
  return (
    <div ref={scroller} className={styles.scroller} data-testid="ward-table">
      <table className={styles.table} aria-label={t.table} aria-rowcount={areas.length + 1}>
        <Head {...rest} />
        <tbody onPointerLeave={() => rest.onHover(null)} onKeyDown={keys.onKeyDown}>
          {before > 0 && <tr style={{ height: before }} />}
          {items.map(({ index }) => {
            const ranked = areas[index];
            return (
              ranked && (
                <Row
                  key={ranked.area.code}
                  place={places.get(ranked.area.code) ?? -1}
                  reachable={index === reachable}
                  {...{ ranked, index, selected, series }}
                  {...rest}
                  onActive={keys.setActive}
                />
              )
            );
          })}
          {after > 0 && <tr style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

/** Keys that move the focus from row to row, through rows that are not in the page yet, too. */
function useRowKeys(
  rows: Virtualizer<HTMLDivElement, Element>,
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
) {
  const [active, setActive] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(count - 1, to));
    setActive(index);
    rows.scrollToIndex(index, { align: 'auto' });
    const focus = () =>
      scroller.current
        ?.querySelector<HTMLButtonElement>(`tr[aria-rowindex="${index + 2}"] button`)
        ?.focus({ preventScroll: true });
    requestAnimationFrame(() => requestAnimationFrame(focus));
  };
  return { active, setActive, onKeyDown };
}

function Head({ columns, sorting, onSort }: Pick<Props, 'columns' | 'sorting' | 'onSort'>) {
  const t = useTexts(planTexts);
  const r = useTexts(rankingTexts);
  return (
    <thead>
      <tr>
        <SortHeader
          column="gained"
          text="#"
          label={r.movement}
          tip={columns.rankTip}
          {...{ sorting, onSort }}
        />
        <SortHeader column="name" text={t.ward} {...{ sorting, onSort }} />
        <SortHeader column="value" text={columns.value} {...{ sorting, onSort }} />
        <th scope="col" className={styles.trend} title={r.trendTip}>
          {r.trend}
        </th>
        <SortHeader column="second" text={columns.second} {...{ sorting, onSort }} />
      </tr>
    </thead>
  );
}

interface SortHeaderProps {
  column: SortKey;
  text: string;
  label?: string;
  tip?: string;
  sorting: Sorting;
  onSort(key: SortKey): void;
}

function SortHeader({ column, text, label, tip, sorting, onSort }: SortHeaderProps) {
  const t = useTexts(planTexts);
  const active = sorting.key === column;
  const direction = sorting.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={column === 'name' ? styles.first : column === 'gained' ? styles.rank : 'number'}
      aria-sort={active ? direction : 'none'}
    >
      <button
        type="button"
        className={styles.headButton}
        title={tip ?? t.sortBy(text)}
        aria-label={label}
        onClick={() => onSort(column)}
      >
        {text}
        <span aria-hidden="true">{active ? (sorting.descending ? '▼' : '▲') : ''}</span>
      </button>
    </th>
  );
}

interface RowProps
  extends Pick<
    Props,
    'series' | 'day' | 'columns' | 'colours' | 'hovered' | 'selected' | 'onHover' | 'onSelect'
  > {
  ranked: RankedArea;
  index: number;
  /** Where the area is in the series. */
  place: number;
  /** True for the one row that Tab reaches. */
  reachable: boolean;
  onActive(index: number): void;
}

function Row({ ranked, index, place, reachable, columns, ...props }: RowProps) {
  const r = useTexts(rankingTexts);
  const { formats } = useLanguage();
  const { area, figures, districtName, value, second, rank, gained, isSmall } = ranked;
  const { code } = area;
  const { colours, hovered, selected, onHover, onSelect } = props;
  const colour = colours.get(code);
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={code === selected}
      data-code={code}
      data-hovered={code === hovered || undefined}
      onPointerEnter={() => onHover(code)}
      onClick={() => onSelect(code === selected ? null : code)}
    >
      <td className={styles.rank}>
        <RankCell {...{ rank, gained }} />
      </td>
      <th scope="row">
        <button
          type="button"
          className={styles.name}
          aria-pressed={code === selected}
          tabIndex={reachable ? 0 : -1}
          onFocus={() => {
            props.onActive(index);
            onHover(code);
          }}
          onBlur={() => onHover(null)}
        >
          {shortAreaName(area.name)}
        </button>
        {districtName && <small>{shortAreaName(districtName)}</small>}
      </th>
      <td className="number">
        {colour && <span className={styles.chip} style={{ background: colour }} />}
        <strong>{columns.writeValue(value)}</strong>
        <small>
          {isSmall && (
            <em className={styles.small} title={r.small(formats.count(figures.eligible))}>
              {r.smallMark}{' '}
            </em>
          )}
          {columns.writeCounts(figures)}
        </small>
      </td>
      <td className={styles.trend}>
        {place >= 0 && <Sparkline series={props.series} index={place} day={props.day} />}
      </td>
      <td className="number">{columns.writeSecond(second)}</td>
    </tr>
  );
}
