import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanRequest, SiteDemand, TeamSupply, VisitPlan } from './model.js';
import { planVisits } from './plan-visits.js';
import { verifyVisits } from './verify-visits.js';

const effort = { iterations: 250, seed: 1 };

/** Places on a line, a minute apart; place 0 is the base. */
function line(places: number): Pick<PlanRequest, 'places' | 'travelMin'> {
  const travelMin = Array.from({ length: places ** 2 }, (_, i) =>
    Math.abs(Math.floor(i / places) - (i % places)),
  );
  return { places, travelMin };
}

function team(id: string, more: Partial<TeamSupply> = {}): TeamSupply {
  return {
    id,
    startPlace: 0,
    endPlace: 0,
    capacityPerHour: 30,
    skills: [],
    languages: ['vi'],
    loudspeakerCar: false,
    kits: 1,
    shifts: [{ day: 0, fromMin: 480, untilMin: 720 }],
    ...more,
  };
}

function site(id: string, place: number, more: Partial<SiteDemand> = {}): SiteDemand {
  return {
    id,
    place,
    people: 50,
    mostVisits: 1,
    lengthsMin: [60],
    hours: [{ day: 0, fromMin: 480, untilMin: 720, chancePerHour: 0.5 }],
    ...more,
  };
}

function request(
  teams: TeamSupply[],
  sites: SiteDemand[],
  more: Partial<PlanRequest> = {},
): PlanRequest {
  return { days: ['2023-08-01', '2023-08-02'], ...line(sites.length + 1), teams, sites, ...more };
}

function visitsOf(plan: VisitPlan) {
  return plan.teamDays.flatMap(({ visits }) => visits);
}

const drawnSite = fc.record({
  people: fc.integer({ min: 0, max: 200 }),
  mostVisits: fc.integer({ min: 1, max: 3 }),
  lengthsMin: fc.constantFrom([30], [30, 60], [60, 120]),
  hours: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 1 }),
      fromMin: fc.integer({ min: 420, max: 900 }),
      length: fc.integer({ min: 40, max: 300 }),
      chancePerHour: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  skills: fc.constantFrom([], [], ['elderly']),
  districtId: fc.constantFrom('a', 'b'),
});

const drawnTeam = fc.record({
  capacityPerHour: fc.integer({ min: 5, max: 60 }),
  skills: fc.constantFrom([], ['elderly']),
  kits: fc.integer({ min: 0, max: 2 }),
  fromMin: fc.integer({ min: 420, max: 540 }),
  rest: fc.constantFrom(undefined, { fromMin: 660, untilMin: 800, lengthMin: 45 }),
});

const drawnRequest = fc
  .record({
    sites: fc.array(drawnSite, { minLength: 1, maxLength: 9 }),
    teams: fc.array(drawnTeam, { minLength: 1, maxLength: 3 }),
    kitsPerDay: fc.constantFrom([9, 9], [2, 1]),
    travel: fc.array(fc.double({ min: 0, max: 90, noNaN: true }), {
      minLength: 100,
      maxLength: 100,
    }),
    pin: fc.boolean(),
    ban: fc.boolean(),
  })
  .map(({ sites, teams, kitsPerDay, travel, pin, ban }): PlanRequest => {
    const places = sites.length + 1;
    return {
      days: ['2023-08-01', '2023-08-02'],
      places,
      travelMin: travel.slice(0, places * places),
      teams: teams.map(({ fromMin, rest, ...one }, i) =>
        team(`t${i}`, {
          ...one,
          shifts: [0, 1].map((day) => ({ day, fromMin, untilMin: 1000, ...(rest && { rest }) })),
        }),
      ),
      sites: sites.map(({ hours, ...one }, i) =>
        site(`s${i}`, i + 1, {
          ...one,
          hours: hours.map(({ length, ...at }) => ({ ...at, untilMin: at.fromMin + length })),
        }),
      ),
      districts: [
        { id: 'a', leastVisits: 1 },
        { id: 'b', leastVisits: 2 },
      ],
      kitsPerDay,
      pinned: pin ? [{ siteId: 's0', teamId: 't0', day: 1 }] : [],
      forbidden: ban ? [{ siteId: 's0', teamId: 't0' }] : [],
    };
  });

describe('every plan', () => {
  it('is one that the verifier accepts, gains no more than its bound, and explains every site', () => {
    fc.assert(
      fc.property(drawnRequest, (asked) => {
        const plan = planVisits(asked, effort);
        expect(verifyVisits(asked, plan)).toEqual([]);
        expect(plan.bound).toBeGreaterThanOrEqual(plan.gain);
        const visited = new Set(visitsOf(plan).map(({ siteId }) => siteId));
        const told = new Set(plan.leftOut.map(({ siteId }) => siteId));
        expect(asked.sites.filter(({ id }) => visited.has(id) === told.has(id))).toEqual([]);
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  it('stays one when it is made anew in the middle of the day, with what has begun in place', () => {
    fc.assert(
      fc.property(drawnRequest, fc.integer({ min: 480, max: 900 }), (asked, minute) => {
        const before = visitsOf(planVisits(asked, effort));
        const now = { day: 0, minute };
        const again = { ...asked, current: { visits: before, now, changeCost: 5 } };
        const plan = planVisits(again, effort);
        expect(verifyVisits(again, plan)).toEqual([]);
        const begun = before.filter(({ day, startMin }) => day === 0 && startMin < minute);
        for (const { siteId, teamId, day, startMin, endMin } of begun) {
          expect(visitsOf(plan)).toContainEqual(
            expect.objectContaining({ siteId, teamId, day, startMin, endMin, begun: true }),
          );
        }
      }),
      { numRuns: 25, seed: 4 },
    );
  });

  it('is the same for the same seed', () => {
    const asked = fc.sample(drawnRequest, { numRuns: 1, seed: 8 })[0] as PlanRequest;
    expect(planVisits(asked, effort)).toEqual(planVisits(asked, effort));
  });
});

describe('the bound', () => {
  /** Best gain of one team by trying every order of every set of sites. */
  function bruteForce(asked: PlanRequest): number {
    let best = 0;
    const grow = (place: number, clock: number, gain: number, left: readonly number[]) => {
      if (clock + (asked.travelMin[place * asked.places] as number) > 720) return;
      best = Math.max(best, gain);
      for (const i of left) {
        const one = asked.sites[i] as SiteDemand;
        const hours = one.hours[0] as SiteDemand['hours'][number];
        const starts = Math.max(
          clock + (asked.travelMin[place * asked.places + one.place] as number),
          hours.fromMin,
        );
        if (starts + 60 > hours.untilMin) continue;
        const more = Math.min(30, one.people * hours.chancePerHour);
        grow(
          one.place,
          starts + 60,
          gain + more,
          left.filter((other) => other !== i),
        );
      }
    };
    grow(0, 480, 0, [...asked.sites.keys()]);
    return best;
  }

  it('lies at or over the best plan, and the plan found is the best one', () => {
    const sites = fc.array(
      fc.record({
        people: fc.integer({ min: 1, max: 90 }),
        fromMin: fc.integer({ min: 480, max: 640 }),
        length: fc.integer({ min: 60, max: 200 }),
      }),
      { minLength: 6, maxLength: 6 },
    );
    fc.assert(
      fc.property(sites, (drawn) => {
        const asked = request(
          [team('t')],
          drawn.map(({ people, fromMin, length }, i) => {
            const hours = { day: 0, fromMin, untilMin: fromMin + length, chancePerHour: 0.5 };
            return site(`s${i}`, i + 1, { people, hours: [hours] });
          }),
          { travelCostPerHour: 0 },
        );
        const plan = planVisits(asked, { iterations: 1500, seed: 1 });
        const best = bruteForce(asked);
        expect(plan.gain).toBeCloseTo(best, 6);
        expect(plan.bound).toBeGreaterThanOrEqual(best - 1e-9);
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});

describe('a request', () => {
  it.each([
    { field: 'teams[0].shifts', teams: [team('t', { shifts: [] })] },
    {
      field: 'teams[0].shifts[0].untilMin',
      teams: [team('t', { shifts: [{ day: 0, fromMin: 700, untilMin: 600 }] })],
    },
    { field: 'teams[0].startPlace', teams: [team('t', { startPlace: 99 })] },
    { field: 'teams[0].capacityPerHour', teams: [team('t', { capacityPerHour: Number.NaN })] },
  ])('with a wrong team is refused at $field, and the others plan on', ({ field, teams }) => {
    const plan = planVisits(request([...teams, team('other')], [site('a', 1)]), effort);
    expect(plan.refused.map((one) => one.field)).toEqual([field]);
    expect(visitsOf(plan).map(({ teamId }) => teamId)).toEqual(['other']);
  });

  it.each([
    {
      field: 'sites[1].hours[0].untilMin',
      more: { hours: [{ day: 0, fromMin: 600, untilMin: 500, chancePerHour: 0.5 }] },
    },
    { field: 'sites[1].hours', more: { hours: [] } },
    { field: 'sites[1].lengthsMin[0]', more: { lengthsMin: [0] } },
    { field: 'sites[1].people', more: { people: -1 } },
  ])('with a wrong site is refused at $field, and the others are visited', ({ field, more }) => {
    const plan = planVisits(request([team('t')], [site('a', 1), site('b', 2, more)]), effort);
    expect(plan.refused.map((one) => one.field)).toEqual([field]);
    expect(visitsOf(plan).map(({ siteId }) => siteId)).toEqual(['a']);
    expect(plan.leftOut).toEqual([{ siteId: 'b', why: 'refused', field }]);
  });

  it('without a matrix of travel times is none at all', () => {
    const asked = { ...request([team('t')], [site('a', 1)]), travelMin: [0] };
    expect(() => planVisits(asked, effort)).toThrow('travelMin has 1 values, 4 expected');
  });

  it('that pins a visit gets it, worth less though it is', () => {
    const sites = ['a', 'b', 'c', 'd', 'e'].map((id, i) =>
      site(id, i + 1, { people: 10 * (i + 1) }),
    );
    const pin = { siteId: 'a', teamId: 't', day: 0, startMin: 540 };
    const asked = request([team('t')], sites, { pinned: [pin] });
    const plan = planVisits(asked, effort);
    expect(verifyVisits(asked, plan)).toEqual([]);
    expect(visitsOf(plan)).toContainEqual(
      expect.objectContaining({ siteId: 'a', startMin: 540, pinned: true }),
    );
  });

  it('that pins what cannot be is told so and gets the rest', () => {
    const pin = { siteId: 'a', teamId: 't', day: 0, startMin: 705 };
    const plan = planVisits(
      request([team('t')], [site('a', 1), site('b', 2)], { pinned: [pin] }),
      effort,
    );
    expect(plan.pinsMissed).toEqual([0]);
    expect(visitsOf(plan)).toHaveLength(2);
  });

  it('that wants a visit in each district gets it where it can', () => {
    const sites = [
      site('rich', 1, { people: 900, districtId: 'a', mostVisits: 4 }),
      site('poor', 2, { people: 2, districtId: 'b' }),
    ];
    const districts = [
      { id: 'a', leastVisits: 1 },
      { id: 'b', leastVisits: 2 },
    ];
    const plan = planVisits(request([team('t')], sites, { districts }), effort);
    expect(visitsOf(plan).map(({ siteId }) => siteId)).toContain('poor');
    expect(plan.districtsShort).toEqual([{ id: 'b', visits: 1, leastVisits: 2 }]);
  });
});

describe('a site without a visit', () => {
  it.each([
    { because: 'no-team-with', more: { skills: ['elderly'] }, told: { missing: ['elderly'] } },
    { because: 'no-team-with', more: { languages: ['km'] }, told: { missing: ['km'] } },
    {
      because: 'no-team-at-work',
      more: { hours: [{ day: 1, fromMin: 480, untilMin: 700, chancePerHour: 1 }] },
      told: {},
    },
    {
      because: 'too-far',
      more: { hours: [{ day: 0, fromMin: 420, untilMin: 541, chancePerHour: 1 }] },
      told: { teamId: 't', travelMin: 2 },
    },
  ])('is told: $because', ({ because, more, told }) => {
    const asked = request([team('t')], [site('a', 1), site('b', 2, more)]);
    const plan = planVisits(asked, effort);
    expect(plan.leftOut).toEqual([{ siteId: 'b', why: because, ...told }]);
  });

  it('is told which visits it would cost, with numbers', () => {
    const sites = [20, 30, 40, 50].map((people, i) => site(`s${people}`, i + 1, { people }));
    const plan = planVisits(request([team('t')], sites), effort);
    expect(plan.leftOut).toEqual([
      {
        siteId: 's20',
        why: 'worth-less',
        gain: 10,
        displaced: 15,
        besides: 0,
        teamId: 't',
        day: 0,
        sites: ['s30'],
      },
    ]);
  });
});

describe('planning anew', () => {
  const sites = [20, 30, 40, 50].map((people, i) => site(`s${people}`, i + 1, { people }));
  const before = visitsOf(planVisits(request([team('t')], sites), effort));

  it('changes nothing without need', () => {
    const grown = sites.map((one) => (one.id === 's20' ? { ...one, people: 34 } : one));
    const current = { visits: before, changeCost: 3 };
    const plan = planVisits(request([team('t')], grown, { current }), effort);
    expect(plan.difference).toMatchObject({ retimed: [], moved: [], added: [], dropped: [] });
    expect(plan.difference?.kept).toHaveLength(3);
  });

  it('changes what is worth the change, and says so', () => {
    const grown = sites.map((one) => (one.id === 's20' ? { ...one, people: 60 } : one));
    const current = { visits: before, changeCost: 3 };
    const plan = planVisits(request([team('t')], grown, { current }), effort);
    expect(plan.difference?.added.map(({ siteId }) => siteId)).toEqual(['s20']);
    expect(plan.difference?.dropped.map(({ siteId }) => siteId)).toEqual(['s30']);
  });
});

describe('the verifier', () => {
  const asked = request([team('t')], [site('a', 1), site('b', 2)]);
  const plan = planVisits(asked, effort);
  const [teamDay] = plan.teamDays;

  it.each([
    { wrong: 'gain', change: { gain: 60 } },
    { wrong: 'outside its hours', change: { startMin: 700, endMin: 760 } },
    { wrong: 'arrives after its start', change: { startMin: 480, endMin: 540 } },
    { wrong: 'length', change: { endMin: 800 } },
    { wrong: 'has not begun', change: { begun: true } },
  ])('finds a wrong plan: $wrong', ({ wrong, change }) => {
    const visits = teamDay?.visits.map((visit, i) => (i === 0 ? { ...visit, ...change } : visit));
    const bad = { ...plan, teamDays: [{ ...teamDay, visits }] } as VisitPlan;
    expect(verifyVisits(asked, bad).join('\n')).toContain(wrong);
  });
});
