import type { Visit } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { groupByDay } from './board-groups.js';

const visit = (id: string, day: string, teamName: string, shift: string) =>
  ({ id, day, teamName, shift, createdAt: '' }) as Visit;

it('the newest day is first; within it teams by number and shifts by time', () => {
  const board = groupByDay([
    visit('a', '2023-09-25', 'Tổ 2', 'morning'),
    visit('b', '2023-09-26', 'Tổ 10', 'morning'),
    visit('c', '2023-09-26', 'Tổ 2', 'evening'),
    visit('d', '2023-09-26', 'Tổ 2', 'afternoon'),
  ]);
  expect(board.map(({ day, visits }) => [day, visits.map(({ id }) => id).join('')])).toEqual([
    ['2023-09-26', 'dcb'],
    ['2023-09-25', 'a'],
  ]);
});
