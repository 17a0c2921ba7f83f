import { beforeEach, describe, expect, it } from 'vitest';
import { keepAnswers } from './kept-answers.js';

interface Question {
  day: number;
  level?: string | undefined;
}

let asked: number[];
let failing: boolean;
const answers = () =>
  keepAnswers(
    async ({ day }: Question) => {
      asked.push(day);
      if (failing) throw new Error('no');
      return Array.from({ length: 10 }, () => day);
    },
    (rows) => rows.length,
    30,
  );
beforeEach(() => {
  asked = [];
  failing = false;
});

describe('answers that are kept', () => {
  it('are asked for once, in whatever order the question is put', async () => {
    const ask = answers();
    const both = [ask({ day: 1, level: 'ward' }), ask({ level: 'ward', day: 1 })];
    expect(await both[0]).toBe(await both[1]);
    await ask({ day: 1 });
    await ask({ day: 1, level: undefined });
    expect(asked).toEqual([1, 1]);
  });

  it('are given up when there are too many, those first that nobody asked for', async () => {
    const ask = answers();
    for (const day of [1, 2, 3, 1, 4, 1, 3, 2]) await ask({ day });
    expect(asked).toEqual([1, 2, 3, 4, 2]);
  });

  it('that failed are asked for anew', async () => {
    const ask = answers();
    failing = true;
    await expect(ask({ day: 1 })).rejects.toThrow('no');
    failing = false;
    expect(await ask({ day: 1 })).toHaveLength(10);
  });
});
