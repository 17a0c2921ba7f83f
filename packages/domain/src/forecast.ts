import type { AreaCode, AreaLevel } from './areas.js';
import type { Day } from './days.js';
import type { Indicator } from './indicators.js';
import type { Localized } from './text.js';

/** What a planner supposes instead of the plan as it is. Nothing is written anywhere. */
export interface Scenario {
  /** Another deadline. */
  deadline?: Day | undefined;
  /** A pace by area: province, district or ward; the nearest one above a ward counts. */
  paces?: ScenarioPace[] | undefined;
  /** Mobile teams beside those whose results are in the pace already. */
  teams?: ScenarioTeams | undefined;
}

/** Daily activations are multiplied by `times`; then `plus` people a day are added over the area. */
export interface ScenarioPace {
  code: AreaCode;
  times: number;
  plus: number;
}

export interface ScenarioTeams {
  teams: number;
  /** People whom one team brings on a day. */
  peoplePerDay: number;
}

/** A count with its band: in 80 of 100 such forecasts the truth lay between `low` and `high`. */
export interface Estimate {
  median: number;
  low: number;
  high: number;
}

/** When the target is met. Days are null beyond `Forecast.lastDay`. */
export interface Reach {
  /** That the target is met by the deadline, 0–1; null without a target, deadline or activity. */
  probability: number | null;
  medianDay: Day | null;
  /** Early end of the 80% band. */
  lowDay: Day | null;
  /** Late end of the 80% band. */
  highDay: Day | null;
}

/** What stands in the way of a full forecast. */
export const forecastNoticeTexts = {
  'no-deadline': {
    vi: 'Chưa có hạn của chiến dịch, nên chỉ dự báo 30 ngày tới.',
    en: 'No campaign has a deadline, so only the next 30 days are forecast.',
  },
  'past-deadline': {
    vi: 'Ngày đang xem không còn trước hạn: đây là kết quả, không phải dự báo.',
    en: 'The day shown is not before the deadline: these are results, not a forecast.',
  },
  'short-history': {
    vi: 'Đợt này mới có dưới 14 ngày số liệu: dải dự báo dựa nhiều vào giả định chung.',
    en: 'There are fewer than 14 days of this drive: the band leans on a general assumption.',
  },
  'no-activity': {
    vi: 'Chưa có lượt kích hoạt nào, nên không có gì để dự báo.',
    en: 'Nobody has been activated yet, so there is nothing to forecast from.',
  },
} as const satisfies Record<string, Localized>;
export type ForecastNotice = keyof typeof forecastNoticeTexts;

/** How a forecast was made. */
export interface ForecastMethod {
  /** Share of outcomes that the band should hold. */
  band: number;
  /** Past days from which the errors of the same method were measured. */
  origins: number;
  /** Usual share of an average day's activations by weekday, Monday first; the mean is 1. */
  weekdays: number[];
  /** A public holiday against the same weekday. */
  holiday: number;
}

/** The total of every area day by day to the deadline; the lists follow `areas`. */
export interface Forecast {
  generation: number;
  indicator: Indicator;
  /** The last day that the forecast knows of. */
  day: Day;
  deadline: Day | null;
  /** Of those who suppose something else; as asked. */
  scenario: Scenario | null;
  notices: ForecastNotice[];
  /** From the day after `day` to the deadline. */
  days: Day[];
  /** How far days of `reach` are looked for. */
  lastDay: Day;
  areas: AreaCode[];
  /** Cumulative people at the end of `days`; empty lists for wards where there are over 200. */
  median: number[][];
  low: number[][];
  high: number[][];
  /** Cumulative people on `day`. */
  activated: number[];
  /** Ministry target; null when none is set. */
  target: (number | null)[];
  /** Days to `day` on which an area that used to report brought nobody: not reported, most likely. */
  silentDays: number[];
  /** On `deadline`; what stands on `day` when that is past. */
  atDeadline: Estimate[];
  reach: Reach[];
  method: ForecastMethod;
}

export const naiveMethods = ['last-week', 'last-day', 'overall-mean'] as const;
/** What a forecast must beat: the pace of 7 days, of one day, or of the whole drive goes on. */
export type NaiveMethod = (typeof naiveMethods)[number];

/** How forecasts from past days turned out, for one level and one number of days ahead. */
export interface BacktestRow {
  level: AreaLevel;
  /** Days ahead. */
  horizon: number;
  /** Forecasts compared with what happened: areas × origins. */
  forecasts: number;
  /** Shares that lay within, below and above the 80% band. */
  covered: number;
  below: number;
  above: number;
  /** Σ |forecast − actual| ÷ Σ actual of the people added since the origin (WAPE). */
  error: number;
  /** Mean of |forecast − actual| ÷ actual of the cumulative total (MAPE). */
  totalError: number;
  naive: Record<NaiveMethod, number>;
}

/** Forecasts made from every past day with what was known on that day, against what happened. */
export interface Backtest {
  generation: number;
  indicator: Indicator;
  /** First and last origin; null when the data are too short to test. */
  from: Day | null;
  to: Day | null;
  origins: number;
  rows: BacktestRow[];
  /** All horizons, by level; the same measures. */
  byLevel: Omit<BacktestRow, 'horizon'>[];
  /** Share of all forecasts within the band. */
  covered: number | null;
}
