import type { AreaCode, Day, PilotId, PilotModel } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { draftOf, toSave } from './draft.js';

const model: PilotModel = {
  id: 'm' as PilotId,
  name: 'Xe loa',
  kind: 'loudspeaker-car',
  description: '',
  wards: ['25969'] as AreaCode[],
  from: '2023-08-01' as Day,
  to: null,
  teamHours: 12.5,
  author: 'Lan',
  version: 3,
  createdAt: '2023-08-01T00:00:00.000Z',
  editedAt: null,
};

describe('the form', () => {
  it('gives back the model that it was filled with, in the version that it had', () => {
    const { createdAt, editedAt, ...saved } = model;
    expect(toSave(draftOf(model, undefined), 'Lan', model)).toEqual(saved);
  });

  it('begins with the kind that was asked for, and has nothing to save', () => {
    const draft = draftOf(null, 'home-visit');
    expect(draft.kind).toBe('home-visit');
    expect(toSave(draft, 'Lan', null)).toBeNull();
  });

  it('takes a decimal comma, and no hours at all', () => {
    const draft = draftOf(model, undefined);
    expect(toSave({ ...draft, teamHours: '7,5' }, 'Lan', null)?.teamHours).toBe(7.5);
    expect(toSave({ ...draft, teamHours: ' ' }, 'Lan', null)?.teamHours).toBeNull();
  });

  it.each([
    ['a name', { name: ' ' }],
    ['a ward', { wards: [] }],
    ['a first day', { from: '' }],
    ['a last day', { running: false, to: '' }],
    ['a last day after the first', { running: false, to: '2023-07-31' }],
    ['hours that are a number', { teamHours: 'nhiều' }],
    ['hours above zero', { teamHours: '0' }],
  ])('waits for %s', (_, missing) => {
    expect(toSave({ ...draftOf(model, undefined), ...missing }, 'Lan', model)).toBeNull();
  });
});
