import { useQuery } from '@tanstack/react-query';
import type { Area, AreaCode, Day, Indicator } from '@tungngo/domain';
import { useMemo } from 'react';
import { trpc } from '../../server/client.js';
import { type LateDay, lateDays, wardsOf } from './late-days.js';

const none: ReadonlyMap<Day, LateDay> = new Map();

/**
 * The days of an area that are late, and of how many wards it is made. Reports are of the records' own
 * wards: units of another vintage have none.
 */
export function useLateDays(
  areas: readonly Area[],
  code: AreaCode,
  indicator: Indicator,
  ofRecords: boolean,
) {
  const asked = { enabled: ofRecords };
  const missing = useQuery(trpc.data.missingDays.queryOptions(undefined, asked)).data;
  const restated = useQuery(trpc.data.restatements.queryOptions({}, asked)).data;
  return useMemo(() => {
    const wards = wardsOf(areas, code);
    const late =
      missing && restated && ofRecords ? lateDays(wards, indicator, missing, restated) : none;
    return { late, wards: wards.size };
  }, [areas, code, indicator, missing, restated, ofRecords]);
}
