import type { KeptGeneration } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { filesSince } from './files-since.js';

const kept = (number: number, files: string[], changes: Partial<KeptGeneration> = {}) =>
  ({ number, files, restores: null, current: false, ...changes }) as KeptGeneration;

it('names the files that going back would take out of the figures', () => {
  const generations = [kept(3, ['c'], { current: true }), kept(2, ['b']), kept(1, ['a'])];
  expect(filesSince(generations, 1)).toEqual(['b', 'c']);
  expect(filesSince(generations, 2)).toEqual(['c']);
});

it('leaves out what an earlier roll-back has taken out already', () => {
  const generations = [
    kept(5, ['e'], { current: true }),
    kept(4, [], { restores: 2 }),
    kept(3, ['c']),
    kept(2, ['b']),
    kept(1, ['a']),
  ];
  expect(filesSince(generations, 1)).toEqual(['b', 'e']);
  expect(filesSince(generations, 3)).toEqual(['e']);
});
