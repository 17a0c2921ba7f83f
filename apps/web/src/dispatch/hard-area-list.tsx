import { useVirtualizer } from '@tanstack/react-virtual';
import { hardAreaKindLabels, shortAreaName } from '@tungngo/domain';
import { type MouseEvent, useEffect, useRef } from 'react';
import type { RankedHardArea } from '../hard-areas/ranked-area.js';
import type { Shades } from '../hard-areas/shades.js';
import { useTrendText } from '../hard-areas/use-trend-text.js';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { isDark } from '../map/contrast.js';
import styles from './hard-area-list.module.css';
import { StateChip } from './states/state-marks.js';
import { dispatchTexts } from './texts.js';

interface Props {
  areas: readonly RankedHardArea[];
  shades: Shades;
  selected: string | null;
  chosen: ReadonlySet<string>;
  onPick(id: string): void;
  /** @param through true to take all from the one ticked last up to this one */
  onChoose(id: string, through: boolean): void;
}

const ITEM_HEIGHT = 96;

/** Hard areas in the order asked for; a virtual list, since a province may have hundreds. */
export function HardAreaList({ areas, selected, ...rest }: Props) {
  const t = useTexts(dispatchTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: areas.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ITEM_HEIGHT,
    overscan: 6,
  });
  const at = areas.findIndex(({ area }) => area.id === selected);
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' });
  }, [at, list]);
  return (
    <div ref={scroller} className={styles.scroller} data-testid="hard-area-list">
      <ol aria-label={t.hardAreas} className={styles.list} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const ranked = areas[index];
          return (
            ranked && (
              <li
                key={ranked.area.id}
                aria-posinset={index + 1}
                aria-setsize={areas.length}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Item {...ranked} {...rest} picked={ranked.area.id === selected} />
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}

interface ItemProps extends RankedHardArea, Omit<Props, 'areas' | 'selected'> {
  picked: boolean;
}

function Item({ area, rank, picked, shades, chosen, onPick, onChoose }: ItemProps) {
  const t = useTexts(dispatchTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const trend = useTrendText();
  const [main] = area.reasons.toSorted((a, b) => b.points - a.points);
  const colour = shades.colourOf(area.hardness);
  return (
    <>
      <input
        type="checkbox"
        className={styles.check}
        aria-label={t.choose(say(area.name))}
        checked={chosen.has(area.id)}
        onClick={(event: MouseEvent) => onChoose(area.id, event.shiftKey)}
        readOnly
      />
      <button
        type="button"
        className={styles.item}
        aria-pressed={picked}
        data-id={area.id}
        onClick={() => onPick(area.id)}
      >
        <span
          className={styles.rank}
          style={{ background: colour, color: isDark(colour) ? '#fff' : '#14212b' }}
        >
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
          <HardnessBar hardness={area.hardness} colour={colour} />
          <StateChip state={area.state} restriction={area.restriction} />
          {area.trend !== null && <small>{trend(area.trend)}</small>}
        </span>
        <span className={styles.reason} title={main && say(main.text)}>
          {main && say(main.text)}
        </span>
      </button>
    </>
  );
}

/** The score as a bar in its shade, with its number. */
export function HardnessBar({ hardness, colour }: { hardness: number; colour: string }) {
  const t = useTexts(dispatchTexts);
  const { formats } = useLanguage();
  return (
    <span className={styles.hardness} title={t.hardnessTip}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ inlineSize: `${hardness}%`, background: colour }} />
      </span>
      {formats.count(hardness)}
    </span>
  );
}
