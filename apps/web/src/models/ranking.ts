import { daysBetween, type PilotEffect, type PilotModel, type PilotVerdict } from '@tungngo/domain';
import type { ModelOrder } from './models-search.js';

/** A model with what the figures say of it; null until they are there. */
export interface RankedModel {
  model: PilotModel;
  effect: PilotEffect | null;
  /** Hours of one team a ward and week; null when nobody knows. */
  effort: number | null;
}

/** A model whose gain stands out comes before one whose gain may be chance, whatever the figure. */
const standing: Record<PilotVerdict, number> = { more: 0, unclear: 1, fewer: 2, unknown: 3 };

/** The models in the order of a planner's question; what is not known comes last of its like. */
export function rankModels(
  models: readonly PilotModel[],
  effects: readonly PilotEffect[],
  order: ModelOrder,
): RankedModel[] {
  const byId = new Map(effects.map((effect) => [effect.id, effect]));
  const ranked = models.map((model): RankedModel => {
    const effect = byId.get(model.id) ?? null;
    return { model, effect, effort: effortOf(model, effect) };
  });
  const standingOf = ({ effect }: RankedModel) => standing[effect?.verdict ?? 'unknown'];
  const keyOf = (row: RankedModel): number => {
    if (order === 'effort') return row.effort ?? Number.POSITIVE_INFINITY;
    const estimate = order === 'yield' ? row.effect?.perTeamHour : row.effect?.extra;
    return estimate ? -estimate.value : Number.POSITIVE_INFINITY;
  };
  // Both may be infinite, and their difference no number.
  const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  return ranked.sort(
    (a, b) =>
      compare(standingOf(a), standingOf(b)) ||
      compare(keyOf(a), keyOf(b)) ||
      a.model.name.localeCompare(b.model.name, 'vi'),
  );
}

/** Team-hours over the wards and the weeks that it ran; while it runs, those in the figures. */
function effortOf({ teamHours, wards, from, to }: PilotModel, effect: PilotEffect | null) {
  const last = to ?? effect?.during?.to ?? null;
  if (teamHours === null || last === null || last < from) return null;
  return teamHours / (wards.length * ((daysBetween(from, last) + 1) / 7));
}
