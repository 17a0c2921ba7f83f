import type { Indicator, PilotEffect, PilotEffects, PilotModel } from '@tungngo/domain';
import { type PilotEvidence, pilotEffectSteps, type Reader } from '@tungngo/warehouse';
import { letOthersIn } from '../let-others-in.js';

/** A fixed seed, so that an effect does not change when it is asked again. */
const SEED = 20231;
/** Versions of the register whose answers are remembered, by indicator. */
const KEPT = 20;

interface Kept {
  evidence: Map<Indicator, Promise<PilotEvidence>>;
  answers: Map<string, Promise<PilotEffect[]>>;
}

/** What was worked out of one generation; it goes with its reader. */
const kept = new WeakMap<Reader, Kept>();

/** The effects of the models by the published figures, in the order of the models. */
export async function pilotEffects(
  reader: Reader,
  models: readonly PilotModel[],
  indicator: Indicator,
): Promise<PilotEffects> {
  const known = kept.get(reader) ?? { evidence: new Map(), answers: new Map() };
  kept.set(reader, known);
  const key = JSON.stringify([indicator, models.map(({ id, version }) => [id, version])]);
  const answer = known.answers.get(key) ?? workOut(reader, known, models, indicator);
  known.answers.delete(key);
  known.answers.set(key, answer);
  if (known.answers.size > KEPT) known.answers.delete(known.answers.keys().next().value ?? '');
  answer.catch(() => known.answers.delete(key));
  const effects = await answer;
  return { generation: reader.generation.number, indicator, effects, seed: SEED };
}

async function workOut(
  reader: Reader,
  { evidence }: Kept,
  models: readonly PilotModel[],
  indicator: Indicator,
): Promise<PilotEffect[]> {
  if (models.length === 0) return [];
  const read = evidence.get(indicator) ?? readEvidence(reader, indicator);
  evidence.set(indicator, read);
  read.catch(() => evidence.delete(indicator));
  const known = await read;
  const effects: PilotEffect[] = [];
  for (const model of models) {
    effects.push(await letOthersIn(pilotEffectSteps(known, model, models, SEED)));
  }
  return effects;
}

async function readEvidence(reader: Reader, indicator: Indicator): Promise<PilotEvidence> {
  const { areas, lastDay } = await reader.overview();
  if (lastDay === null) return { days: [], wards: [] };
  const series = await reader.coverageSeries(indicator);
  const rows = await reader.coverageByArea({ level: 'ward', indicator, day: lastDay });
  const shares = new Map(
    rows.map(({ code, eligiblePermanent, eligibleTemporary }) => {
      const people = eligiblePermanent + eligibleTemporary;
      return [code, people > 0 ? eligibleTemporary / people : null];
    }),
  );
  const place = new Map(series.areas.map((code, i) => [code, i]));
  const wards = areas.filter(({ level }) => level === 'ward');
  return {
    days: series.days,
    wards: wards.map(({ code, parentCode }) => ({
      code,
      parentCode,
      activated: series.activated[place.get(code) ?? -1] ?? [],
      eligible: series.eligible[place.get(code) ?? -1] ?? [],
      temporaryShare: shares.get(code) ?? null,
    })),
  };
}
