/** A span of values: from `from` up to, not with, `to`. */
export interface ValueRange {
  from: number;
  to: number;
}

/** Numbers as a link carries them: `0.25~0.5~1`. */
export function writeNumbers(numbers: readonly number[]): string {
  return numbers.map((number) => String(Number(number.toPrecision(12)))).join('~');
}

/** The numbers of a link, ascending and each once; empty where one of them is no number. */
export function readNumbers(text: unknown): number[] {
  const parts = String(text ?? '').split('~');
  const numbers = parts.map(Number);
  if (parts.includes('') || !numbers.every(Number.isFinite)) return [];
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** A range as a link carries it; an end that is infinite is left out: `0.4~`, `~0.2`. */
export function writeRange({ from, to }: ValueRange): string {
  return [from, to].map((end) => (Number.isFinite(end) ? writeNumbers([end]) : '')).join('~');
}

/** The range of a link; null where it is none. */
export function readRange(text: unknown): ValueRange | null {
  const parts = String(text ?? '').split('~');
  const [first = '', second = ''] = parts;
  if (parts.length !== 2 || (first === '' && second === '')) return null;
  const from = first === '' ? Number.NEGATIVE_INFINITY : Number(first);
  const to = second === '' ? Number.POSITIVE_INFINITY : Number(second);
  return from < to ? { from, to } : null;
}
