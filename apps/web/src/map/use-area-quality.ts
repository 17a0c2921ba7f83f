import { useQuery } from '@tanstack/react-query';
import type { AreaCode, AreaQuality } from '@tungngo/domain';
import { useMemo } from 'react';
import { trpc } from '../server/client.js';
import { isHatched } from './hatched.js';

interface QualityOfAreas {
  byArea: ReadonlyMap<AreaCode, AreaQuality>;
  /** Areas whose data are stale or have gaps. */
  hatched: ReadonlySet<AreaCode>;
}

/** The quality of every area's data; empty until it has come. One request serves all who ask. */
export function useAreaQuality(): QualityOfAreas {
  const { data } = useQuery(trpc.data.areaQuality.queryOptions());
  return useMemo(() => {
    const areas = data?.areas ?? [];
    return {
      byArea: new Map(areas.map((area) => [area.code, area])),
      hatched: new Set(areas.filter(isHatched).map(({ code }) => code)),
    };
  }, [data]);
}
