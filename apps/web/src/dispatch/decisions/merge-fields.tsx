import type { HardArea } from '@tungngo/domain';
import { useId } from 'react';
import { useLanguage, useLocalized, useTexts } from '../../language/language.js';
import { LngLat } from '../../map/maplibre.js';
import styles from './decisions.module.css';
import { decisionTexts } from './texts.js';

const MOST = 8;
const NEAR_M = 5000;

interface Props {
  area: HardArea;
  areas: readonly HardArea[];
  others: readonly string[];
  name: string;
  onOthers(ids: string[]): void;
  onName(name: string): void;
}

/** The areas nearby, to be ticked, and what the merged one is called. */
export function MergeFields({ area, areas, others, name, onOthers, onName }: Props) {
  const t = useTexts(decisionTexts);
  const say = useLocalized();
  const { formats } = useLanguage();
  const id = useId();
  const near = nearby(area, areas);
  const people = near
    .filter((one) => others.includes(one.area.id))
    .reduce((sum, one) => sum + one.area.remaining, area.remaining);
  const toggle = (other: string, on: boolean) =>
    onOthers(on ? [...others, other] : others.filter((one) => one !== other));
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t.mergeWith}</legend>
        {near.length === 0 && <p className="faint">{t.noneNear}</p>}
        {near.map(({ area: other, metres }) => (
          <label key={other.id}>
            <input
              type="checkbox"
              checked={others.includes(other.id)}
              onChange={({ target }) => toggle(other.id, target.checked)}
            />
            <span>
              {say(other.name)}
              <small>
                {t.away(formats.decimals(metres / 1000, 1), formats.count(other.remaining))}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <p role="status">{t.mergeTotal(formats.count(others.length + 1), formats.count(people))}</p>
      <label htmlFor={`${id}-name`}>
        {t.name}
        <input
          id={`${id}-name`}
          name="name"
          required
          maxLength={120}
          value={name}
          onChange={({ target }) => onName(target.value)}
        />
      </label>
    </>
  );
}

function nearby(area: HardArea, areas: readonly HardArea[]) {
  const here = new LngLat(area.lon, area.lat);
  return areas
    .filter(({ id }) => id !== area.id)
    .map((other) => ({ area: other, metres: here.distanceTo(new LngLat(other.lon, other.lat)) }))
    .filter(({ metres }) => metres <= NEAR_M)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST);
}
