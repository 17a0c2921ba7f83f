import { NO_VALUE } from '../language/formats.js';
import { useLanguage, useTexts } from '../language/language.js';
import { rankingTexts } from './ranking-texts.js';
import styles from './ward-table.module.css';

interface Props {
  rank: number | null;
  /** Ranks gained; null when there is nothing to compare with. */
  gained: number | null;
}

/** A rank and how it moved, in a sign and in words. */
export function RankCell({ rank, gained }: Props) {
  const t = useTexts(rankingTexts);
  const { formats } = useLanguage();
  return (
    <>
      {rank === null ? NO_VALUE : formats.count(rank)}
      {gained !== null && rank !== null && (
        <small data-move={gained > 0 ? 'up' : gained < 0 ? 'down' : 'same'} className={styles.move}>
          <span aria-hidden="true">{moveSign(gained)}</span>
          <span className="visually-hidden">
            {gained === 0
              ? t.same
              : gained > 0
                ? t.up(formats.count(gained))
                : t.down(formats.count(-gained))}
          </span>
        </small>
      )}
    </>
  );
}

function moveSign(gained: number): string {
  if (gained === 0) return '=';
  return gained > 0 ? `▲${gained}` : `▼${-gained}`;
}
