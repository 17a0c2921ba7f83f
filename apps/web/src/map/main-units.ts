import { useQuery } from '@tanstack/react-query';
import type { AreaCode, UnitOrigin } from '@tungngo/domain';
import { useMemo } from 'react';
import { trpc } from '../server/client.js';
import { useVintage } from './vintage.js';

/** The unit that most of each ward of the records lies in. */
export function mainUnits(origins: readonly UnitOrigin[]): ReadonlyMap<AreaCode, AreaCode> {
  const best = new Map<AreaCode, UnitOrigin>();
  for (const origin of origins) {
    const known = best.get(origin.wardCode);
    if (!known || origin.share > known.share) best.set(origin.wardCode, origin);
  }
  return new Map([...best].map(([ward, { unitCode }]) => [ward, unitCode]));
}

/** Where a ward of the records lies in the boundaries shown. */
type UnitOf = (ward: AreaCode) => AreaCode | undefined;
const itself: UnitOf = (ward) => ward;

/**
 * The unit, of the boundary vintage that the screen shows, that most of a ward of the records lies
 * in; null until that is known. The same code may name another place in another vintage.
 */
export function useUnitOf(isAsked = true): UnitOf | null {
  const vintage = useVintage();
  const { data: origins } = useQuery(
    trpc.overview.origins.queryOptions(
      { vintage: vintage ?? '-' },
      { enabled: isAsked && vintage !== undefined },
    ),
  );
  return useMemo(() => {
    if (vintage === undefined) return itself;
    if (!origins) return null;
    const units = mainUnits(origins);
    return (ward) => units.get(ward);
  }, [vintage, origins]);
}
