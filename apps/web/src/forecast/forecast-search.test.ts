import { describe, expect, it } from 'vitest';
import { readForecastSearch, readPaces, scenarioOf, writePaces } from './forecast-search.js';

const full = {
  day: '2023-09-01',
  indicator: 'level1',
  vintage: '2025-07',
  area: '718',
  level: 'all',
  sort: 'gap',
  deadline: '2023-10-15',
  paces: '74_1.2_0-718_1_50',
  teams: '4',
  perTeam: '45.5',
};

describe('the forecast page in a link', () => {
  it('comes back whole', () => {
    expect(readForecastSearch(full)).toEqual({ ...full, teams: 4, perTeam: 45.5 });
  });
  it('leaves out what is the default', () => {
    expect(readForecastSearch({ indicator: 'level2', level: 'ward', sort: 'risk' })).toEqual({});
  });
  it.each([
    ['day', '2023-02-30'],
    ['indicator', 'happiness'],
    ['area', "7'; DROP"],
    ['level', 'street'],
    ['deadline', 'soon'],
    ['paces', '718_99_-5'],
    ['paces', 'everywhere'],
    ['teams', '0'],
    ['teams', 'many'],
    ['perTeam', '-3'],
    ['perTeam', ''],
  ])('leaves out %s=%s', (key, value) => {
    expect(readForecastSearch({ [key]: value })).toEqual({});
  });
});

describe('paces in a link', () => {
  it('come back as they were written; those that change nothing are left out', () => {
    const paces = readPaces('718_1.25_0-719_1_40-720_1_0');
    expect(paces).toEqual([
      { code: '718', times: 1.25, plus: 0 },
      { code: '719', times: 1, plus: 40 },
    ]);
    expect(readPaces(writePaces(paces))).toEqual(paces);
    expect(writePaces([])).toBeUndefined();
  });
});

describe('what a link supposes', () => {
  it('is nothing without a what-if, whatever else the link says', () => {
    expect(
      scenarioOf(readForecastSearch({ day: '2023-09-01', perTeam: '80' }), 60),
    ).toBeUndefined();
  });
  it('takes the yield of a team from the link, else from what is known', () => {
    expect(scenarioOf({ teams: 3 }, 61)).toEqual({ teams: { teams: 3, peoplePerDay: 61 } });
    expect(scenarioOf({ teams: 3, perTeam: 45 }, 61)).toEqual({
      teams: { teams: 3, peoplePerDay: 45 },
    });
  });
});
