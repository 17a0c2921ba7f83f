import { useQuery } from '@tanstack/react-query';
import {
  type AreaCode,
  type Day,
  type ExcludedPeople,
  excludedWithin,
  type Indicator,
  type Overview,
} from '@tungngo/domain';
import { countedIndicator } from '../../plan/indicators.js';
import { trpc } from '../../server/client.js';

/**
 * Gives the people of an area whom the figures shown leave out; none until that is known. A
 * generation leaves the same areas out on every day, so that without any on its newest day no other
 * day is asked for.
 */
export function useExcluded(
  overview: Overview,
  asked: Indicator | undefined,
  day: Day,
): (code: AreaCode) => ExcludedPeople[] {
  const { vintage, areas, indicatorsWithData, lastDay } = overview;
  const excluded = trpc.hardAreas.excluded;
  const question = (on: Day) => ({
    indicator: countedIndicator(asked, indicatorsWithData),
    day: on,
    ...(vintage !== null && { vintage }),
  });
  const newest = useQuery(excluded.queryOptions(question(lastDay ?? day)));
  const isAnybody = newest.data !== undefined && newest.data.length > 0;
  const { data = [] } = useQuery(
    excluded.queryOptions(question(day), {
      enabled: isAnybody,
      // The slider must not take the note away at every day.
      placeholderData: (last) => last,
    }),
  );
  return (code) => (isAnybody ? excludedWithin(data, areas, code) : []);
}
