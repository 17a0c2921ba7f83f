import { expect, it } from 'vitest';
import { countedIndicator, shownIndicators } from './indicators.js';

it('cards and licences can be chosen only when somebody is counted by them', () => {
  expect(shownIndicators([])).toEqual(['level2', 'level1']);
  expect(shownIndicators(['level2', 'licence'])).toEqual(['level2', 'level1', 'licence']);
  expect(countedIndicator('licence', ['level2', 'licence'])).toBe('licence');
  expect(countedIndicator('chip-card', ['level2', 'licence'])).toBe('level2');
  expect(countedIndicator(undefined, ['licence'])).toBe('level2');
  expect(countedIndicator('level1', [])).toBe('level1');
});
