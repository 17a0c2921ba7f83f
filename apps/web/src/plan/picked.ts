import type { AreaCode } from '@tungngo/domain';

const nobody: ReadonlySet<AreaCode> = new Set();

/** The codes whose class is not the one picked. */
export function exceptPicked<Class>(
  codes: readonly AreaCode[],
  classAt: (index: number, code: AreaCode) => Class | null,
  picked: Class | null,
): ReadonlySet<AreaCode> {
  if (picked === null) return nobody;
  return new Set(codes.filter((code, i) => classAt(i, code) !== picked));
}

/** The class of the bivariate view that a link picks. */
export function pickedNumber(pick: string | undefined): number | null {
  return pick !== undefined && /^[0-8]$/.test(pick) ? Number(pick) : null;
}
