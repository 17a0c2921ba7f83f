import type { Day } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { formatsOf } from './formats.js';

describe('numbers and days as each language writes them', () => {
  const vi = formatsOf('vi');
  const en = formatsOf('en');
  it('groups thousands', () => {
    expect([vi.count(1428929), en.count(1428929)]).toEqual(['1.428.929', '1,428,929']);
  });
  it('writes shares with one digit, beyond 100% too', () => {
    expect([vi.share(1.1661), en.share(0.8)]).toEqual(['116,6%', '80.0%']);
  });
  it('writes days day first', () => {
    expect(vi.day('2023-09-25' as Day)).toBe('25/09/2023');
    expect(en.shortDay('2023-07-05' as Day)).toBe('05/07');
  });
  it('writes instants in Vietnam’s time', () => {
    expect(vi.moment('2023-09-25T18:30:00Z')).toBe('26/09/2023 01:30');
  });
  it('shows a dash where there is no value', () => {
    expect([vi.count(null), vi.share(undefined), vi.day(null)]).toEqual(['–', '–', '–']);
  });
  it('writes how long something took', () => {
    expect([vi.elapsed(12.3), vi.elapsed(2340)]).toEqual(['12 ms', '2,3 s']);
  });
});
