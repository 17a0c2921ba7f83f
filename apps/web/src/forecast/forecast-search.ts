import {
  type AreaCode,
  type Day,
  type Indicator,
  indicators,
  isDay,
  type Scenario,
  type ScenarioPace,
} from '@tungngo/domain';
import { defaultIndicator } from '../plan/indicators.js';

export const riskLevels = ['ward', 'district', 'all'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export const riskOrders = ['risk', 'name', 'total', 'gap', 'reached'] as const;
export type RiskOrder = (typeof riskOrders)[number];

/** What a team brings on a day where no visit has told; a planner's own number takes its place. */
export const ASSUMED_PEOPLE_PER_TEAM_DAY = 60;

export const MOST_TIMES = 10;
export const MOST_PLUS = 100_000;
export const MOST_TEAMS = 1000;
export const MOST_PER_TEAM = 2000;

/** The state of the forecast page that a link carries; what is absent is the default. */
export interface ForecastSearch {
  /** The last day that the forecast knows of. */
  day?: Day | undefined;
  indicator?: Indicator | undefined;
  /** The boundary vintage of the areas; that of the records when absent. */
  vintage?: string | undefined;
  /** The area of the chart; the province when absent. */
  area?: AreaCode | undefined;
  /** Which areas the table lists; `ward` when absent. */
  level?: RiskLevel | undefined;
  /** What the table is sorted by; `risk` when absent. */
  sort?: RiskOrder | undefined;
  /** What-if: another deadline. */
  deadline?: Day | undefined;
  /** What-if: paces as `writePaces` writes them. */
  paces?: string | undefined;
  /** What-if: mobile teams beside those at work. */
  teams?: number | undefined;
  /** What-if: people whom a team brings on a day; what visits tell, or the assumption, when absent. */
  perTeam?: number | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readForecastSearch(raw: Record<string, unknown>): ForecastSearch {
  const search: ForecastSearch = {};
  const day = dayOf(raw.day);
  if (day) search.day = day;
  const indicator = indicators.find((name) => name === raw.indicator);
  if (indicator && indicator !== defaultIndicator) search.indicator = indicator;
  const vintage = String(raw.vintage ?? '');
  if (/^[\w.-]{1,40}$/.test(vintage)) search.vintage = vintage;
  const area = String(raw.area ?? '');
  if (/^\d{2,5}$/.test(area)) search.area = area as AreaCode;
  const level = riskLevels.find((name) => name === raw.level);
  if (level && level !== 'ward') search.level = level;
  const sort = riskOrders.find((name) => name === raw.sort);
  if (sort && sort !== 'risk') search.sort = sort;
  const deadline = dayOf(raw.deadline);
  if (deadline) search.deadline = deadline;
  const paces = writePaces(readPaces(raw.paces));
  if (paces) search.paces = paces;
  const teams = numberWithin(raw.teams, 1, MOST_TEAMS);
  if (teams !== undefined) search.teams = Math.round(teams);
  const perTeam = numberWithin(raw.perTeam, 1, MOST_PER_TEAM);
  if (perTeam !== undefined) search.perTeam = perTeam;
  return search;
}

function dayOf(value: unknown): Day | undefined {
  const text = String(value ?? '');
  return isDay(text) ? text : undefined;
}

function numberWithin(value: unknown, least: number, most: number): number | undefined {
  const text = String(value ?? '').trim();
  const number = Number(text);
  return text !== '' && number >= least && number <= most ? number : undefined;
}

/** Reads `718_1.2_50-719_0.9_0`: code, times, plus; what cannot be meant is left out. */
export function readPaces(text: unknown): ScenarioPace[] {
  const paces = new Map<AreaCode, ScenarioPace>();
  for (const part of String(text ?? '').split('-')) {
    const [code = '', times, plus] = part.split('_');
    if (!/^\d{2,5}$/.test(code)) continue;
    const pace = {
      code: code as AreaCode,
      times: numberWithin(times, 0, MOST_TIMES) ?? 1,
      plus: numberWithin(plus, 0, MOST_PLUS) ?? 0,
    };
    if (pace.times !== 1 || pace.plus !== 0) paces.set(pace.code, pace);
  }
  return [...paces.values()];
}

/** Writes paces for a link; undefined when there are none. */
export function writePaces(paces: readonly ScenarioPace[]): string | undefined {
  const meant = paces.filter(({ times, plus }) => times !== 1 || plus !== 0);
  return meant.map(({ code, times, plus }) => `${code}_${times}_${plus}`).join('-') || undefined;
}

/** What a link supposes; undefined when it supposes nothing. */
export function scenarioOf(
  { deadline, paces, teams, perTeam }: ForecastSearch,
  peoplePerTeamDay: number,
): Scenario | undefined {
  const scenario: Scenario = {};
  if (deadline) scenario.deadline = deadline;
  const read = readPaces(paces);
  if (read.length > 0) scenario.paces = read;
  if (teams) scenario.teams = { teams, peoplePerDay: perTeam ?? peoplePerTeamDay };
  return Object.keys(scenario).length > 0 ? scenario : undefined;
}

/** A change of the link that supposes nothing any more. */
export const nothingSupposed: Partial<ForecastSearch> = {
  deadline: undefined,
  paces: undefined,
  teams: undefined,
  perTeam: undefined,
};
