import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guardFormula, unguardFormula } from './formula-guard.js';

it.each([
  ['=1+1', "'=1+1"],
  ['+84 912', "'+84 912"],
  ['-2+3+cmd|x', "'-2+3+cmd|x"],
  ['-Lái Thiêu', "'-Lái Thiêu"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  ["'=1", "''=1"],
])('%j is written as %j and read back', (text, written) => {
  expect(guardFormula(text)).toBe(written);
  expect(unguardFormula(written)).toBe(text);
});

it.each(['-5', '-5.25', '-1,5', '-1e-7', '5', '', 'a=b', "'quoted'", "Bàu Bàng's", '#00ff', ' =1'])(
  '%j runs nothing and stays as it is',
  (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  },
);

it('no text that is written runs, and each comes back', () => {
  const pieces = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '1', '.', 'e', 'a');
  fc.assert(
    fc.property(fc.string({ unit: pieces, maxLength: 8 }), (text) => {
      const written = guardFormula(text);
      expect(unguardFormula(written)).toBe(text);
      if (!/^-\d/.test(text)) expect(written).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
    { seed: 20261125, numRuns: 2000 },
  );
});
