import type { Area, AreaCode, Day, Team, TeamId, Visit } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { isBooked, nearestFirst } from './team-order.js';

const area = (code: string, parentCode: string | null, lon: number): Area => ({
  code: code as AreaCode,
  parentCode: parentCode as AreaCode | null,
  name: code,
  level: 'ward',
  lon,
  lat: 11,
});
const areas = [
  area('718', '74', 106.7),
  area('25741', '718', 106.6),
  area('25747', '718', 106.65),
  area('25999', '720', 107),
];
const team = (id: string, baseCode: string) => ({ id, name: id, baseCode }) as Team;

it('the ward’s own team comes first, then its district’s, then by distance; unknown bases last', () => {
  const teams = [
    team('far', '25999'),
    team('lost', '999'),
    team('near', '25747'),
    team('district', '718'),
    team('own', '25741'),
  ];
  const order = nearestFirst(teams, '25741' as AreaCode, areas).map(({ id }) => id);
  expect(order).toEqual(['own', 'district', 'near', 'far', 'lost']);
});

it('a cancelled visit does not book its team', () => {
  const visit = (status: string) =>
    [{ teamId: 't', day: '2023-09-26', shift: 'evening', status }] as unknown as Visit[];
  const booked = (visits: Visit[]) =>
    isBooked(visits, 't' as TeamId, '2023-09-26' as Day, 'evening');
  expect([booked(visit('planned')), booked(visit('done')), booked(visit('cancelled'))]).toEqual([
    true,
    true,
    false,
  ]);
});
