import { classOf } from '@tungngo/geo/statistics';
import { expect, it } from 'vitest';
import { classify } from './classes.js';

it('a value on a bound is in the upper class', () => {
  expect([0, 1, 1.5, 2, 9].map((value) => classOf(value, [1, 2]))).toEqual([0, 1, 1, 2, 2]);
});

it('areas without a value are counted apart', () => {
  expect(classify([null, 0.2, 0.9, null], [0.5])).toEqual({
    bounds: [0.5],
    extent: [0.2, 0.9],
    counts: [1, 1],
    missing: 2,
  });
});
