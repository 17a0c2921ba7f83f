import type { HardAreaKind } from '@tungngo/domain';

/** Colours of the kinds, far apart with any colour vision (after Okabe & Ito 2008); all bear white text. */
export const kindColours: Record<HardAreaKind, string> = {
  'informal-subdivision': '#7a3b8f',
  'boarding-house-cluster': '#b8500b',
  factory: '#0f5f9e',
  scattered: '#4a5560',
};
