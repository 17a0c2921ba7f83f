import type { HardAreaKind, Localized } from '@tungngo/domain';
import type { KnownSite } from './inputs.js';

const vi = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const en = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A number as each language writes it: 1.234,5 and 1,234.5. */
export const number = (value: number): Localized => ({
  vi: vi.format(value),
  en: en.format(value),
});

/** A share as a whole percentage. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Metres below a kilometre, rounded to ten; kilometres with one digit from there. */
export function distance(metres: number): Localized {
  if (metres < 995) {
    const text = `${Math.round(metres / 10) * 10} m`;
    return { vi: text, en: text };
  }
  const km = number(metres / 1000);
  return { vi: `${km.vi} km`, en: `${km.en} km` };
}

/** What a site's size counts. */
export function siteSize({ kind, size }: KnownSite): Localized {
  const count = number(size);
  switch (kind) {
    case 'boarding-house-cluster':
      return { vi: `${count.vi} chỗ trọ`, en: `${count.en} beds` };
    case 'factory':
      return { vi: `${count.vi} lao động`, en: `${count.en} workers` };
    case 'informal-subdivision':
      return { vi: `${count.vi} nền`, en: `${count.en} plots` };
    case 'service-point':
      return count;
  }
}

/** Names of areas that no known site names; a number follows. */
export const unnamedArea: Record<HardAreaKind, Localized> = {
  'boarding-house-cluster': { vi: 'Khu trọ', en: 'Boarding-house cluster' },
  factory: { vi: 'Khu công nhân', en: 'Factory area' },
  'informal-subdivision': { vi: 'Khu phân lô', en: 'Informal subdivision' },
  scattered: { vi: 'Cụm dân cư', en: 'Residents’ cluster' },
};

/** When people are usually found, by kind; a site's own hours go before it. */
export const usualHours: Record<HardAreaKind, Localized> = {
  'boarding-house-cluster': {
    vi: '18:00–21:00, sau giờ làm; cả ngày Chủ nhật',
    en: '18:00–21:00, after work; all Sunday',
  },
  factory: {
    vi: '11:00–13:00 và 16:30–18:00, giờ nghỉ và tan ca',
    en: '11:00–13:00 and 16:30–18:00, at breaks and the end of shifts',
  },
  'informal-subdivision': {
    vi: '17:30–20:30; cả ngày thứ Bảy, Chủ nhật',
    en: '17:30–20:30; all Saturday and Sunday',
  },
  scattered: {
    vi: '17:30–20:30 các ngày trong tuần',
    en: '17:30–20:30 on weekdays',
  },
};
