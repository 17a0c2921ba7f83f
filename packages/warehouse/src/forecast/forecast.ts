import {
  addDays,
  type Day,
  dayRange,
  daysBetween,
  type Estimate,
  type Forecast,
  type ForecastNotice,
  type Reach,
  type Scenario,
} from '@tungngo/domain';
import {
  type ForecastArea,
  type ForecastEvidence,
  type Grouping,
  type Wards,
  wardsOf,
} from './evidence.js';
import { silentDays } from './level.js';
import { driveStart, type Origin, sumOver, wardPaths } from './origin.js';
import { estimateOf, outlook, probabilityOf } from './outlook.js';
import { supposedOrigin } from './scenario.js';
import { BAND, type Memory, rememberOrigins, type Spread } from './spread.js';

/** Days of targets that are met are looked for so long after the deadline. */
const AFTER_DEADLINE = 90;
const WITHOUT_DEADLINE = 30;
const SHORT_HISTORY = 14;
/** With more wards, only those above them have their days in the answer. */
const MOST_WARDS_BY_DAY = 200;

/** Areas that are worked out before other requests are let in. */
const AREAS_A_STEP = 100;

/** `forecastSteps`, all at once. */
export function forecast(...asked: Parameters<typeof forecastSteps>): Forecast {
  const steps = forecastSteps(...asked);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The total of every area at the deadline and the day on which its target is met, each with median
 * and 80% band, from what was known at the end of `day`. Districts' and the province's medians are
 * the sums of their wards'; bands come from each level's own past errors and do not add up, because
 * wards are not all wrong in the same direction. Deterministic. Cost: wards × 70 past days. Yields
 * now and then, so that a server can do other things in between; returns the result.
 */
export function* forecastSteps(
  evidence: ForecastEvidence,
  day: Day,
  scenario: Scenario | null = null,
  wards: Wards = wardsOf(evidence),
  memory: Memory = rememberOrigins(evidence, wards),
): Generator<void, Forecast, void> {
  const { days, generation, indicator } = evidence;
  const first = days[0] ?? day;
  const at = Math.max(0, Math.min(daysBetween(first, day), days.length - 1));
  const known = days[at] ?? day;
  const deadline = scenario?.deadline ?? evidence.deadline;
  const end = deadline ?? addDays(known, WITHOUT_DEADLINE);
  const past = memory.origin(at);
  const origin = scenario ? supposedOrigin(past, wards, scenario, known, end) : past;
  const spread = memory.spread(at);
  const frame = frameOf(evidence, origin, known, end, deadline, spread);
  const figures: AreaFigures[] = [];
  for (const grouping of wards.groupings) {
    for (const [i, area] of grouping.areas.entries()) {
      figures.push(figuresOf(area, grouping.members[i] ?? [], grouping, frame));
      if (i % AREAS_A_STEP === AREAS_A_STEP - 1) yield;
    }
  }
  return {
    generation,
    indicator,
    day: known,
    deadline,
    scenario,
    notices: noticesOf(evidence, at, known, deadline),
    days: frame.days.slice(0, frame.untilDeadline),
    lastDay: frame.days.at(-1) ?? known,
    areas: figures.map(({ area }) => area.code),
    median: figures.map(({ path }) => path.map(({ median }) => Math.round(median))),
    low: figures.map(({ path }) => path.map(({ low }) => Math.round(low))),
    high: figures.map(({ path }) => path.map(({ high }) => Math.round(high))),
    activated: figures.map(({ area }) => area.activated[at] ?? 0),
    target: figures.map(({ area }) => area.target),
    silentDays: figures.map(({ area }) => silentDays(area, at)),
    atDeadline: figures.map(({ atDeadline }) => atDeadline),
    reach: figures.map(({ reach }) => reach),
    method: { band: BAND, origins: spread.origins, ...origin.calendar },
  };
}

/** What all areas of one forecast share. */
interface Frame {
  evidence: ForecastEvidence;
  origin: Origin;
  /** Days after the origin, as far as reaching is looked for. */
  days: Day[];
  /** How many of them are not after the deadline. */
  untilDeadline: number;
  deadline: Day | null;
  /** `[h − 1][ward]`: people added. */
  paths: Float64Array[];
  spread: Spread;
}

function frameOf(
  evidence: ForecastEvidence,
  origin: Origin,
  known: Day,
  end: Day,
  deadline: Day | null,
  spread: Spread,
): Frame {
  const last = addDays(end > known ? end : known, AFTER_DEADLINE);
  const days = dayRange(addDays(known, 1), last);
  const horizons = days.map((_, i) => i + 1);
  return {
    evidence,
    origin,
    days,
    untilDeadline: Math.max(0, daysBetween(known, end)),
    deadline,
    paths: wardPaths(origin, known, horizons),
    spread,
  };
}

interface AreaFigures {
  area: ForecastArea;
  /** To the deadline. */
  path: Estimate[];
  atDeadline: Estimate;
  reach: Reach;
}

function figuresOf(
  area: ForecastArea,
  own: readonly number[],
  { areas, level }: Grouping,
  frame: Frame,
): AreaFigures {
  const { origin, paths, spread, untilDeadline } = frame;
  const activated = area.activated[origin.at] ?? 0;
  const remaining = sumOver(origin.remaining, own);
  const at = (h: number) => {
    const added = sumOver(paths[h - 1] ?? new Float64Array(), own);
    return outlook({ activated, added, remaining }, level, h, spread);
  };
  const all = neverFalling(paths.map((_, k) => estimateOf(at(k + 1))));
  const path = all.slice(0, untilDeadline);
  const result = resultOf(area, frame);
  const probability =
    untilDeadline > 0 && area.target !== null && activated > 0
      ? probabilityOf(at(untilDeadline), area.target)
      : null;
  return {
    area,
    path: level === 'ward' && areas.length > MOST_WARDS_BY_DAY ? [] : path,
    atDeadline: path.at(-1) ?? { median: result, low: result, high: result },
    reach: reachOf(area, frame, all, probability),
  };
}

/** What stood at the deadline, or stands on the last day known when it has not come. */
function resultOf({ activated }: ForecastArea, { evidence, origin, deadline }: Frame): number {
  const first = evidence.days[0];
  const place = first && deadline ? daysBetween(first, deadline) : origin.at;
  return activated[Math.min(origin.at, Math.max(0, place))] ?? 0;
}

function reachOf(
  area: ForecastArea,
  frame: Frame,
  all: readonly Estimate[],
  probability: number | null,
): Reach {
  const { evidence, origin, days, deadline } = frame;
  const { target } = area;
  const nothing = { probability: null, medianDay: null, lowDay: null, highDay: null };
  if (target === null || all.length === 0) return nothing;
  const met = area.activated.findIndex((people, i) => i <= origin.at && people >= target);
  if (met >= 0 && (area.activated[origin.at] ?? 0) >= target) {
    const day = evidence.days[met] ?? null;
    const inTime = deadline === null ? null : day !== null && day <= deadline ? 1 : 0;
    return { probability: inTime, medianDay: day, lowDay: day, highDay: day };
  }
  if ((area.activated[origin.at] ?? 0) <= 0) return nothing;
  const dayOf = (value: (estimate: Estimate) => number) =>
    days[all.findIndex((estimate) => value(estimate) >= target)] ?? null;
  const past = deadline !== null && frame.untilDeadline === 0;
  return {
    probability: past ? 0 : deadline === null ? null : probability,
    medianDay: dayOf(({ median }) => median),
    lowDay: dayOf(({ high }) => high),
    highDay: dayOf(({ low }) => low),
  };
}

/** A cumulative band never falls: what has been reached stays reached. */
function neverFalling(estimates: Estimate[]): Estimate[] {
  let before: Estimate | null = null;
  return estimates.map((estimate) => {
    const low = Math.max(estimate.low, before?.low ?? estimate.low);
    const median = Math.max(estimate.median, before?.median ?? estimate.median);
    before = {
      low: Math.min(low, median),
      median,
      high: Math.max(estimate.high, median, before?.high ?? estimate.high),
    };
    return before;
  });
}

function noticesOf(
  evidence: ForecastEvidence,
  at: number,
  known: Day,
  deadline: Day | null,
): ForecastNotice[] {
  const notices: ForecastNotice[] = [];
  if (deadline === null) notices.push('no-deadline');
  if (deadline !== null && known >= deadline) notices.push('past-deadline');
  const active = evidence.areas.some(({ activated }) => (activated[at] ?? 0) > 0);
  if (!active) notices.push('no-activity');
  else if (at - driveStart(evidence, at) + 1 < SHORT_HISTORY) notices.push('short-history');
  return notices;
}
