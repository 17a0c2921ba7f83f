import { setImmediate } from 'node:timers/promises';
import {
  type AreaCode,
  areaLevels,
  type Backtest,
  type CoverageRow,
  type Day,
  daysBetween,
  type Forecast,
  ProblemError,
} from '@tungngo/domain';
import {
  backtest,
  type ForecastEvidence,
  forecastSteps,
  type Reader,
  rememberOrigins,
  wardsOf,
} from '@tungngo/warehouse';
import { letOthersIn } from '../../let-others-in.js';
import { knownArea } from '../known-area.js';
import { knownVintage } from '../known-vintage.js';
import type { BacktestQuestion, ForecastQuestion } from './forecast-question.js';

/** What was worked out of one generation; it goes with its reader. */
interface Kept {
  bases: Map<string, Promise<Base>>;
  targets: Map<string, Promise<Targets>>;
  backtests: Map<string, Promise<Backtest>>;
}

type Targets = ReadonlyMap<AreaCode, CoverageRow['target']>;

/** What all days and scenarios of one indicator share. */
interface Base {
  evidence: ForecastEvidence;
  wards: ReturnType<typeof wardsOf>;
  memory: ReturnType<typeof rememberOrigins>;
}

const kept = new WeakMap<Reader, Kept>();
const KEPT = 100;
/** 800 days on: beyond, a deadline is a slip of the hand. */
const FARTHEST_DAYS = 800;

/** The forecast from a day, under a scenario or as things are. Throws a `ProblemError` for an unknown area or vintage, or a deadline too far away. */
export async function askedForecast(reader: Reader, question: ForecastQuestion): Promise<Forecast> {
  const { scenario, day } = question;
  const vintage = await knownVintage(reader, question.vintage);
  for (const { code } of scenario?.paces ?? []) await knownArea(reader, code, 'paces', vintage);
  if (scenario?.deadline && daysBetween(day, scenario.deadline) > FARTHEST_DAYS) {
    throw tooFar(scenario.deadline);
  }
  const { evidence, memory } = await baseOf(reader, question, vintage);
  const targets = await targetsOn(reader, question, vintage, day);
  const areas = evidence.areas.map((area) => ({ ...area, target: targets.get(area.code) ?? null }));
  const asOfDay = { ...evidence, areas };
  await workOut(evidence, memory, day);
  return letOthersIn(forecastSteps(asOfDay, day, scenario ?? null, wardsOf(asOfDay), memory));
}

/** Measures past errors origin by origin, so that other requests are answered in between. */
async function workOut({ days }: ForecastEvidence, memory: Base['memory'], day: Day) {
  const [first] = days;
  if (!first) return;
  const at = Math.max(0, Math.min(daysBetween(first, day), days.length - 1));
  for (const past of memory.past(at)) {
    memory.errors(past);
    await setImmediate();
  }
}

/** How forecasts from past days turned out; other requests are answered in between. */
export async function askedBacktest(reader: Reader, question: BacktestQuestion): Promise<Backtest> {
  const vintage = await knownVintage(reader, question.vintage);
  const { backtests } = ofReader(reader);
  return remembered(backtests, JSON.stringify([question.indicator, vintage]), async () => {
    const { evidence, wards, memory } = await baseOf(reader, question, vintage);
    return letOthersIn(backtest(evidence, wards, memory));
  });
}

function ofReader(reader: Reader): Kept {
  const known = kept.get(reader) ?? {
    bases: new Map(),
    targets: new Map(),
    backtests: new Map(),
  };
  kept.set(reader, known);
  return known;
}

function remembered<T>(answers: Map<string, Promise<T>>, key: string, ask: () => Promise<T>) {
  const answer = answers.get(key) ?? ask();
  answers.delete(key);
  answers.set(key, answer);
  if (answers.size > KEPT) answers.delete(answers.keys().next().value ?? '');
  answer.catch(() => answers.delete(key));
  return answer;
}

function baseOf(
  reader: Reader,
  { indicator }: BacktestQuestion,
  vintage: string | undefined,
): Promise<Base> {
  const { bases } = ofReader(reader);
  return remembered(bases, JSON.stringify([indicator, vintage]), async () => {
    const { areas, campaign } = await reader.overview(vintage);
    const series = await reader.coverageSeries(indicator, vintage);
    const place = new Map(series.areas.map((code, i) => [code, i]));
    const none = series.days.map(() => 0);
    const evidence: ForecastEvidence = {
      generation: reader.generation.number,
      indicator,
      days: series.days,
      startDay: campaign?.startDay ?? null,
      deadline: campaign?.endDay ?? null,
      areas: areas.map(({ code, level, parentCode }) => {
        const i = place.get(code) ?? -1;
        return {
          code,
          level,
          parentCode,
          activated: series.activated[i] ?? none,
          eligible: series.eligible[i] ?? none,
          target: null,
        };
      }),
    };
    const wards = wardsOf(evidence);
    return { evidence, wards, memory: rememberOrigins(evidence, wards) };
  });
}

/** Targets as in force on the day. */
function targetsOn(
  reader: Reader,
  { indicator }: BacktestQuestion,
  vintage: string | undefined,
  day: Day,
): Promise<Targets> {
  const { targets } = ofReader(reader);
  return remembered(targets, JSON.stringify([indicator, vintage, day]), async () => {
    const levels = await Promise.all(
      areaLevels.map((level) => reader.coverageByArea({ level, indicator, day, vintage })),
    );
    return new Map(levels.flat().map(({ code, target }) => [code, target]));
  });
}

function tooFar(deadline: Day): ProblemError {
  return new ProblemError({
    code: 'date-out-of-range',
    message: {
      vi: `Hạn ${deadline} quá xa ngày đang xem.`,
      en: `The deadline ${deadline} is too far from the day shown.`,
    },
    remedy: {
      vi: `Chọn hạn trong vòng ${FARTHEST_DAYS} ngày.`,
      en: `Choose a deadline within ${FARTHEST_DAYS} days.`,
    },
    place: { field: 'deadline', value: deadline },
  });
}
