import { useEffect, useState } from 'react';

interface Props {
  label: string;
  value: number;
  least: number;
  most: number;
  step: number;
  onValue(value: number): void;
}

/** How long typing must rest before the number counts: each one is a forecast. */
const REST_MS = 400;

/** A number that counts once typing rests; what is no number within its bounds does not count. */
export function NumberField({ label, value, least, most, step, onValue }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      const number = Number(typed);
      const counts = typed.trim() !== '' && number >= least && number <= most;
      if (counts && number !== value) onValue(number);
      if (counts) setTyped(null);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed, value, least, most, onValue]);
  return (
    <input
      type="number"
      inputMode="decimal"
      aria-label={label}
      min={least}
      max={most}
      step={step}
      value={typed ?? value}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => {
        // What cannot count goes back to what counts.
        const number = Number(typed);
        if (typed === null) return;
        if (typed.trim() === '' || !(number >= least && number <= most)) setTyped(null);
      }}
    />
  );
}
