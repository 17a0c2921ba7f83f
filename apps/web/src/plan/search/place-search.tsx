import { useQuery } from '@tanstack/react-query';
import { type Area, hardAreaKindLabels } from '@tungngo/domain';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocalized, useTexts } from '../../language/language.js';
import { useUnitOf } from '../../map/main-units.js';
import { trpc } from '../../server/client.js';
import { planTexts } from '../texts.js';
import { findPlaces, type Place, placesOf } from './find-places.js';
import styles from './place-search.module.css';

const MOST = 8;

interface Props {
  areas: readonly Area[];
  onPlace(place: Place): void;
}

/** Finds an area, a hard area or a site by name or code and takes the person there; “/” comes here. */
export function PlaceSearch({ areas, onPlace }: Props) {
  const t = useTexts(planTexts);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const found = useFoundPlaces(areas, query, open);
  useSlashKey(input);
  const take = (place: Place | undefined) => {
    if (!place) return;
    onPlace(place);
    setQuery('');
    setOpen(false);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt((at + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      take(found[at]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (open && query) setOpen(false);
      else setQuery('');
    }
  };
  const isOpen = open && query.trim() !== '';
  return (
    <div className={styles.search}>
      <input
        ref={input}
        type="search"
        role="combobox"
        data-testid="place-search"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found[at] ? `${id}-${at}` : undefined}
        aria-label={t.searchHint}
        title={t.searchHint}
        placeholder={t.search}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKey}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      {isOpen && <Suggestions {...{ id, found, at }} onTake={take} />}
    </div>
  );
}

interface SuggestionsProps {
  id: string;
  found: readonly Place[];
  at: number;
  onTake(place: Place): void;
}

function Suggestions({ id, found, at, onTake }: SuggestionsProps) {
  const t = useTexts(planTexts);
  if (found.length === 0) {
    return (
      <p className={styles.list} role="status">
        {t.noPlace}
      </p>
    );
  }
  return (
    <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={t.searchHint}>
      {found.map((place, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus, as a combobox does
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input's keys choose it
        <div
          key={place.id}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === at}
          // Before the input loses the focus, which would close the list.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(place)}
        >
          <span>{place.name}</span>
          <small>
            <PlaceKind kind={place.kind} />
            {place.within}
          </small>
        </div>
      ))}
    </div>
  );
}

function PlaceKind({ kind }: Pick<Place, 'kind'>) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  if (kind === 'province' || kind === 'district' || kind === 'ward') return null;
  if (kind === 'hard-area') return `${t.hardArea} · `;
  return `${kind === 'service-point' ? t.servicePoint : say(hardAreaKindLabels[kind])} · `;
}

/** What fits the query; hard areas and sites are asked for when a person begins to search. */
function useFoundPlaces(areas: readonly Area[], query: string, begun: boolean): Place[] {
  const say = useLocalized();
  const unitOf = useUnitOf(begun);
  const when = { enabled: begun };
  const { data: hardAreas } = useQuery(trpc.hardAreas.list.queryOptions({}, when));
  const { data: sites } = useQuery(trpc.coverage.sites.queryOptions(undefined, when));
  const places = useMemo(
    () => placesOf(areas, unitOf ? { hardAreas, sites } : {}, say, unitOf ?? undefined),
    [areas, hardAreas, sites, unitOf, say],
  );
  return useMemo(() => findPlaces(places, query, MOST), [places, query]);
}

/** “/” brings the cursor into the search, but not while one writes elsewhere. */
function useSlashKey(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const target = event.target;
      const writes =
        target instanceof HTMLElement &&
        target.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || writes || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input]);
}
