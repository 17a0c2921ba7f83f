import type { ReachMeasure, ReachSummary } from '@tungngo/domain';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLanguage, useTexts } from '../language/language.js';
import styles from './reach.module.css';
import { type ReachSearch, reachViews, sliderOf } from './reach-search.js';
import { reachTexts } from './texts.js';

/** A way or a time as people say it: 2,5 km, 750 m, 10 phút. */
export function useWritten() {
  const { formats, language } = useLanguage();
  return (value: number | null, measure: ReachMeasure): string => {
    if (value === null) return '–';
    if (measure === 'minutes') {
      return `${formats.count(value)} ${language === 'vi' ? 'phút' : 'min'}`;
    }
    return value < 1000
      ? `${formats.count(value)} m`
      : `${formats.decimals(value / 1000, value % 1000 === 0 ? 0 : 2)} km`;
  };
}

interface Props {
  summary: ReachSummary;
  /** True while the figures are still those of the former reach. */
  isOld: boolean;
}

/** How many people live beyond the reach, and how that is known. */
export function ReachFigures({ summary, isOld }: Props) {
  const t = useTexts(reachTexts);
  const { formats } = useLanguage();
  const { people, beyond, unplaced, offRoad, basis } = summary;
  const share = people > 0 ? beyond / people : 0;
  return (
    <section className={styles.figures} aria-busy={isOld} data-testid="reach-figures">
      <p className={styles.main}>
        <span>{t.beyond}</span>
        <strong>{formats.count(beyond)}</strong>
        <small>{t.beyondOf(formats.share(share), formats.count(people))}</small>
      </p>
      {unplaced > 0 && <p className={styles.note}>{t.unplaced(formats.count(unplaced))}</p>}
      <p className={styles.note}>
        {basis.roads
          ? t.byRoad(formats.count(basis.roads.kilometres), formats.share(basis.roads.longestShare))
          : t.straight(
              formats.decimals(basis.detourFactor, 1),
              formats.count(basis.straightSpeedKmh),
            )}{' '}
        {offRoad > 0 && t.offRoad(formats.count(offRoad), formats.count(basis.snapMetres))}
      </p>
    </section>
  );
}

interface ChoiceProps {
  measure: ReachMeasure;
  limit: number;
  view: NonNullable<ReachSearch['view']>;
  onSearch(change: Partial<ReachSearch>): void;
}

/** What the reach is measured in, how far it goes, and what the map shows of it. */
export function ReachChoices({ measure, limit, view, onSearch }: ChoiceProps) {
  const t = useTexts(reachTexts);
  return (
    <section className={styles.choices}>
      <ReachSlider
        key={`${measure} ${limit}`}
        {...{ measure, limit }}
        onLimit={(next) => onSearch({ limit: next })}
      />
      <fieldset className="segmented">
        <legend className="visually-hidden">{t.measure}</legend>
        {(['metres', 'minutes'] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={measure === name}
            onClick={() =>
              onSearch({ measure: name === 'metres' ? undefined : name, limit: undefined })
            }
          >
            {t[name]}
          </button>
        ))}
      </fieldset>
      <fieldset className="segmented">
        <legend className="visually-hidden">{t.view}</legend>
        {reachViews.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => onSearch({ view: name === 'distance' ? undefined : name })}
          >
            {t[name]}
          </button>
        ))}
      </fieldset>
    </section>
  );
}

const SETTLED_MS = 250;

interface SliderProps {
  measure: ReachMeasure;
  limit: number;
  onLimit(limit: number | undefined): void;
}

/** The link follows once the slider rests. */
function ReachSlider({ measure, limit, onLimit }: SliderProps) {
  const t = useTexts(reachTexts);
  const written = useWritten();
  const [value, setValue] = useState(limit);
  const { min, max, step, usual } = sliderOf[measure];
  const settle = useEffectEvent(() => onLimit(value === usual ? undefined : value));
  useEffect(() => {
    if (value === limit) return;
    const timer = setTimeout(settle, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value, limit]);
  return (
    <label className={styles.slider}>
      <span>
        {t.reach} <output>{written(value, measure)}</output>
      </span>
      <input
        type="range"
        {...{ min, max, step, value }}
        aria-label={t.reach}
        aria-valuetext={written(value, measure)}
        onChange={({ currentTarget }) => setValue(Number(currentTarget.value))}
      />
    </label>
  );
}
