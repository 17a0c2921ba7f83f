import { nearestNeighbours } from '@tungngo/geo/statistics';
import { expect, it } from 'vitest';
import { openSpotDesk } from './spot-desk.js';
import { spotFigures } from './spot-figures.js';

const points = Array.from({ length: 2000 }, (_, i) => [i % 50, Math.floor(i / 50)] as const);
const order = (permutations: number) => ({
  statistic: 'gi-star' as const,
  values: points.map(([x, y]) => (x * 7 + y * 13) % 17),
  weights: nearestNeighbours(points, 8),
  permutations: { permutations, seed: 1 },
});

it('the thread answers what the function answers, one order after the other', async () => {
  const desk = openSpotDesk();
  const answers = await Promise.all([desk.figures(order(9)), desk.figures(order(19))]);
  expect(answers).toEqual([spotFigures(order(9)), spotFigures(order(19))]);
  await desk.close();
});

it('closing ends what runs and refuses what waits', async () => {
  const desk = openSpotDesk();
  const refused = { problem: { code: 'cancelled' } };
  const running = expect(desk.figures(order(9_999_999))).rejects.toMatchObject(refused);
  const waiting = expect(desk.figures(order(9))).rejects.toMatchObject(refused);
  // Lets the first one start.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await desk.close();
  await Promise.all([running, waiting]);
});

it('an order that cannot be done is refused, and the next one is done', async () => {
  const desk = openSpotDesk();
  await expect(desk.figures({ ...order(9), values: [1] })).rejects.toThrow(
    '1 values for 2000 areas',
  );
  expect((await desk.figures(order(9))).p).toHaveLength(2000);
  await desk.close();
});
