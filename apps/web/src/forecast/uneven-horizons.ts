import type { Backtest } from '@tungngo/domain';

/** Between these shares an 80% band is called calibrated. */
export const CALIBRATED = { from: 0.72, to: 0.88, at: 0.8 };

/** Days ahead at which the band held the truth too seldom, and too often; all levels together. */
export function unevenHorizons({ rows }: Backtest): { narrow: number[]; wide: number[] } {
  const sums = new Map<number, { covered: number; forecasts: number }>();
  for (const { horizon, covered, forecasts } of rows) {
    const sum = sums.get(horizon) ?? { covered: 0, forecasts: 0 };
    sum.covered += covered * forecasts;
    sum.forecasts += forecasts;
    sums.set(horizon, sum);
  }
  const shares = [...sums]
    .map(([horizon, { covered, forecasts }]) => ({ horizon, share: covered / forecasts }))
    .sort((a, b) => a.horizon - b.horizon);
  const where = (is: (share: number) => boolean) =>
    shares.filter(({ share }) => is(share)).map(({ horizon }) => horizon);
  return {
    narrow: where((share) => share < CALIBRATED.from),
    wide: where((share) => share > CALIBRATED.to),
  };
}
