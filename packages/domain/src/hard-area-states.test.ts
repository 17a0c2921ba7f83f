import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExcludedPeople } from './area-decisions.js';
import type { AreaCode, AreaLevel } from './areas.js';
import type { Day } from './days.js';
import {
  areaTotals,
  excludedTotals,
  excludedWithin,
  type StateEvidence,
  stateAreas,
  totalsByState,
} from './hard-area-states.js';
import { type HardArea, hardAreaStates } from './hard-areas.js';

const text = { vi: 'Khu trọ', en: 'Boarding houses' };

function areaOf(part: Partial<HardArea>): HardArea {
  return {
    ...{ id: 'h1', name: text, kind: 'factory', wardCode: '25741' as AreaCode, wardName: 'Xã' },
    ...{ lon: 106.6, lat: 11, eligible: 100, activated: 20, remaining: 80, temporaryShare: 0.5 },
    ...{ hardness: 60, reasons: [], missingInputs: [], confidence: 1, bestHours: text },
    polygon: { type: 'Polygon', coordinates: [] },
    ...{ standing: 'proposed', kindEvidence: [], kindConfidence: 1, expectedCoverage: null },
    ...{ since: null, parentId: null, trend: null, nearestPoint: null, access: null },
    ...{ contact: null, closedDay: null },
    ...part,
  };
}

type Restriction = StateEvidence['decisions'][number];
const restrict = (state: 'inaccessible' | 'excluded', areaIds: string[]): Restriction => ({
  ...{ kind: 'restrict', areaIds, parts: [], reason: 'Ngập nước', author: 'Đội 2' },
  decidedAt: '2023-09-01T00:00:00.000Z',
  restriction: { state, until: '2023-09-30' as Day },
});

const visit = (
  hardAreaId: string,
  status: 'planned' | 'done' | 'cancelled',
  day = '2023-09-01',
) => ({
  ...{ hardAreaId, status, day: day as Day },
});

function stateOf(area: Partial<HardArea>, evidence: Partial<StateEvidence> = {}) {
  const [stated] = stateAreas([areaOf(area)], {
    ...{ visits: [], decisions: [], targetShare: () => 0.8 },
    ...evidence,
  });
  return stated;
}

describe('the state of a hard area', () => {
  it.each([
    ['nobody has been there', {}, {}, 'unvisited'],
    ['a visit is planned', {}, { visits: [visit('h1', 'planned')] }, 'unvisited'],
    ['a visit was cancelled', {}, { visits: [visit('h1', 'cancelled')] }, 'unvisited'],
    ['somebody has been there', {}, { visits: [visit('h1', 'done')] }, 'visited'],
    ['somebody has been elsewhere', {}, { visits: [visit('h2', 'done')] }, 'unvisited'],
    [
      'it split from a visited one',
      { parentId: 'h2' },
      { visits: [visit('h2', 'done')] },
      'visited',
    ],
    ['its coverage is what the target asks for', { activated: 80 }, {}, 'reached'],
    ['a person is lacking to it', { activated: 79 }, {}, 'unvisited'],
    ['its ward has no target', { activated: 99 }, { targetShare: () => null }, 'unvisited'],
    [
      'its gap is closed',
      { closedDay: '2023-09-01' as Day },
      { targetShare: () => null },
      'reached',
    ],
    [
      'an officer cannot get in',
      { activated: 100 },
      { decisions: [restrict('inaccessible', ['h1'])] },
      'inaccessible',
    ],
    [
      'it split from an excluded one',
      { parentId: 'h2' },
      { decisions: [restrict('excluded', ['h2'])] },
      'excluded',
    ],
    ['another one is excluded', {}, { decisions: [restrict('excluded', ['h3'])] }, 'unvisited'],
  ] as [string, Partial<HardArea>, Partial<StateEvidence>, string][])(
    'when %s',
    (_, area, evidence, state) => {
      expect(stateOf(area, evidence)?.state).toBe(state);
    },
  );

  it('names the reason, who, and until when', () => {
    expect(stateOf({}, { decisions: [restrict('inaccessible', ['h1'])] })?.restriction).toEqual({
      ...{ state: 'inaccessible', reason: 'Ngập nước', author: 'Đội 2', until: '2023-09-30' },
      since: '2023-09-01T00:00:00.000Z',
    });
  });

  it('counts done and planned visits, and names the last day', () => {
    const visits = [
      visit('h1', 'done', '2023-09-03'),
      visit('h1', 'done', '2023-09-02'),
      visit('h1', 'planned', '2023-09-05'),
    ];
    expect(stateOf({}, { visits })?.visits).toEqual({ done: 2, planned: 1, lastDay: '2023-09-03' });
  });
});

const people = fc.record({ eligible: fc.nat(900), activated: fc.nat(900), remaining: fc.nat(900) });
const excludedOf = (areaId: string, eligible: number, activated: number): ExcludedPeople => ({
  ...{ areaId, name: text, wardCode: '25741' as AreaCode, kind: 'factory', eligible, activated },
  ...{ estimated: 0, reason: 'Khu quân sự', author: 'Đội 2', since: '', until: null },
});

describe('totals', () => {
  it('of two sets are those of both together, in any order', () => {
    fc.assert(
      fc.property(fc.array(people), fc.array(people), (one, other) => {
        const [a, b] = [areaTotals(one), areaTotals(other)];
        expect(areaTotals([...other, ...one])).toEqual({
          areas: a.areas + b.areas,
          eligible: a.eligible + b.eligible,
          activated: a.activated + b.activated,
          remaining: a.remaining + b.remaining,
        });
      }),
      { seed: 3 },
    );
  });

  it('by state count each area once; one whose exclusion is on its way too', () => {
    const visits = [visit('b', 'done')];
    const decisions = [restrict('excluded', ['c', 'd'])];
    const areas = stateAreas(
      ['a', 'b', 'c'].map((id) => areaOf({ id })),
      { visits, decisions, targetShare: () => null },
    );
    const totals = totalsByState(areas, [excludedOf('d', 50, 10), excludedOf('d', 5, 6)]);
    expect(hardAreaStates.map((state) => totals[state].areas)).toEqual([1, 1, 0, 0, 2]);
    expect(totals.excluded).toEqual({ areas: 2, eligible: 155, activated: 36, remaining: 120 });
    const delivered = totalsByState(areas, [excludedOf('c', 100, 20)]);
    expect(delivered.excluded.areas).toBe(1);
  });

  it('of excluded areas count an area in two wards once', () => {
    expect(excludedTotals([excludedOf('d', 50, 10), excludedOf('d', 5, 6)])).toEqual({
      ...{ areas: 1, eligible: 55, activated: 16, remaining: 40 },
    });
  });

  it('of an area are those of its wards', () => {
    const areas = (
      [
        ['74', 'province', null],
        ['718', 'district', '74'],
        ['25741', 'ward', '718'],
        ['725', 'district', '74'],
      ] as [AreaCode, AreaLevel, AreaCode | null][]
    ).map(([code, level, parentCode]) => ({ code, level, parentCode }));
    const here = [excludedOf('d', 50, 10)];
    const within = (code: string) => excludedWithin(here, areas, code as AreaCode);
    expect(['74', '718', '25741'].map(within)).toEqual([here, here, here]);
    expect(within('725')).toEqual([]);
  });
});
