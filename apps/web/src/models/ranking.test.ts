import type {
  AreaCode,
  Day,
  EffectEstimate,
  PilotEffect,
  PilotId,
  PilotModel,
  PilotVerdict,
} from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { rankModels } from './ranking.js';

function model(name: string, given: Partial<PilotModel> = {}): PilotModel {
  return {
    id: name as PilotId,
    name,
    kind: 'other',
    description: '',
    wards: ['25969', '25966'] as AreaCode[],
    from: '2023-08-01' as Day,
    to: '2023-08-14' as Day,
    teamHours: 40,
    author: 'Lan',
    version: 1,
    createdAt: '2023-08-01T00:00:00.000Z',
    editedAt: null,
    ...given,
  };
}

const about = (value: number): EffectEstimate => ({ value, low: value - 1, high: value + 1 });
function effect(name: string, verdict: PilotVerdict, perHour: number | null): PilotEffect {
  return {
    id: name as PilotId,
    verdict,
    obstacle: null,
    before: null,
    during: null,
    perThousand: about(1),
    extra: about(perHour === null ? 7 : -perHour),
    perTeamHour: perHour === null ? null : about(perHour),
    placebos: null,
    preTrend: null,
    balance: [],
    matches: [],
    shared: [],
    silent: [],
    series: null,
  };
}

describe('the ranking', () => {
  const models = [
    model('A', { teamHours: 400 }),
    model('B', { teamHours: null }),
    model('C'),
    model('D'),
    model('E'),
    model('F', { teamHours: 8 }),
  ];
  const effects = [
    effect('A', 'more', 3),
    effect('B', 'more', null),
    effect('C', 'unclear', 50),
    effect('D', 'fewer', -2),
    effect('F', 'more', 5),
  ];
  const order = (by: Parameters<typeof rankModels>[2]) =>
    rankModels(models, effects, by).map(({ model: { name } }) => name);

  it('has what certainly helps first, then by people an hour; the unknown is last', () => {
    expect(order('yield')).toEqual(['F', 'A', 'B', 'C', 'D', 'E']);
  });

  it('can have the lightest work first, or the most people', () => {
    expect(order('effort')).toEqual(['F', 'A', 'B', 'C', 'D', 'E']);
    expect(order('extra')).toEqual(['B', 'A', 'F', 'C', 'D', 'E']);
  });

  it('counts the work by ward and week', () => {
    const [first] = rankModels([model('C')], [], 'yield');
    expect(first?.effort).toBe(40 / (2 * 2));
    const [running] = rankModels([model('C', { to: null })], [], 'yield');
    expect(running?.effort).toBeNull();
  });
});
