import { useEffect, useEffectEvent, useState } from 'react';

/** Days a second that one can choose from. */
export const speeds = [2, 5, 15, 30, 60] as const;
export type Speed = (typeof speeds)[number];

interface Question {
  at: number;
  last: number;
  speed: Speed;
  go(index: number): void;
}

/**
 * Moves on by the time that has gone by, at most once a frame: a slow machine skips days, and the
 * campaign takes as long as it should.
 */
export function usePlaying({ at, last, speed, go }: Question) {
  const [playing, setPlaying] = useState(false);
  const advance = useEffectEvent((days: number) => {
    if (at >= last) setPlaying(false);
    else go(Math.min(last, at + days));
  });
  useEffect(() => {
    if (!playing) return;
    let since = performance.now();
    let frame = requestAnimationFrame(function tick(now) {
      const days = Math.floor(((now - since) * speed) / 1000 + 1e-3);
      if (days > 0) {
        since += (days * 1000) / speed;
        advance(days);
      }
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed]);
  const toggle = () => {
    if (!playing && at >= last) go(0);
    setPlaying(!playing);
  };
  return { playing, toggle, stop: () => setPlaying(false) };
}
