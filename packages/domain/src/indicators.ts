import { z } from 'zod';
import type { EidLevel } from './campaign.js';
import type { Localized } from './text.js';

/** What is counted: eID accounts of at least a level, chip ID cards, licences integrated. */
export const indicators = ['level1', 'level2', 'chip-card', 'licence'] as const;
export type Indicator = (typeof indicators)[number];
export const indicatorSchema = z.enum(indicators);

export const indicatorLabels: Record<Indicator, Localized> = {
  level1: { vi: 'Tài khoản mức 1 trở lên', en: 'Account, level 1 or 2' },
  level2: { vi: 'Tài khoản mức 2', en: 'Account, level 2' },
  'chip-card': { vi: 'CCCD gắn chip', en: 'Chip ID card' },
  licence: { vi: 'Giấy phép lái xe tích hợp', en: 'Licence integrated' },
};

/** The indicator that counts accounts of at least a level. */
export function indicatorOfLevel(level: EidLevel): Indicator {
  return level === 1 ? 'level1' : 'level2';
}
