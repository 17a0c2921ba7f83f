import { type Area, type AreaCode, shortAreaName } from '@tungngo/domain';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useLanguage, useLocalized, useTexts } from '../language/language.js';
import { findPlaces, type Place, placesOf } from '../plan/search/find-places.js';
import styles from './model-form.module.css';
import { modelTexts } from './texts.js';

const MOST = 7;

interface Props {
  areas: readonly Area[];
  chosen: readonly AreaCode[];
  onChosen(chosen: AreaCode[]): void;
}

/** Chooses wards by name without diacritics, one by one or a whole district. */
export function WardPicker({ areas, chosen, onChosen }: Props) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(areas, query);
  const names = useMemo(
    () => new Map(areas.map(({ code, name }) => [code, shortAreaName(name)])),
    [areas],
  );
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onChosen([...new Set([...chosen, ...choice.wards])]);
    setQuery('');
    setAt(0);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setAt((at + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      // Else it would send the form.
      event.preventDefault();
      take(found[at]);
    } else if (event.key === 'Escape' && query) {
      // It empties the search, and does not close the form.
      event.preventDefault();
      event.stopPropagation();
      setQuery('');
    }
  };
  const isOpen = query.trim() !== '';
  return (
    <fieldset className={styles.wards}>
      <legend>{t.where}</legend>
      <div className={styles.search}>
        <input
          type="search"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && found[at] ? `${id}-${at}` : undefined}
          aria-label={t.findWard}
          placeholder={t.findWard}
          value={query}
          onChange={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        {isOpen && <Found {...{ id, found, at, chosen }} onTake={take} />}
      </div>
      <p className="faint" role="status">
        {chosen.length === 0 ? t.noneChosen : t.chosen(formats.count(chosen.length))}
      </p>
      <ul className={styles.chosen}>
        {chosen.map((code) => (
          <li key={code}>
            {names.get(code) ?? code}
            <button
              type="button"
              aria-label={t.takeOut(names.get(code) ?? code)}
              onClick={() => onChosen(chosen.filter((other) => other !== code))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface Choice {
  place: Place;
  wards: AreaCode[];
}

interface FoundProps {
  id: string;
  found: readonly Choice[];
  at: number;
  chosen: readonly AreaCode[];
  onTake(choice: Choice): void;
}

function Found({ id, found, at, chosen, onTake }: FoundProps) {
  const t = useTexts(modelTexts);
  const { formats } = useLanguage();
  if (found.length === 0) {
    return (
      <p className={styles.list} role="status">
        {t.noWard}
      </p>
    );
  }
  return (
    <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={t.findWard}>
      {found.map((choice, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus, as a combobox does
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input's keys choose it
        <div
          key={choice.place.id}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === at}
          // Before the input loses the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(choice)}
        >
          <span>
            {choice.wards.every((code) => chosen.includes(code)) && '✓ '}
            {choice.place.name}
          </span>
          <small>
            {choice.place.kind === 'district'
              ? t.wholeDistrict(formats.count(choice.wards.length))
              : choice.place.within}
          </small>
        </div>
      ))}
    </div>
  );
}

function useFound(areas: readonly Area[], query: string): Choice[] {
  const say = useLocalized();
  const places = useMemo(
    () =>
      placesOf(
        areas.filter(({ level }) => level !== 'province'),
        {},
        say,
      ),
    [areas, say],
  );
  return useMemo(
    () =>
      findPlaces(places, query, MOST).map((place) => ({
        place,
        wards: areas.flatMap(({ level, code, parentCode }) =>
          level === 'ward' && (code === place.id || parentCode === place.id) ? [code] : [],
        ),
      })),
    [areas, places, query],
  );
}
