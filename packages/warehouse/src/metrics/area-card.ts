import {
  type AreaCard,
  type AreaCode,
  type Channel,
  channels,
  type Day,
  type Indicator,
  type KnownSite,
} from '@tungngo/domain';
import { denominatorsOfRecords } from '../cubes/eligible.js';
import { wardParts } from '../cubes/ward-parts.js';
import type { Session } from '../duckdb/session.js';

/** Which area's card, on which day, counting what, in which boundaries. */
export interface AreaCardQuestion {
  code: AreaCode;
  indicator: Indicator;
  day: Day;
  /** The boundary vintage that the code is of; that of the records when absent. */
  vintage?: string | undefined;
}

const MOST_SITES = 40;

/** Wards of the records that the area is made of, with the share of each. */
const memberOfRecords = `
  SELECT ward_code, 1::DOUBLE AS share FROM (${wardParts}) WHERE area_code = $code`;

const memberOfVintage = `
  SELECT ward_code, sum(share) AS share
  FROM crosswalk JOIN vintage_unit AS unit
    ON unit.vintage = crosswalk.vintage AND unit.code = crosswalk.unit_code
  WHERE crosswalk.vintage = $vintage AND $code IN (unit.code, unit.parent_code)
  GROUP BY ward_code`;

/**
 * What is known of an area beside its figures and neighbours; of a divided ward its share, rounded.
 * Cost: the cube of days of its wards, whatever the number of events.
 */
export async function readAreaCard(
  session: Session,
  { code, indicator, day, vintage }: AreaCardQuestion,
): Promise<Omit<AreaCard, 'neighbours'>> {
  const member = vintage === undefined ? memberOfRecords : memberOfVintage;
  const area: Record<string, string> = vintage === undefined ? { code } : { code, vintage };
  const question = { ...area, indicator, day };
  const [weekly, residencies, sites, count] = [
    await session.rows<WeekRow>(weeklySql(member), question),
    await session.rows<AreaCard['residencies'][number]>(residencySql(member), question),
    await session.rows<AreaCard['sites'][number]>(siteSql(member), area),
    await session.rows<{ sites: number }>(
      `SELECT count(*)::DOUBLE AS sites FROM site WHERE ward_code IN (SELECT ward_code FROM (${member}))`,
      area,
    ),
  ];
  return {
    code,
    day,
    indicator,
    residencies,
    ...byChannel(weekly),
    sites,
    siteCount: count[0]?.sites ?? 0,
  };
}

interface WeekRow {
  week: Day;
  channel: Channel;
  persons: number;
}

/** Grain: week and channel. */
const weeklySql = (member: string) => `
  SELECT date_trunc('week', day)::DATE::VARCHAR AS week, channel::VARCHAR AS channel,
    round(sum(persons * share))::DOUBLE AS persons
  FROM activation_daily JOIN (${member}) AS member USING (ward_code)
  WHERE indicator = $indicator::indicator AND day <= $day::DATE AND channel IS NOT NULL
  GROUP BY ALL ORDER BY week, channel`;

/** Grain: residency. */
const residencySql = (member: string) => `
  WITH member AS (${member}),
  counted AS (
    SELECT residency, sum(persons * share) AS persons
    FROM activation_daily JOIN member USING (ward_code)
    WHERE indicator = $indicator::indicator AND day <= $day::DATE
    GROUP BY residency
  ),
  denominator AS (
    SELECT area_code, arg_max(struct_pack(permanent, temporary), from_day) AS newest
    FROM ${denominatorsOfRecords} WHERE from_day <= $day::DATE GROUP BY area_code
  ),
  people AS (
    SELECT sum(newest.permanent * share) AS permanent, sum(newest.temporary * share) AS temporary
    FROM denominator JOIN member ON member.ward_code = denominator.area_code
  )
  SELECT asked.residency,
    round(coalesce(counted.persons, 0))::DOUBLE AS activated,
    round(coalesce(
      CASE asked.residency WHEN 'permanent' THEN permanent ELSE temporary END, 0
    ))::DOUBLE AS eligible
  FROM (SELECT unnest(['permanent', 'temporary']) AS residency) AS asked
  CROSS JOIN people
  LEFT JOIN counted ON counted.residency = asked.residency::residency
  ORDER BY asked.residency`;

const siteSql = (member: string) => `
  SELECT site_id AS id, name, kind::VARCHAR AS kind, ward_code AS "wardCode",
    size::DOUBLE AS size, hours
  FROM site WHERE ward_code IN (SELECT ward_code FROM (${member}))
  ORDER BY site.size DESC, site_id LIMIT ${MOST_SITES}`;

/** Every known site, by name. */
export function readSites(session: Session): Promise<KnownSite[]> {
  return session.rows<KnownSite>(`
    SELECT site_id AS id, name, kind::VARCHAR AS kind, ward_code AS "wardCode"
    FROM site ORDER BY site.name, site_id`);
}

/** Rows by week and channel as one list of weeks, without gaps, and counts along it. */
function byChannel(rows: readonly WeekRow[]): Pick<AreaCard, 'weeks' | 'channels'> {
  const weeks = [...new Set(rows.map(({ week }) => week))];
  const counted = new Map<Channel, number[]>();
  for (const { week, channel, persons } of rows) {
    const counts = counted.get(channel) ?? new Array<number>(weeks.length).fill(0);
    counts[weeks.indexOf(week)] = persons;
    counted.set(channel, counts);
  }
  return {
    weeks,
    channels: channels.flatMap((channel) => {
      const persons = counted.get(channel);
      return persons ? [{ channel, persons }] : [];
    }),
  };
}
