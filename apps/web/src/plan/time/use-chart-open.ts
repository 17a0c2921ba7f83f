import { useSyncExternalStore } from 'react';
import type { TimeSearch } from './time-search.js';

const STORAGE_KEY = 'tungngo.chart';
/** Below this height the chart would leave too little of the map; a phone's page scrolls. */
const room = matchMedia('(min-height: 800px), (max-width: 760px)');

/** Whether the chart is drawn: as the link says, else as it was last left, else as there is room. */
export function useChartOpen({ chart }: TimeSearch): [boolean, remember: (open: boolean) => void] {
  const roomy = useSyncExternalStore(onRoom, () => room.matches);
  if (chart) return [chart !== 'none', remember];
  return [remembered() ?? roomy, remember];
}

function onRoom(listener: () => void) {
  room.addEventListener('change', listener);
  return () => room.removeEventListener('change', listener);
}

function remembered(): boolean | null {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    return text === null ? null : text === 'open';
  } catch {
    return null;
  }
}

function remember(open: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, open ? 'open' : 'closed');
  } catch {
    // A browser that keeps nothing decides by the room there is.
  }
}
