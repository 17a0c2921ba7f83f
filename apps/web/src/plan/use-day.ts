import type { Day } from '@tungngo/domain';
import { useEffect, useEffectEvent, useState } from 'react';

/** How long the slider must rest before the link names its day; browsers limit how often one may. */
const REST_MS = 300;

/** The day on screen: follows the slider at once, and the link once the slider rests. */
export function useDay(linked: Day | undefined, link: (day: Day | undefined) => void) {
  const [day, setDay] = useState(linked);
  const [lastLinked, setLastLinked] = useState(linked);
  if (linked !== lastLinked) {
    setLastLinked(linked);
    setDay(linked);
  }
  const write = useEffectEvent(link);
  useEffect(() => {
    if (day === linked) return;
    const timer = setTimeout(() => write(day), REST_MS);
    return () => clearTimeout(timer);
  }, [day, linked]);
  return [day, setDay] as const;
}
