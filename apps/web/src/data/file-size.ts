import type { Language } from '@tungngo/domain';

const units = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Bytes as a person reads them: 1,2 MB. */
export function fileSize(bytes: number, language: Language): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const digits = step === 0 || value >= 100 ? 0 : 1;
  const written = value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: digits,
  });
  return `${written} ${units[step]}`;
}
