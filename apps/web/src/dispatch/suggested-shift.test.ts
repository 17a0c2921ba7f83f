import { expect, it } from 'vitest';
import { suggestedShift } from './suggested-shift.js';

it.each([
  ['18:00–21:00, sau giờ làm; cả ngày Chủ nhật', 'evening'],
  ['17:30–20:30 các ngày trong tuần', 'evening'],
  ['11:00–13:00 và 16:30–18:00, giờ nghỉ và tan ca', 'afternoon'],
  ['7h30–11h30', 'morning'],
  ['', 'morning'],
])('best hours %j suggest the %s', (hours, shift) => expect(suggestedShift(hours)).toBe(shift));
