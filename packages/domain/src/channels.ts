import type { Localized } from './text.js';

/** How an activation was reached (hình thức tiếp cận). */
export const channels = [
  'office',
  'mobile-point',
  'home-visit',
  'factory-visit',
  'boarding-house-visit',
  'one-stop-counter',
  'self-service',
] as const;
export type Channel = (typeof channels)[number];

export const channelLabels: Record<Channel, Localized> = {
  office: { vi: 'Trụ sở', en: 'Office' },
  'mobile-point': { vi: 'Điểm lưu động', en: 'Mobile point' },
  'home-visit': { vi: 'Tận nhà', en: 'Home visit' },
  'factory-visit': { vi: 'Doanh nghiệp', en: 'Factory visit' },
  'boarding-house-visit': { vi: 'Khu trọ', en: 'Boarding-house visit' },
  'one-stop-counter': { vi: 'Một cửa', en: 'One-stop counter' },
  'self-service': { vi: 'Tự kích hoạt', en: 'Self-service' },
};
