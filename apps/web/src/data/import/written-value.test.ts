import type { Area } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { writtenValue } from './written-value.js';

const areas = [{ code: '25966', name: 'Phường Lái Thiêu' }] as Area[];

it.each([
  ['ward_code', '25966', 'Phường Lái Thiêu · 25966'],
  ['ward_code', '99999', '99999'],
  ['happened_at', '2023-09-20 08:15:00', '20/09/2023 08:15'],
  ['day', '2023-09-20', '20/09/2023'],
  ['level', '2', '2'],
  ['residency', 'permanent', { vi: 'Thường trú' }],
])('%s %s is shown in words', (field, value, written) => {
  const found = writtenValue(field, value, areas);
  if (typeof written === 'string') expect(found).toBe(written);
  else expect(found).toMatchObject(written);
});
