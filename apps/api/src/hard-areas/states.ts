import {
  type AreaCode,
  type ExcludedPeople,
  type StatedHardArea,
  standingDecisions,
  stateAreas,
} from '@tungngo/domain';
import type { OutreachStore } from '@tungngo/outreach';
import type { Reader } from '@tungngo/warehouse';
import { knownArea } from '../coverage/known-area.js';

/**
 * The hard areas of a generation, best first, each with where it stands: as decided and visited by
 * now, which the generation may not hold yet. Of one district or ward when `parent` is given; throws
 * a `ProblemError` `area-unknown`.
 */
export async function statedHardAreas(
  reader: Reader,
  outreach: OutreachStore,
  parent: string | undefined,
): Promise<StatedHardArea[]> {
  const isWithin = await withinArea(reader, parent);
  const areas = (await reader.hardAreas()).filter(({ wardCode }) => isWithin(wardCode));
  const { lastDay } = await reader.overview();
  const shares = await targetShares(reader);
  return stateAreas(areas, {
    visits: await outreach.visits(),
    decisions: standingDecisions(await outreach.decisions(), lastDay),
    targetShare: (code) => shares.get(code) ?? null,
  });
}

/** The people whom the headline figures of the newest day leave out; within `parent` when given. */
export async function excludedNow(
  reader: Reader,
  parent: string | undefined,
): Promise<ExcludedPeople[]> {
  const isWithin = await withinArea(reader, parent);
  const newest = await newestHeadline(reader);
  if (!newest) return [];
  const excluded = await reader.excludedPeople(newest);
  return excluded.filter(({ wardCode }) => isWithin(wardCode));
}

/** Whether a ward lies in the area of a code; every ward does when there is none. */
async function withinArea(
  reader: Reader,
  parent: string | undefined,
): Promise<(wardCode: AreaCode) => boolean> {
  if (parent === undefined) return () => true;
  const area = await knownArea(reader, parent, 'parent');
  if (area.level === 'province') return () => true;
  const { areas } = await reader.overview();
  const within = new Set(
    areas.filter((ward) => ward.parentCode === parent).map((ward) => ward.code),
  );
  return (wardCode) => wardCode === parent || within.has(wardCode);
}

/** The campaign's headline indicator and the newest day of the data; null without a day. */
async function newestHeadline(reader: Reader) {
  const { lastDay, campaign } = await reader.overview();
  if (lastDay === null) return null;
  return { indicator: `level${campaign?.headlineLevel ?? 2}`, day: lastDay } as const;
}

/** The share of its eligible people, 1 at most, that each ward's ministry target asks for. */
async function targetShares(reader: Reader): Promise<Map<string, number>> {
  const newest = await newestHeadline(reader);
  if (!newest) return new Map();
  const wards = await reader.coverageByArea({ level: 'ward', ...newest });
  return new Map(
    wards.flatMap(({ code, target, eligible }) =>
      target === null || eligible === 0 ? [] : [[code, Math.min(1, target / eligible)]],
    ),
  );
}
