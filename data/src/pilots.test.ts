import { describe, expect, it } from 'vitest';
import { campaignDays, campaignWeights } from './calendar.js';
import { demoAreas } from './campaign-files.js';
import { demoPilots, plantedPilots, withPilots } from './pilots.js';

const sum = (weights: readonly number[]) => weights.reduce((a, b) => a + b, 0);

describe.each([0.05, 0.8])('the planted pilot models, of people who come %f late', (lateness) => {
  const usual = campaignWeights(lateness);

  it.each(plantedPilots)('$name moves people from later days only', ({ wards, from, to, gain }) => {
    for (const ward of wards) {
      const changed = withPilots(ward, usual);
      expect(sum(changed)).toBeCloseTo(sum(usual), 9);
      for (const [i, day] of campaignDays.entries()) {
        const times = (changed[i] ?? 0) / (usual[i] ?? 1);
        if (day < from) expect(times).toBe(1);
        else if (day <= to) expect(times).toBeCloseTo(gain, 9);
        else expect(times).toBeGreaterThan(0.5);
      }
    }
  });

  it('leave all other wards as they are', () => {
    expect(withPilots('25972', usual)).toEqual(usual);
  });
});

it('the registered models are of wards that there are, and do not say what they do', () => {
  const known = new Set(demoAreas().flatMap(({ level, code }) => (level === 'ward' ? [code] : [])));
  for (const model of demoPilots()) {
    expect(model.wards.every((ward) => known.has(ward))).toBe(true);
    expect(model).not.toHaveProperty('gain');
  }
});
