import { setImmediate } from 'node:timers/promises';
import {
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
  forecast,
  type Reader,
  rememberOrigins,
  wardsOf,
} from '@tungngo/warehouse';
import { knownArea } from '../known-area.js';
import { knownVintage } from '../known-vintage.js';
import type { BacktestQuestion, ForecastQuestion } from './forecast-question.js';

/** What was worked out of one generation; it goes with its reader. */
interface Kept {
  bases: Map<string, Promise<Base>>;
  backtests: Map<string, Promise<Backtest>>;
}

/** What all scenarios of one day share. */
interface Base {
  evidence: ForecastEvidence;
  wards: ReturnType<typeof wardsOf>;
  memory: ReturnType<typeof rememberOrigins>;
}

const kept = new WeakMap<Reader, Kept>();
/** A slider asks many days; each keeps some megabytes. */
const KEPT_DAYS = 8;
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
  const { bases } = ofReader(reader);
  const key = JSON.stringify([question.indicator, day, vintage]);
  const { evidence, wards, memory } = await remembered(bases, key, () =>
    baseOf(reader, question, vintage, day),
  );
  return forecast(evidence, day, scenario ?? null, wards, memory);
}

/** How forecasts from past days turned out; other requests are answered in between. */
export async function askedBacktest(reader: Reader, question: BacktestQuestion): Promise<Backtest> {
  const vintage = await knownVintage(reader, question.vintage);
  const { backtests } = ofReader(reader);
  return remembered(backtests, JSON.stringify([question.indicator, vintage]), async () => {
    const steps = backtest(await evidenceOf(reader, question, vintage));
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await setImmediate();
    }
  });
}

function ofReader(reader: Reader): Kept {
  const known = kept.get(reader) ?? { bases: new Map(), backtests: new Map() };
  kept.set(reader, known);
  return known;
}

function remembered<T>(answers: Map<string, Promise<T>>, key: string, ask: () => Promise<T>) {
  const answer = answers.get(key) ?? ask();
  answers.delete(key);
  answers.set(key, answer);
  if (answers.size > KEPT_DAYS) answers.delete(answers.keys().next().value ?? '');
  answer.catch(() => answers.delete(key));
  return answer;
}

async function baseOf(
  reader: Reader,
  question: BacktestQuestion,
  vintage: string | undefined,
  day: Day,
): Promise<Base> {
  const evidence = await evidenceOf(reader, question, vintage, day);
  const wards = wardsOf(evidence);
  return { evidence, wards, memory: rememberOrigins(evidence, wards) };
}

/** Targets as in force on the day; the last with data when none is given. */
async function evidenceOf(
  reader: Reader,
  { indicator }: BacktestQuestion,
  vintage: string | undefined,
  day?: Day,
): Promise<ForecastEvidence> {
  const { areas, campaign, lastDay } = await reader.overview(vintage);
  const series = await reader.coverageSeries(indicator, vintage);
  const targets = new Map<string, CoverageRow['target']>();
  const asOf = day ?? lastDay;
  for (const level of asOf ? (['province', 'district', 'ward'] as const) : []) {
    const rows = await reader.coverageByArea({ level, indicator, day: asOf as Day, vintage });
    for (const { code, target } of rows) targets.set(code, target);
  }
  const place = new Map(series.areas.map((code, i) => [code, i]));
  const none = series.days.map(() => 0);
  return {
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
        target: targets.get(code) ?? null,
      };
    }),
  };
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
