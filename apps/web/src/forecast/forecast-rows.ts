import {
  type Area,
  type AreaCode,
  type CoverageSeries,
  type Day,
  daysBetween,
  type Estimate,
  type Forecast,
  type Reach,
} from '@tungngo/domain';
import type { RiskLevel, RiskOrder } from './forecast-search.js';

/** How sure it is that a target is met; `none` without a target or anything to reckon from. */
export type Risk = 'met' | 'likely' | 'open' | 'unlikely' | 'missed' | 'none';

/** What is expected of one area. */
export interface Outlook {
  target: number | null;
  atDeadline: Estimate;
  reach: Reach;
  risk: Risk;
}

export interface ForecastRow {
  area: Area;
  /** The district of a ward. */
  above: Area | null;
  activated: number;
  silentDays: number;
  plan: Outlook;
  /** Under what is supposed; null when nothing is. */
  whatIf: Outlook | null;
}

/** Below an even chance an area is said to fail. */
const EVEN = 0.5;
const LIKELY = 0.9;

/** The word for a chance; an area that has met its target needs no chance. */
export function riskOf(probability: number | null, activated: number, target: number | null): Risk {
  if (target !== null && activated >= target) return 'met';
  if (probability === null || target === null) return 'none';
  if (probability >= LIKELY) return 'likely';
  return probability >= EVEN ? 'open' : 'unlikely';
}

/** The outlook of one area; null for one that the forecast does not have. */
export function outlookOf(forecast: Forecast, code: AreaCode): Outlook | null {
  const i = forecast.areas.indexOf(code);
  const [atDeadline, reach] = [forecast.atDeadline[i], forecast.reach[i]];
  if (!atDeadline || !reach) return null;
  const target = forecast.target[i] ?? null;
  const chance = riskOf(reach.probability, forecast.activated[i] ?? 0, target);
  // After the deadline nothing is left to chance.
  const over = forecast.notices.includes('past-deadline') && target !== null && chance !== 'met';
  const risk = over ? 'missed' : chance;
  return { target, atDeadline, reach, risk };
}

/** One row an area of the levels asked, in the order asked; by the what-if where there is one. */
export function forecastRows(
  areas: readonly Area[],
  plan: Forecast,
  whatIf: Forecast | null,
  { level, order }: { level: RiskLevel; order: RiskOrder },
): ForecastRow[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const at = new Map(plan.areas.map((code, i) => [code, i]));
  const rows = areas.flatMap((area): ForecastRow[] => {
    if (area.level === 'province' || (level !== 'all' && area.level !== level)) return [];
    const i = at.get(area.code);
    const outlook = outlookOf(plan, area.code);
    if (i === undefined || !outlook) return [];
    return [
      {
        area,
        above:
          area.level === 'ward' ? (byCode.get(area.parentCode ?? ('' as AreaCode)) ?? null) : null,
        activated: plan.activated[i] ?? 0,
        silentDays: plan.silentDays[i] ?? 0,
        plan: outlook,
        whatIf: whatIf && outlookOf(whatIf, area.code),
      },
    ];
  });
  return rows.sort((a, b) => comparisons[order](a, b) || comparisons.name(a, b));
}

const shown = (row: ForecastRow): Outlook => row.whatIf ?? row.plan;
/** People short of the target at the deadline, by the median; below zero when it is passed. */
export const shortfall = ({ target, atDeadline }: Outlook): number | null =>
  target === null ? null : target - atDeadline.median;

const chance = ({ risk, reach }: Outlook) =>
  risk === 'met' ? 2 : risk === 'missed' ? 0 : (reach.probability ?? 3);
const shareShort = (outlook: Outlook) =>
  (shortfall(outlook) ?? 0) / Math.max(1, outlook.target ?? 1);
const dayOrLast = ({ reach }: Outlook) => reach.medianDay ?? '9999';

const comparisons: Record<RiskOrder, (a: ForecastRow, b: ForecastRow) => number> = {
  risk: (a, b) =>
    chance(shown(a)) - chance(shown(b)) || shareShort(shown(b)) - shareShort(shown(a)),
  name: (a, b) => a.area.name.localeCompare(b.area.name, 'vi'),
  total: (a, b) => shown(b).atDeadline.median - shown(a).atDeadline.median,
  gap: (a, b) =>
    (shortfall(shown(b)) ?? Number.NEGATIVE_INFINITY) -
    (shortfall(shown(a)) ?? Number.NEGATIVE_INFINITY),
  reached: (a, b) =>
    dayOrLast(shown(a)) < dayOrLast(shown(b))
      ? 1
      : dayOrLast(shown(a)) > dayOrLast(shown(b))
        ? -1
        : 0,
};

const fails = ({ risk }: Outlook) => risk === 'unlikely' || risk === 'missed';

/** How many wards have a target, and how many of them are said to fail: all, or those of a district. */
export function failingWards(
  areas: readonly Area[],
  forecast: Forecast,
  district?: AreaCode,
): { failing: AreaCode[]; withTarget: number } {
  const wards = areas.filter(
    ({ level, parentCode }) =>
      level === 'ward' && (district === undefined || parentCode === district),
  );
  const outlooks = wards.map(({ code }) => ({ code, outlook: outlookOf(forecast, code) }));
  return {
    failing: outlooks
      .filter(({ outlook }) => outlook !== null && fails(outlook))
      .map(({ code }) => code),
    withTarget: outlooks.filter(({ outlook }) => outlook !== null && outlook.target !== null)
      .length,
  };
}

/** The first day to the forecast's own on which an area had met its target; null when it had not. */
export function metOn(series: CoverageSeries, forecast: Forecast, code: AreaCode): Day | null {
  const target = forecast.target[forecast.areas.indexOf(code)] ?? null;
  const counts = series.activated[series.areas.indexOf(code)] ?? [];
  const [first] = series.days;
  if (target === null || !first) return null;
  // From behind: a count may fall below again when activations are reversed.
  let i = Math.min(daysBetween(first, forecast.day), counts.length - 1);
  if ((counts[i] ?? 0) < target) return null;
  while (i > 0 && (counts[i - 1] ?? 0) >= target) i--;
  return series.days[i] ?? null;
}
