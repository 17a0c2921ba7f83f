import { useEffect, useEffectEvent } from 'react';
import type { PlanSearch } from './plan-search.js';

interface Way {
  search: PlanSearch;
  onSearch(change: Partial<PlanSearch>): void;
}

const isWriting = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;

/** Escape and Backspace go from a ward's cells to the ward, its district, the province, wherever the focus is. */
export function useWayUp({ search, onSearch }: Way): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const goesUp = event.key === 'Escape' || (event.key === 'Backspace' && !isWriting(event));
    if (!goesUp || event.defaultPrevented || (!search.ward && !search.district)) return;
    if (!search.ward) onSearch({ district: undefined });
    else if (search.view === 'cells') onSearch({ view: undefined });
    else onSearch({ ward: undefined, panel: undefined });
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // On the document: what had the focus may have gone, as a row of the ranking does for a card.
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
