import {
  type AreaCode,
  isDay,
  type PilotDraft,
  type PilotKind,
  type PilotModel,
} from '@tungngo/domain';

/** A model as it stands in the form: texts, as fields have them. */
export interface ModelDraft {
  name: string;
  kind: PilotKind;
  description: string;
  wards: readonly AreaCode[];
  from: string;
  to: string;
  running: boolean;
  teamHours: string;
}

export function draftOf(model: PilotModel | null, kind: PilotKind | undefined): ModelDraft {
  return {
    name: model?.name ?? '',
    kind: model?.kind ?? kind ?? 'boarding-house-evening',
    description: model?.description ?? '',
    wards: model?.wards ?? [],
    from: model?.from ?? '',
    to: model?.to ?? '',
    running: model !== null && model.to === null,
    teamHours: model?.teamHours?.toString() ?? '',
  };
}

/** What to save; null while the form lacks something. */
export function toSave(
  draft: ModelDraft,
  author: string,
  model: PilotModel | null,
): PilotDraft | null {
  const { from, to, running, name, wards } = draft;
  const hours = draft.teamHours.trim() === '' ? null : Number(draft.teamHours.replace(',', '.'));
  if (!name.trim() || !author.trim() || wards.length === 0 || !isDay(from)) return null;
  if (hours !== null && !(hours > 0)) return null;
  const last = running ? null : isDay(to) && to >= from ? to : undefined;
  if (last === undefined) return null;
  return {
    ...(model ? { id: model.id, version: model.version } : {}),
    name,
    kind: draft.kind,
    description: draft.description,
    wards: [...wards],
    from,
    to: last,
    teamHours: hours,
    author,
  };
}
