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

/** Gives the people of an area whom the figures shown leave out; none until that is known. */
export function useExcluded(
  overview: Overview,
  asked: Indicator | undefined,
  day: Day,
): (code: AreaCode) => ExcludedPeople[] {
  const { vintage, areas, indicatorsWithData } = overview;
  const { data = [] } = useQuery(
    trpc.hardAreas.excluded.queryOptions(
      {
        indicator: countedIndicator(asked, indicatorsWithData),
        day,
        ...(vintage !== null && { vintage }),
      },
      // The slider must not take the note away at every day.
      { placeholderData: (last) => last },
    ),
  );
  return (code) => excludedWithin(data, areas, code);
}
