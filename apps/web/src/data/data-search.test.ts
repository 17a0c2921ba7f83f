import { expect, it } from 'vitest';
import { readDataSearch } from './data-search.js';

it('reads what a link can mean and leaves out the rest', () => {
  const search = { tab: 'quarantine', import: '12', rule: 'date-invalid', rows: 'all', page: '3' };
  expect(readDataSearch(search)).toEqual({ ...search, page: 3 });
  expect(
    readDataSearch({ tab: 'nowhere', import: "1'", rule: '<b>', rows: 'some', page: '1' }),
  ).toEqual({});
});
