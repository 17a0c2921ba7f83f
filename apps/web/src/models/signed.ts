/** A figure of change with its sign; few digits where it is large. */
export function signed(
  value: number,
  decimals: (value: number, digits: number) => string,
  digits = 1,
): string {
  const shown = decimals(Math.abs(value), Math.abs(value) >= 100 ? 0 : digits);
  const isZero = !/[1-9]/.test(shown);
  return `${isZero ? '' : value > 0 ? '+' : '−'}${shown}`;
}
