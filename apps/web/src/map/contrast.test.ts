import { describe, expect, it } from 'vitest';
import { isDark, luminance } from './contrast.js';
import { rampColours, rampNames } from './ramps.js';

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

describe('the text on a class’s colour', () => {
  it('is black on white and white on black', () => {
    expect([luminance('#ffffff'), luminance('#000000')]).toEqual([1, 0]);
    expect(isDark('#ffffff')).toBe(false);
    expect(isDark('#000000')).toBe(true);
  });
  it.each(rampNames)('contrasts at least 4.5 to 1 with every colour of %s', (name) => {
    for (const colour of rampColours(name, 9)) {
      const text = isDark(colour) ? 1 : 0;
      expect(contrast(luminance(colour), text)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
