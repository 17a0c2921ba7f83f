import { randomUUID } from 'node:crypto';
import {
  type AreaDecision,
  type DecidedArea,
  type NewDecision,
  ok,
  type Problem,
  type Result,
  refused,
  standingDecisions,
} from '@tungngo/domain';
import { cellsOfShape, splitByCells, splitByLine } from '@tungngo/geo';
import type { Reader } from '@tungngo/warehouse';
import type { DecisionRequest, Parting } from './decision-request.js';

/** What the areas of a request are now. */
export interface Places {
  reader: Reader;
  /** Every decision, in the order in which they were taken. */
  decisions: readonly AreaDecision[];
}

const NOTHING_SAID = { name: null, kind: null, hours: null, access: null, contact: null };

/** The decision that a request asks for, with its cells. Refused: `not-found`, `boundaries-invalid`. */
export async function decisionOf(
  places: Places,
  request: DecisionRequest,
): Promise<Result<NewDecision>> {
  const { author, after, kind } = request;
  const plain = { kind, author, after, restriction: null, reason: null };
  if (request.kind === 'draw') {
    const cells = cellsOfShape(request.shape);
    if (!cells.ok) return cells;
    const { shape, details } = request;
    const part = { id: newId(), cells: cells.value, wardCode: null, shape, ...details };
    return ok({ ...plain, areaIds: [], parts: [part] });
  }
  if (request.kind === 'merge') return merged(places, request, plain);
  const found = await areaNow(places, request.areaId);
  if (!found.ok) return found;
  const area = found.value;
  const about = { ...plain, areaIds: [request.areaId] };
  switch (request.kind) {
    case 'confirm':
      return ok({ ...about, parts: [{ ...area, ...request.details }] });
    case 'reject':
      return ok({ ...about, reason: request.reason, parts: [area] });
    case 'restrict': {
      const { state, until, reason } = request;
      return ok({ ...about, reason, restriction: { state, until }, parts: [area] });
    }
    case 'split': {
      const parts = await splitParts(places.reader, area, request.by, request.names);
      return parts.ok ? ok({ ...about, parts: parts.value }) : parts;
    }
  }
}

type MergeRequest = Extract<DecisionRequest, { kind: 'merge' }>;

/** The union of areas under the id of the one where most people live. */
async function merged(
  places: Places,
  request: MergeRequest,
  plain: Omit<NewDecision, 'areaIds' | 'parts'>,
): Promise<Result<NewDecision>> {
  const areas: DecidedArea[] = [];
  for (const id of new Set(request.areaIds)) {
    const area = await areaNow(places, id);
    if (!area.ok) return area;
    areas.push(area.value);
  }
  const [largest] = await byPeople(places.reader, areas);
  if (!largest || areas.length < 2) return refused(unknownArea(request.areaIds[0] ?? ''));
  const wards = new Set(areas.map(({ wardCode }) => wardCode));
  const part: DecidedArea = {
    ...largest,
    name: request.name,
    cells: [...new Set(areas.flatMap(({ cells }) => cells))].sort(),
    wardCode: wards.size === 1 ? largest.wardCode : null,
    shape: null,
  };
  return ok({ ...plain, areaIds: areas.map(({ id }) => id), parts: [part] });
}

/** The two parts of an area; the one where most people live keeps the id. */
export async function splitParts(
  reader: Reader,
  area: DecidedArea,
  by: Parting,
  names: readonly [string | null, string | null],
): Promise<Result<DecidedArea[]>> {
  const split = partedCells(area.cells, by);
  if (!split.ok) return split;
  const parts = split.value.map((cells, i) => ({
    ...area,
    cells,
    shape: null,
    id: newId(),
    name: names[i] ?? null,
  }));
  const [largest] = await byPeople(reader, parts);
  if (largest) largest.id = area.id;
  return ok(parts);
}

function partedCells(cells: string[], by: Parting): Result<[string[], string[]]> {
  if (by.type === 'LineString') return splitByLine(cells, by.coordinates);
  const within = cellsOfShape(by);
  return within.ok ? splitByCells(cells, within.value) : within;
}

/** An area as decisions leave it, else as the published data have it. Refused: `not-found`. */
export async function areaNow(
  { reader, decisions }: Places,
  id: string,
): Promise<Result<DecidedArea>> {
  const standing = standingDecisions(decisions, (await reader.overview()).lastDay);
  const decided = standing
    .filter(({ kind }) => kind !== 'restrict' && kind !== 'reject')
    .flatMap(({ parts }) => parts)
    .find((part) => part.id === id);
  if (decided) return ok(decided);
  const members = await reader.hardAreaCells(id);
  const [first] = members;
  if (!first) return refused(unknownArea(id));
  const oneWard = members.every(({ wardCode }) => wardCode === first.wardCode);
  return ok({
    ...NOTHING_SAID,
    id,
    cells: [...new Set(members.map(({ cell }) => cell))].sort(),
    wardCode: oneWard ? first.wardCode : null,
    shape: null,
  });
}

async function byPeople(reader: Reader, areas: readonly DecidedArea[]): Promise<DecidedArea[]> {
  const people = new Map<DecidedArea, number>();
  for (const area of areas) {
    const wards = await reader.peopleInCells(area.cells);
    people.set(
      area,
      wards.reduce((sum, { eligible }) => sum + eligible, 0),
    );
  }
  return [...areas].sort((a, b) => (people.get(b) ?? 0) - (people.get(a) ?? 0));
}

const newId = () => `tay-${randomUUID()}`;

function unknownArea(id: string): Problem {
  return {
    code: 'not-found',
    message: {
      vi: 'Địa bàn này không còn trong danh sách đang công bố.',
      en: 'This area is no longer in the published list.',
    },
    remedy: { vi: 'Chọn lại trong danh sách mới.', en: 'Choose again from the new list.' },
    place: { field: 'areaId', value: id },
  };
}
