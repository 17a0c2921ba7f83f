import { describe, expect, it } from 'vitest';
import { readModelsSearch } from './models-search.js';

describe('a link to the pilot models', () => {
  it('carries what is counted, the order, the model and an open form', () => {
    const search = { indicator: 'licence', sort: 'effort', model: 'a-1', form: 'edit' };
    expect(readModelsSearch(search)).toEqual(search);
    const fresh = { form: 'new', kind: 'loudspeaker-car' };
    expect(readModelsSearch(fresh)).toEqual(fresh);
  });

  it.each([
    ['defaults', { indicator: 'level2', sort: 'yield' }],
    ['nonsense', { indicator: 'x', sort: 'x', model: '<a>', form: 'x', kind: 'x' }],
    ['a form for no model', { form: 'edit' }],
    ['a kind without a form', { kind: 'home-visit' }],
  ])('leaves out %s', (_, raw) => {
    expect(readModelsSearch(raw)).toEqual({});
  });
});
