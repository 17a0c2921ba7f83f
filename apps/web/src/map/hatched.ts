import type { AreaQuality } from '@tungngo/domain';

/** True when a map must not show the area's colour as if it were whole: data late, or days missing. */
export function isHatched({ stale, missingDays }: AreaQuality): boolean {
  return stale || missingDays > 0;
}
