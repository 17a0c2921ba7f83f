import { useVirtualizer } from '@tanstack/react-virtual';
import { type HardArea, hardAreaKindLabels, shortAreaName } from '@tungngo/domain';
import { useEffect, useRef } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import styles from './hard-area-list.module.css';
import { kindColours } from './kinds.js';
import { dispatchTexts } from './texts.js';

interface Props {
  areas: readonly HardArea[];
  selected: string | null;
  onPick(id: string): void;
}

const ITEM_HEIGHT = 96;

/** Hard areas, best first; a virtual list, since a province may have hundreds. */
export function HardAreaList({ areas, selected, onPick }: Props) {
  const t = useTexts(dispatchTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: areas.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ITEM_HEIGHT,
    overscan: 6,
  });
  const at = areas.findIndex(({ id }) => id === selected);
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' });
  }, [at, list]);
  return (
    <div ref={scroller} className={styles.scroller} data-testid="hard-area-list">
      <ol aria-label={t.hardAreas} className={styles.list} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const area = areas[index];
          return (
            area && (
              <li
                key={area.id}
                aria-posinset={index + 1}
                aria-setsize={areas.length}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Item area={area} rank={index + 1} picked={area.id === selected} onPick={onPick} />
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}

interface ItemProps {
  area: HardArea;
  rank: number;
  picked: boolean;
  onPick(id: string): void;
}

function Item({ area, rank, picked, onPick }: ItemProps) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const [main] = area.reasons.toSorted((a, b) => b.points - a.points);
  return (
    <button
      type="button"
      className={styles.item}
      aria-pressed={picked}
      data-id={area.id}
      onClick={() => onPick(area.id)}
    >
      <span className={styles.rank} style={{ background: kindColours[area.kind] }}>
        {rank}
      </span>
      <span className={styles.name}>{say(area.name)}</span>
      <span className={styles.where}>
        {say(hardAreaKindLabels[area.kind])} · {shortAreaName(area.wardName)}
      </span>
      <span className={styles.remaining}>
        <strong>{formats.count(area.remaining)}</strong> {t.remaining}
      </span>
      <span className={styles.score}>
        {t.hardness} <HardnessBar area={area} />
      </span>
      <span className={styles.reason} title={main && say(main.text)}>
        {main && say(main.text)}
      </span>
    </button>
  );
}

/** The score as a bar in the kind's colour, with its number. */
export function HardnessBar({ area }: { area: HardArea }) {
  const t = useTexts(dispatchTexts);
  const { formats } = useLanguage();
  const score = formats.count(area.hardness);
  return (
    <span className={styles.hardness} title={t.hardnessTip}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ inlineSize: `${area.hardness}%`, background: kindColours[area.kind] }} />
      </span>
      {score}
    </span>
  );
}
