import { type Problem, ProblemError } from '@tungngo/domain';

/**
 * A whole number from the environment; undefined when it is not set.
 * Throws a `ProblemError` `input-invalid` for anything else.
 */
export function wholeNumberSetting(
  name: string,
  { min, max }: { min: number; max: number },
): number | undefined {
  const text = process.env[name]?.trim();
  if (!text) return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new ProblemError(
    badSetting(
      name,
      text,
      `số nguyên từ ${min} đến ${max}`,
      `a whole number from ${min} to ${max}`,
    ),
  );
}

/**
 * A setting that is on (1) or off (0, or not set).
 * Throws a `ProblemError` `input-invalid` for anything else.
 */
export function switchSetting(name: string): boolean {
  const text = process.env[name]?.trim() ?? '';
  if (text === '' || text === '0') return false;
  if (text === '1') return true;
  throw new ProblemError(badSetting(name, text, '1 (bật) hoặc 0 (tắt)', '1 (on) or 0 (off)'));
}

function badSetting(name: string, value: string, vi: string, en: string): Problem {
  return {
    code: 'input-invalid',
    message: {
      vi: `Cài đặt ${name}=${value} không dùng được.`,
      en: `The setting ${name}=${value} cannot be used.`,
    },
    remedy: { vi: `Đặt ${name} là ${vi}.`, en: `Set ${name} to ${en}.` },
    place: { field: name, value },
  };
}
