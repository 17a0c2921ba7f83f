import { useVirtualizer } from '@tanstack/react-virtual';
import { type AreaCode, shortAreaName } from '@tungngo/domain';
import { useEffect, useRef } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import type { RankedWard, Sorting, SortKey } from './ranking.js';
import { planTexts } from './texts.js';
import styles from './ward-table.module.css';

interface Props {
  wards: readonly RankedWard[];
  colours: ReadonlyMap<AreaCode, string>;
  sorting: Sorting;
  hovered: AreaCode | null;
  selected: AreaCode | null;
  onSort(key: SortKey): void;
  onHover(code: AreaCode | null): void;
  onSelect(code: AreaCode | null): void;
}

const ROW_HEIGHT = 40;

/** The wards, ranked; only the rows in sight are in the page. A ward picked elsewhere scrolls into sight. */
export function WardTable({ wards, sorting, selected, onSort, ...rowProps }: Props) {
  const t = useTexts(planTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: wards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: 36,
  });
  const at = wards.findIndex(({ area }) => area.code === selected);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);
  const items = rows.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={styles.scroller} data-testid="ward-table">
      <table className={styles.table} aria-label={t.table} aria-rowcount={wards.length + 1}>
        <thead>
          <tr>
            <th scope="col" className={styles.rank}>
              <abbr title={t.rank}>#</abbr>
            </th>
            <SortHeader column="name" text={t.ward} {...{ sorting, onSort }} />
            <SortHeader column="coverage" text={t.coverage} {...{ sorting, onSort }} />
            <SortHeader column="remaining" text={t.remaining} {...{ sorting, onSort }} />
            <SortHeader column="attainment" text={t.targetShort} {...{ sorting, onSort }} />
          </tr>
        </thead>
        <tbody onPointerLeave={() => rowProps.onHover(null)}>
          {before > 0 && <tr style={{ height: before }} />}
          {items.map(({ index }) => {
            const ward = wards[index];
            return (
              ward && (
                <Row key={ward.area.code} index={index} {...{ ward, selected }} {...rowProps} />
              )
            );
          })}
          {after > 0 && <tr style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

interface SortHeaderProps {
  column: SortKey;
  text: string;
  sorting: Sorting;
  onSort(key: SortKey): void;
}

function SortHeader({ column, text, sorting, onSort }: SortHeaderProps) {
  const t = useTexts(planTexts);
  const active = sorting.key === column;
  const direction = sorting.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={column === 'name' ? styles.first : 'number'}
      aria-sort={active ? direction : 'none'}
    >
      <button
        type="button"
        className={styles.headButton}
        title={t.sortBy(text)}
        onClick={() => onSort(column)}
      >
        {text}
        <span aria-hidden="true">{active ? (sorting.descending ? '▼' : '▲') : ''}</span>
      </button>
    </th>
  );
}

interface RowProps
  extends Pick<Props, 'colours' | 'hovered' | 'selected' | 'onHover' | 'onSelect'> {
  ward: RankedWard;
  index: number;
}

function Row({ ward, index, colours, hovered, selected, onHover, onSelect }: RowProps) {
  const t = useTexts(planTexts);
  const { formats } = useLanguage();
  const { area, figures, districtName } = ward;
  const { code } = area;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={code === selected}
      data-code={code}
      data-hovered={code === hovered || undefined}
      onPointerEnter={() => onHover(code)}
      onClick={() => onSelect(code === selected ? null : code)}
    >
      <td className={styles.rank}>{index + 1}</td>
      <th scope="row">
        <button
          type="button"
          className={styles.name}
          aria-pressed={code === selected}
          onFocus={() => onHover(code)}
          onBlur={() => onHover(null)}
        >
          {shortAreaName(area.name)}
        </button>
        {districtName && <small>{shortAreaName(districtName)}</small>}
      </th>
      <td className="number">
        <span className={styles.chip} style={{ background: colours.get(code) }} />
        <strong>{formats.share(figures.coverage)}</strong>
        <small>{t.counts(formats.count(figures.activated), formats.count(figures.eligible))}</small>
      </td>
      <td className="number">{formats.count(figures.remaining)}</td>
      <td className="number">{formats.share(figures.attainment)}</td>
    </tr>
  );
}
