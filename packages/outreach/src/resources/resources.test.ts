import { type Day, type TeamId, usualVisitRules } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, assignmentOf, boardingHouses, teamOf } from '../../test/examples.js';
import { type OutreachStore, openOutreachStore } from '../index.js';

const author = 'Trần Thị Lan';
const absence = {
  teamId: 'tg-1' as TeamId,
  from: '2023-08-14' as Day,
  to: '2023-08-15' as Day,
  reason: 'Bảo dưỡng máy',
  author,
};

let store: OutreachStore;
beforeAll(async () => {
  store = await openOutreachStore({});
  await store.saveTeam(teamOf('tg-1'));
});
afterAll(() => store.close());

describe('a team', () => {
  it('keeps its skills, languages, equipment and hours', async () => {
    const team = {
      ...teamOf('tg-2'),
      skills: ['level2', 'home-care'],
      languages: ['km'],
      kits: ['tent'],
      hours: 'T2–T6 18:00–21:00; CN 07:30–11:30',
    } as const;
    await store.saveTeam({ ...team, skills: [...team.skills], languages: ['km'], kits: ['tent'] });
    expect(await store.teams()).toContainEqual(team);
  });

  it('is refused with hours that nobody can read', async () => {
    const save = store.saveTeam({ ...teamOf('tg-3'), hours: 'lúc rảnh' });
    await expect(save).rejects.toMatchObject({ problem: { place: { field: 'hours' } } });
  });
});

describe('days on which a team does not go out', () => {
  it('are entered, removed and brought back; each write is in the audit log', async () => {
    const added = accepted(await store.addAbsence(absence));
    expect(await store.absences()).toEqual([{ ...absence, id: added.id, version: 1 }]);
    const removed = accepted(await store.removeAbsence({ id: added.id, version: 1, author }));
    expect(await store.absences()).toEqual([]);
    const late = await store.removeAbsence({ id: added.id, version: 1, author });
    expect(late).toMatchObject({ ok: false, problem: { code: 'stale-version' } });
    accepted(await store.restoreAbsence({ id: added.id, version: removed.version, author }));
    expect(await store.absences()).toHaveLength(1);
    const entries = await store.audit({ limit: 3 });
    expect(entries.map(({ action }) => action)).toEqual([
      'absence-restored',
      'absence-removed',
      'absence-added',
    ]);
  });

  it('keep visits away, and give them back when they are removed', async () => {
    const [held] = await store.absences();
    if (!held) throw new Error('no absence');
    const assignment = assignmentOf('tg-1', { day: '2023-08-15' as Day });
    const refused = await store.assign(assignment, boardingHouses);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'team-away' } });
    accepted(await store.assign({ ...assignment, day: '2023-08-16' as Day }, boardingHouses));
    accepted(await store.removeAbsence({ id: held.id, version: held.version, author }));
    accepted(await store.assign(assignment, boardingHouses));
  });

  it('are refused for an unknown team, and when they end before they begin', async () => {
    const unknown = await store.addAbsence({ ...absence, teamId: 'nobody' as TeamId });
    expect(unknown).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    const reversed = await store.addAbsence({ ...absence, to: '2023-08-13' as Day });
    expect(reversed).toMatchObject({ ok: false, problem: { place: { field: 'to' } } });
  });
});

describe('how visits are made', () => {
  it('is as usual until the office sets a rule of its own', async () => {
    const usual = usualVisitRules['home-visit'];
    expect(await store.visitRules()).toContainEqual({ rule: usual, version: 0, author: null });
    const rule = { ...usual, setupMinutes: 5, hours: '18:00–20:00' };
    accepted(await store.saveVisitRule({ rule, version: 0, author }));
    const again = await store.saveVisitRule({ rule, version: 0, author });
    expect(again).toMatchObject({ ok: false, problem: { code: 'stale-version' } });
    accepted(await store.saveVisitRule({ rule, version: 1, author }));
    expect(await store.visitRules()).toContainEqual({ rule, version: 2, author });
  });

  it('is refused when the longest visit is shorter than the shortest', async () => {
    const rule = { ...usualVisitRules['mobile-point'], mostMinutes: 30 };
    const result = await store.saveVisitRule({ rule, version: 0, author });
    expect(result).toMatchObject({ ok: false, problem: { place: { field: 'rule.mostMinutes' } } });
  });
});
