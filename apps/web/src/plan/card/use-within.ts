import type { Area, AreaCode } from '@tungngo/domain';
import { useUnitOf } from '../../map/main-units.js';

/**
 * Tells whether a ward of the records lies in an area of the boundaries shown, a divided ward where
 * most of it does; undefined until that is known.
 */
export function useWithin(
  area: Area,
  areas: readonly Area[],
): ((ward: AreaCode) => boolean) | undefined {
  const unitOf = useUnitOf();
  if (!unitOf) return undefined;
  const within = new Set(
    areas
      .filter(
        ({ code, parentCode }) =>
          area.level === 'province' || code === area.code || parentCode === area.code,
      )
      .map(({ code }) => code),
  );
  return (ward) => {
    const unit = unitOf(ward);
    return unit !== undefined && within.has(unit);
  };
}
