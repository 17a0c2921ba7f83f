import { useRef, useState } from 'react';
import type { RankedHardArea } from '../hard-areas/ranked-area.js';

/** The areas ticked; with Shift held, all from the one ticked last to this one, as they are shown. */
export function useSelection(shown: readonly RankedHardArea[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const choose = (id: string, through: boolean) => {
    const ids = shown.map(({ area }) => area.id);
    const ends = [ids.indexOf(last.current ?? ''), ids.indexOf(id)].sort((a, b) => a - b);
    const [from = -1, to = -1] = ends;
    const span = through && from >= 0 ? ids.slice(from, to + 1) : [id];
    last.current = id;
    setChosen((before) => {
      const after = new Set(before);
      for (const each of span) {
        if (before.has(id)) after.delete(each);
        else after.add(each);
      }
      return after;
    });
  };
  return {
    chosen,
    choose,
    chooseAll: () => setChosen(new Set(shown.map(({ area }) => area.id))),
    clear: () => setChosen(new Set()),
  };
}
