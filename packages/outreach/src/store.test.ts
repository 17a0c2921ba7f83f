import { randomUUID } from 'node:crypto';
import type {
  AreaDecision,
  Day,
  NewDecision,
  Outcome,
  PhotoId,
  Team,
  TeamId,
  VisitId,
} from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accepted,
  assignmentOf,
  boardingHouses,
  decidedAreaOf,
  outcomeOf,
  teamOf,
} from '../test/examples.js';
import { startTestServer } from '../test/temporary-postgres.js';
import { type OutreachStore, openOutreachStore } from './index.js';

const server = await startTestServer();
const missing = 'missing' in server ? server.missing : undefined;
if (missing) console.warn(`The tests on PostgreSQL are skipped: ${missing}`);
afterAll(async () => {
  if (!('missing' in server)) await server.stop();
});

const engines = [
  { engine: 'PGlite in memory', skip: false, options: async () => ({}) },
  {
    engine: missing ? `PostgreSQL (SKIPPED: ${missing})` : 'PostgreSQL',
    skip: missing !== undefined,
    options: async () => ('missing' in server ? {} : { databaseUrl: await server.newDatabase() }),
  },
];

for (const { engine, skip, options } of engines) {
  describe.skipIf(skip)(`operational store on ${engine}`, () => {
    let store: OutreachStore;
    beforeAll(async () => {
      store = await openOutreachStore(await options());
    });
    afterAll(() => store.close());

    let teams = 0;
    /** A team of its own for each test: a shift taken in one is free in the next. */
    const newTeam = () => {
      teams += 1;
      return store.saveTeam(teamOf(`T${teams}`));
    };
    const plan = async (teamId: string, given = {}) =>
      accepted(await store.assign(assignmentOf(teamId, given), boardingHouses));
    const pending = async () =>
      (await store.pendingOutcomes()).map(({ id, version, outcome }) => ({
        id,
        version,
        level2: outcome?.level2,
      }));
    const deliverAll = async () => {
      const visits = await store.pendingOutcomes();
      await store.markDelivered('visit-outcomes', visits);
    };

    it('adds the first teams once, however often and from wherever it is asked', async () => {
      const seeds = [teamOf('seed-2'), teamOf('seed-1')];
      await Promise.all([store.seedTeams(seeds), store.seedTeams(seeds)]);
      await store.seedTeams([teamOf('seed-3')]);
      expect(await store.teams()).toEqual([seeds[1], seeds[0]]);
    });

    it('saves a team, and replaces the one with its id', async () => {
      const team = await newTeam();
      const visit = await plan(team.id);
      const renamed: Team = { ...team, name: 'Tổ Thuận Giao', people: 6, loudspeakerCar: false };
      expect(await store.saveTeam(renamed)).toEqual(renamed);
      expect(await store.teams()).toContainEqual(renamed);
      expect(await store.visits({ teamId: team.id })).toEqual([
        { ...visit, teamName: 'Tổ Thuận Giao' },
      ]);
    });

    it('takes teams from files; what a person changes later stays until a newer file comes', async () => {
      const team = await newTeam();
      const fromFile = { ...team, name: 'Tổ từ tệp' };
      const first = '2023-08-01T00:00:00.000Z';
      expect(await store.takeImportedTeams([{ team: fromFile, importedAt: first }])).toBe(1);
      expect(await store.teams()).toContainEqual(fromFile);
      await store.saveTeam({ ...fromFile, people: 7 });
      expect(await store.takeImportedTeams([{ team: fromFile, importedAt: first }])).toBe(0);
      expect(await store.teams()).toContainEqual({ ...fromFile, people: 7 });
      const newer = '2023-08-02T00:00:00.000Z';
      expect(await store.takeImportedTeams([{ team: fromFile, importedAt: newer }])).toBe(1);
      expect(await store.teams()).toContainEqual(fromFile);
      const [entry] = await store.audit({ limit: 1 });
      expect(entry).toMatchObject({ action: 'team-imported', subject: team.id });
    });

    it('plans a visit that reads back as it was returned', async () => {
      const team = await newTeam();
      const visit = await plan(team.id, { note: 'Gặp trưởng khu phố' });
      expect(visit).toMatchObject({
        teamId: team.id,
        teamName: team.name,
        hardAreaId: 'hard-25975-1',
        hardAreaName: boardingHouses.name,
        wardCode: '25975',
        channel: 'boarding-house-visit',
        day: '2023-08-14',
        shift: 'morning',
        status: 'planned',
        note: 'Gặp trưởng khu phố',
        outcome: null,
        version: 1,
      });
      expect(new Date(visit.createdAt).toISOString()).toBe(visit.createdAt);
      expect(await store.visits({ teamId: team.id })).toEqual([visit]);
    });

    it('lists visits by day and shift, and only those asked for', async () => {
      const team = await newTeam();
      const at = (day: string, shift: string, hardAreaId: string) =>
        plan(team.id, { day: day as Day, shift, hardAreaId });
      const evening = await at('2023-09-02', 'evening', 'only-here');
      const afternoon = await at('2023-09-02', 'afternoon', 'hard-a');
      const morning = await at('2023-09-02', 'morning', 'hard-a');
      const before = await at('2023-08-31', 'evening', 'hard-a');
      const teamId = team.id;
      expect(await store.visits({ teamId })).toEqual([before, morning, afternoon, evening]);
      expect(await store.visits({ teamId, from: '2023-09-01' as Day })).toHaveLength(3);
      expect(await store.visits({ teamId, to: '2023-09-01' as Day })).toEqual([before]);
      expect(await store.visits({ hardAreaId: 'only-here' })).toEqual([evening]);
      expect((await store.visits()).length).toBeGreaterThanOrEqual(4);
    });

    it('lets one of 20 simultaneous assignments of a team and shift win', async () => {
      const team = await newTeam();
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          store.assign(assignmentOf(team.id, { hardAreaId: `hard-${i}` }), boardingHouses),
        ),
      );
      const refusals = results.flatMap((result) => (result.ok ? [] : [result.problem.code]));
      expect(refusals).toEqual(Array(19).fill('double-booking'));
      expect(await store.visits({ teamId: team.id })).toHaveLength(1);
    });

    it('refuses a double booking with who, when, where to and what to do', async () => {
      const team = await store.saveTeam(teamOf('Thuan-Giao', 'Tổ Thuận Giao 1'));
      const first = await plan(team.id);
      const second = await store.assign(
        assignmentOf(team.id, { hardAreaId: 'hard-b' }),
        boardingHouses,
      );
      expect(second).toEqual({
        ok: false,
        problem: {
          code: 'double-booking',
          message: {
            vi: 'Tổ “Tổ Thuận Giao 1” đã có lịch đi “Khu trọ Bình Chuẩn” ca Sáng (7:30–11:30), ngày 14/08/2023.',
            en: 'Team “Tổ Thuận Giao 1” already goes to “Bình Chuẩn boarding houses”, Morning (7:30–11:30), 14/08/2023.',
          },
          remedy: {
            vi: 'Chọn ca còn trống trong ngày (Chiều (13:30–17:00), Tối (18:00–21:00)) hoặc tổ khác, hoặc huỷ lượt đi kia trước.',
            en: 'Choose a free shift of that day (Afternoon (13:30–17:00), Evening (18:00–21:00)) or another team, or cancel that visit first.',
          },
          place: { field: 'teamId, day, shift', value: first.id },
        },
      });
    });

    it('refuses a double booking of a done visit without offering to cancel it', async () => {
      const team = await newTeam();
      const visit = await plan(team.id);
      await plan(team.id, { shift: 'afternoon' });
      await plan(team.id, { shift: 'evening' });
      await store.recordOutcome({ visitId: visit.id, version: 1, outcome: outcomeOf(1) });
      const result = await store.assign(assignmentOf(team.id), boardingHouses);
      const problem = result.ok ? undefined : result.problem;
      expect(problem?.message.vi).toContain('đã đi “Khu trọ Bình Chuẩn”');
      expect(problem?.remedy.vi).toBe('Tổ đã kín cả ngày: chọn ngày khác hoặc tổ khác.');
    });

    it('frees the shift of a cancelled visit', async () => {
      const team = await newTeam();
      const visit = await plan(team.id);
      const cancelled = accepted(await store.cancel({ visitId: visit.id, version: 1 }));
      expect(cancelled).toEqual({ ...visit, status: 'cancelled', version: 2 });
      const again = await plan(team.id);
      expect(await store.visits({ teamId: team.id })).toEqual([cancelled, again]);
      expect(accepted(await store.cancel({ visitId: visit.id, version: 2 }))).toEqual(cancelled);
    });

    it('records an outcome, and its correction, as versions', async () => {
      const team = await newTeam();
      const visit = await plan(team.id);
      const at = (version: number, outcome: Outcome) =>
        store.recordOutcome({ visitId: visit.id, version, outcome });
      const done = accepted(await at(1, outcomeOf(40)));
      expect(done).toEqual({ ...visit, status: 'done', version: 2, outcome: outcomeOf(40) });
      const withoutNote = { level1: 0, level2: 41, absent: 0, refused: 0 };
      const corrected = accepted(await at(2, withoutNote));
      expect(corrected).toMatchObject({ version: 3, outcome: withoutNote });
      expect(await store.visits({ teamId: team.id })).toEqual([corrected]);
    });

    it('lets one of 10 simultaneous recordings of an outcome win', async () => {
      const visit = await plan((await newTeam()).id);
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          store.recordOutcome({ visitId: visit.id, version: 1, outcome: outcomeOf(i) }),
        ),
      );
      const refusals = results.flatMap((result) => (result.ok ? [] : [result.problem.code]));
      expect(refusals).toEqual(Array(9).fill('stale-version'));
    });

    it('keeps outcomes pending in the order of recording until they are delivered', async () => {
      await deliverAll();
      const team = await newTeam();
      const evening = await plan(team.id, { shift: 'evening' });
      const morning = await plan(team.id);
      await store.recordOutcome({ visitId: evening.id, version: 1, outcome: outcomeOf(1) });
      await store.recordOutcome({ visitId: morning.id, version: 1, outcome: outcomeOf(2) });
      expect(await pending()).toEqual([
        { id: evening.id, version: 2, level2: 1 },
        { id: morning.id, version: 2, level2: 2 },
      ]);
      await store.markDelivered('visit-outcomes', [{ id: evening.id, version: 2 }]);
      expect(await pending()).toEqual([{ id: morning.id, version: 2, level2: 2 }]);
    });

    it('keeps a correction pending that came during the delivery of what it corrects', async () => {
      await deliverAll();
      const visitId = (await plan((await newTeam()).id)).id;
      await store.recordOutcome({ visitId, version: 1, outcome: outcomeOf(1) });
      const underway = await store.pendingOutcomes();
      await store.recordOutcome({ visitId, version: 2, outcome: outcomeOf(5) });
      await store.markDelivered('visit-outcomes', underway);
      expect(await pending()).toEqual([{ id: visitId, version: 3, level2: 5 }]);
      await deliverAll();
      await deliverAll();
      expect(await pending()).toEqual([]);
    });

    it('notes every write in the audit log, and no refusal', async () => {
      await deliverAll();
      const [before] = await store.audit({ limit: 1 });
      const team = await newTeam();
      const visit = await plan(team.id);
      const other = await plan(team.id, { shift: 'evening' });
      await store.assign(assignmentOf(team.id), boardingHouses);
      await store.cancel({ visitId: other.id, version: 1 });
      await store.cancel({ visitId: other.id, version: 1 });
      await store.recordOutcome({ visitId: visit.id, version: 1, outcome: outcomeOf(7) });
      await deliverAll();
      await deliverAll();
      const entries = (await store.audit({ limit: 50 })).filter(({ id }) => id > (before?.id ?? 0));
      expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
        ['outcome-delivered', visit.id],
        ['outcome-recorded', visit.id],
        ['visit-cancelled', other.id],
        ['visit-assigned', other.id],
        ['visit-assigned', visit.id],
        ['team-saved', team.id],
      ]);
      expect(entries[1]?.detail).toEqual({ status: 'done', version: 2, outcome: outcomeOf(7) });
      expect(new Date(entries[0]?.at ?? '').getTime()).not.toBeNaN();
      expect(await store.audit({ limit: 2 })).toHaveLength(2);
    });

    describe('decisions about hard areas', () => {
      const author = 'Trần Thị Lan';
      let areas = 0;
      /** An area of its own for each test. */
      const rejection = (given: Partial<NewDecision> = {}): NewDecision => {
        areas += 1;
        const id = `area-${areas}`;
        return {
          ...{ kind: 'reject', areaIds: [id], parts: [decidedAreaOf(id)], restriction: null },
          ...{ reason: 'Nhà kho', author, after: null },
          ...given,
        };
      };
      const standing = async () =>
        (await store.decisions()).filter(({ removedAt }) => removedAt === null);

      it('are kept with who and when, undone and brought back as versions, and audited', async () => {
        const given = rejection();
        const taken = accepted(await store.decide(given));
        const { after: _, ...said } = given;
        expect(taken).toMatchObject({ ...said, version: 1, removedAt: null, removedBy: null });
        expect(new Date(taken.decidedAt).toISOString()).toBe(taken.decidedAt);
        const { id } = taken;
        const undone = accepted(await store.undoDecision({ id, version: 1, author: 'Lê Ba' }));
        expect(undone).toMatchObject({ version: 2, removedBy: 'Lê Ba', author });
        expect(await standing()).toEqual([]);
        const again = accepted(await store.restoreDecision({ id, version: 2, author }));
        expect(again).toEqual({ ...taken, version: 3 });
        const log = await store.audit({ limit: 3 });
        expect(log.map(({ action, detail }) => [action, detail.by])).toEqual([
          ['decision-restored', author],
          ['decision-undone', 'Lê Ba'],
          ['decision-taken', undefined],
        ]);
      });

      it('wait for delivery in the order of taking, each in its newest version', async () => {
        await store.markDelivered('area-decisions', await store.pendingDecisions());
        const first = accepted(await store.decide(rejection()));
        const second = accepted(await store.decide(rejection()));
        const underway = await store.pendingDecisions();
        expect(underway).toEqual([first, second]);
        const undone = accepted(
          await store.undoDecision({ id: first.id, version: 1, author: 'Lê Ba' }),
        );
        await store.markDelivered('area-decisions', underway);
        expect(await store.pendingDecisions()).toEqual([undone]);
      });

      it('of 10 about one area at one time one is kept, and the others hear of it', async () => {
        const given = rejection();
        const results = await Promise.all(
          Array.from({ length: 10 }, (_, i) => store.decide({ ...given, author: `Đội ${i}` })),
        );
        const [kept] = results.flatMap((result) => (result.ok ? [result.value] : []));
        const refusals = results.flatMap((result) => (result.ok ? [] : [result.problem]));
        expect(refusals.map(({ code }) => code)).toEqual(Array(9).fill('stale-version'));
        expect(refusals[0]?.message.vi).toContain(`${kept?.author} vừa quyết định`);
        const informed = { ...given, reason: 'Đã xem lại', after: kept?.id ?? null };
        expect(accepted(await store.decide(informed)).reason).toBe('Đã xem lại');
      });

      it('on which a later one builds are undone after it, not before', async () => {
        const given = rejection();
        const first = accepted(await store.decide({ ...given, kind: 'confirm', reason: null }));
        const later = accepted(await store.decide({ ...given, after: first.id }));
        const undo = ({ id, version }: AreaDecision) => store.undoDecision({ id, version, author });
        expect(await undo(first)).toMatchObject({ problem: { code: 'input-invalid' } });
        accepted(await undo(later));
        expect(accepted(await undo(first)).version).toBe(2);
      });

      it.each([
        ['no reason to reject', { reason: null }, 'reason'],
        ['two parts of a rejection', { parts: [1, 2].map(() => decidedAreaOf('x')) }, 'parts'],
        ['no author', { author: ' ' }, 'author'],
        [
          'a restriction of a rejection',
          { restriction: { state: 'excluded', until: null } },
          'restriction',
        ],
      ])('with %s are refused, and nothing is kept', async (_, wrong, field) => {
        const before = await store.decisions();
        const result = await store.decide(rejection(wrong as Partial<NewDecision>));
        expect(result).toMatchObject({ problem: { code: 'input-invalid', place: { field } } });
        expect(await store.decisions()).toEqual(before);
      });
    });

    it('keeps pictures of areas; a removed one comes back', async () => {
      const id = randomUUID() as PhotoId;
      const file = { id, mediaType: 'image/jpeg', bytes: 900, width: 4, height: 3 } as const;
      const said = { areaId: 'area-p', caption: 'Cổng sau', author: 'Trần Thị Lan' };
      const added = accepted(await store.addPhoto(said, file));
      expect(added).toMatchObject({ ...said, ...file, removedAt: null });
      expect(await store.photos(['area-p', 'area-q'])).toEqual([added]);
      const change = { id, author: 'Lê Ba' };
      accepted(await store.changePhoto({ ...change, removed: true }));
      expect(await store.photos(['area-p'])).toEqual([]);
      expect((await store.photo(id))?.removedAt).not.toBeNull();
      accepted(await store.changePhoto({ ...change, removed: false }));
      expect(await store.photos(['area-p'])).toEqual([added]);
      const unknown = { id: randomUUID() as PhotoId, author: 'Lê Ba', removed: true };
      expect(await store.changePhoto(unknown)).toMatchObject({ problem: { code: 'not-found' } });
    });

    describe('refusals that change nothing', () => {
      const unknown = 'no-such-id' as TeamId & VisitId;
      let planned: VisitId;
      let cancelled: VisitId;
      let done: VisitId;
      beforeAll(async () => {
        const { id } = await newTeam();
        planned = (await plan(id)).id;
        cancelled = (await plan(id, { shift: 'afternoon' })).id;
        await store.cancel({ visitId: cancelled, version: 1 });
        done = (await plan(id, { shift: 'evening' })).id;
        await store.recordOutcome({ visitId: done, version: 1, outcome: outcomeOf(2) });
      });

      const assignment = (given: object) =>
        store.assign(
          { ...assignmentOf('T1', { day: '2024-01-02' as Day }), ...given },
          boardingHouses,
        );
      const recording = (visitId: VisitId, version: number, given: Partial<Outcome> = {}) =>
        store.recordOutcome({ visitId, version, outcome: { ...outcomeOf(1), ...given } });
      const nameless = { ...boardingHouses, name: { vi: ' ', en: '' } };

      it.each([
        ['an unknown team', () => assignment({ teamId: unknown }), 'not-found', 'teamId'],
        [
          'an unknown hard area',
          () => store.assign(assignmentOf('T1'), nameless),
          'not-found',
          'hardAreaId',
        ],
        ['a day that is not', () => assignment({ day: '2023-02-30' }), 'input-invalid', 'day'],
        ['a shift that is not', () => assignment({ shift: 'night' }), 'input-invalid', 'shift'],
        ['a note too long', () => assignment({ note: 'x'.repeat(1001) }), 'input-invalid', 'note'],
        ['a note with NUL', () => assignment({ note: 'a\0b' }), 'input-invalid', 'note'],
        [
          'cancelling an unknown visit',
          () => store.cancel({ visitId: unknown, version: 1 }),
          'not-found',
          'visitId',
        ],
        [
          'cancelling an old version',
          () => store.cancel({ visitId: planned, version: 0 }),
          'stale-version',
          'version',
        ],
        [
          'cancelling a done visit',
          () => store.cancel({ visitId: done, version: 2 }),
          'input-invalid',
          'visitId',
        ],
        ['an outcome of an unknown visit', () => recording(unknown, 1), 'not-found', 'visitId'],
        [
          'an outcome of a cancelled visit',
          () => recording(cancelled, 2),
          'input-invalid',
          'visitId',
        ],
        ['an outcome of an old version', () => recording(done, 1), 'stale-version', 'version'],
        [
          'a negative count',
          () => recording(planned, 1, { absent: -1 }),
          'input-invalid',
          'absent',
        ],
        ['a broken count', () => recording(planned, 1, { level2: 1.5 }), 'input-invalid', 'level2'],
      ])('%s', async (_, act, code, field) => {
        const before = [await store.visits(), await store.audit({ limit: 1 })];
        const result = await act();
        const problem = result.ok ? undefined : result.problem;
        expect(problem).toMatchObject({ code, place: { field } });
        expect(problem?.message.vi).not.toBe('');
        expect(problem?.remedy.en).not.toBe('');
        expect([await store.visits(), await store.audit({ limit: 1 })]).toEqual(before);
      });

      it('a team without people', async () => {
        const saving = store.saveTeam({ ...teamOf('empty'), people: 0 });
        await expect(saving).rejects.toMatchObject({
          problem: { code: 'input-invalid', place: { field: 'people' } },
        });
        expect((await store.teams()).map(({ id }) => id)).not.toContain('empty');
      });
    });
  });
}
