import type { Day, Visit } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { teamYield } from './team-yield.js';

const until = '2023-09-10' as Day;
const visit = (team: string, day: string, level2: number) =>
  ({
    teamId: team,
    day,
    outcome: { level1: 3, level2, absent: 0, refused: 0 },
  }) as unknown as Visit;
// Team a goes out twice on the 1st: one day of a team.
const visits = [
  visit('a', '2023-09-01', 20),
  visit('a', '2023-09-01', 30),
  visit('b', '2023-09-01', 40),
  visit('a', '2023-09-02', 10),
  visit('b', '2023-09-02', 60),
  visit('a', '2023-09-03', 40),
];

it('is the people brought on a team’s day, level 1 too where accounts of any level count', () => {
  expect(teamYield(visits, 'level2', until)).toEqual({ peoplePerDay: 40, teamDays: 5 });
  expect(teamYield(visits, 'level1', until)).toEqual({ peoplePerDay: 43.6, teamDays: 5 });
});

it('knows nothing of later days, of visits without a result and of what visits do not report', () => {
  expect(teamYield([...visits, visit('a', '2023-09-11', 900)], 'level2', until)).toEqual({
    peoplePerDay: 40,
    teamDays: 5,
  });
  const open = { ...visit('a', '2023-09-04', 0), outcome: null };
  expect(teamYield([...visits, open], 'level2', until)?.teamDays).toBe(5);
  expect(teamYield(visits, 'chip-card', until)).toBeNull();
});

it('is unknown from a few days only', () => {
  expect(teamYield(visits.slice(0, 4), 'level2', until)).toBeNull();
});
