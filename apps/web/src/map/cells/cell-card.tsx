import { useLanguage, useTexts } from '../../language/language.js';
import styles from './cell-card.module.css';
import { cellTexts } from './texts.js';
import type { PointedCell } from './use-cell-pointer.js';

/** The people of the hexagon under the pointer, as far as they may be told. */
export function CellCard({ cell, place }: { cell: PointedCell; place: string | undefined }) {
  const t = useTexts(cellTexts);
  const { formats } = useLanguage();
  const told = (count: number | undefined) => (count === undefined ? t.few : formats.count(count));
  return (
    <div className={styles.card} data-testid="cell-card" data-cell={cell.id}>
      <h2>
        {t.cell}
        <small>{place}</small>
      </h2>
      <dl>
        <dt>{t.remaining}</dt>
        <dd>
          <strong>{told(cell.remaining)}</strong>
        </dd>
        <dt>{t.eligible}</dt>
        <dd>{told(cell.eligible)}</dd>
        <dt>{t.activated}</dt>
        <dd>{told(cell.activated)}</dd>
      </dl>
      {cell.estimated && <p className={styles.note}>{t.isEstimate}</p>}
    </div>
  );
}
