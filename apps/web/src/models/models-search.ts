import {
  type Indicator,
  indicators,
  type PilotId,
  type PilotKind,
  pilotKinds,
} from '@tungngo/domain';
import { defaultIndicator } from '../plan/indicators.js';

export const modelOrders = ['yield', 'effort', 'extra'] as const;
/** By people an hour of one team, by lightness of the work, by people in all. */
export type ModelOrder = (typeof modelOrders)[number];

/** The state of the page of pilot models that a link carries; what is absent is the default. */
export interface ModelsSearch {
  indicator?: Indicator | undefined;
  /** By people an hour of one team when absent. */
  sort?: ModelOrder | undefined;
  /** The model whose evidence is shown; the first when absent. */
  model?: PilotId | undefined;
  /** A form is open: for a new model, or for the one in `model`. */
  form?: 'new' | 'edit' | undefined;
  /** What a new model is of. */
  kind?: PilotKind | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readModelsSearch(raw: Record<string, unknown>): ModelsSearch {
  const search: ModelsSearch = {};
  const indicator = indicators.find((name) => name === raw.indicator);
  if (indicator && indicator !== defaultIndicator) search.indicator = indicator;
  const sort = modelOrders.find((name) => name === raw.sort);
  if (sort && sort !== 'yield') search.sort = sort;
  if (/^[\w-]{1,64}$/.test(String(raw.model ?? ''))) search.model = String(raw.model) as PilotId;
  if (raw.form === 'new') search.form = 'new';
  if (raw.form === 'edit' && search.model) search.form = 'edit';
  const kind = pilotKinds.find((name) => name === raw.kind);
  if (kind && search.form === 'new') search.kind = kind;
  return search;
}
