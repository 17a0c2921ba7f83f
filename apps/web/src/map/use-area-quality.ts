import { useQuery } from '@tanstack/react-query';
import { type AreaCode, type AreaQuality, hasLateData } from '@tungngo/domain';
import { useMemo } from 'react';
import { trpc } from '../server/client.js';
import { unitQuality } from './unit-quality.js';
import { useVintage } from './vintage.js';

interface QualityOfAreas {
  byArea: ReadonlyMap<AreaCode, AreaQuality>;
  /** Areas whose data are stale or have gaps. */
  hatched: ReadonlySet<AreaCode>;
}

/**
 * The quality of every area's data, of the boundary vintage that the screen shows; empty until it
 * has come. One request serves all who ask.
 */
export function useAreaQuality(): QualityOfAreas {
  const vintage = useVintage();
  const { data } = useQuery(trpc.data.areaQuality.queryOptions());
  const other = { enabled: vintage !== undefined };
  const origins = useQuery(
    trpc.overview.origins.queryOptions({ vintage: vintage ?? '-' }, other),
  ).data;
  const units = useQuery(trpc.overview.get.queryOptions({ vintage: vintage ?? '-' }, other)).data;
  return useMemo(() => {
    const wards = data?.areas ?? [];
    const areas =
      vintage === undefined ? wards : unitQuality(wards, origins ?? [], units?.areas ?? []);
    return {
      byArea: new Map(areas.map((area) => [area.code, area])),
      hatched: new Set(areas.filter(hasLateData).map(({ code }) => code)),
    };
  }, [data, vintage, origins, units]);
}
