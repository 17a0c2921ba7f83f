import { expect, it } from 'vitest';
import { withQuery } from './history.js';

it('a query that is run again moves to the top and is kept once', () => {
  const history = ['a', 'b'].map((sql) => ({ sql, at: '1' }));
  expect(withQuery(history, { sql: 'b', at: '2' })).toEqual([
    { sql: 'b', at: '2' },
    { sql: 'a', at: '1' },
  ]);
});

it('fifty queries are kept', () => {
  const history = Array.from({ length: 50 }, (_, i) => ({ sql: String(i), at: '1' }));
  const next = withQuery(history, { sql: 'new', at: '2' });
  expect([next.length, next[0]?.sql, next.at(-1)?.sql]).toEqual([50, 'new', '48']);
});
