import { useState } from 'react';

/** A value whose changes can be undone, one by one. */
export function useUndo<T>(first: T) {
  const [past, setPast] = useState<readonly T[]>([]);
  const [value, setValue] = useState(first);
  return {
    value,
    canUndo: past.length > 0,
    set(next: T) {
      setPast([...past, value]);
      setValue(next);
    },
    undo() {
      const last = past.at(-1);
      if (last === undefined) return;
      setPast(past.slice(0, -1));
      setValue(last);
    },
    /** Forgets the past too. */
    reset(next: T) {
      setPast([]);
      setValue(next);
    },
  };
}
