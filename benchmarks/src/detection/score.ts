import type { Planted } from '@tungngo/demo-data';
import type { FoundArea } from './methods.js';
import { rankCorrelation } from './rank-correlation.js';
import type { World } from './world.js';

/** People (or cells) found rightly, found, and to be found. */
export interface Counts {
  right: number;
  found: number;
  planted: number;
}

/** How well one method did in one world. */
export interface Score {
  /** By people who live inside; by cells, which are of one size; by kind; for the smallest third. */
  people: Counts;
  area: Counts;
  kinds: Map<string, Counts>;
  smallest: Counts;
  /** Places of which at least half the people were found, and of these those of the right kind. */
  foundPlaces: number;
  rightKind: number;
  places: number;
  /** Found people who live in dense housing that is not hard, of all who live there. */
  decoys: { found: number; all: number };
  /** Spearman's of hardness with the share of a place's people who were not reached. */
  hardness: number | null;
  /** The same of what the records say was not reached in the places' own cells: no score from them can rank much better. */
  hardnessCeiling: number | null;
  /** Remaining people of each area: as the method says, and as they are. */
  remaining: { said: number; true: number }[];
}

interface Judged {
  area: FoundArea;
  people: number;
  /** Of these, people in hard places, by place. */
  inside: ReadonlyMap<string, number>;
  /** The hard place with most of its people; null when there are none. */
  main: string | null;
}

/** Fewer of a place's people found: the place is not found. */
const FOUND_SHARE = 0.5;

/** Judges areas against the planted truth. */
export function score(world: World, found: readonly FoundArea[]): Score {
  const judged = found.map((area) => judge(world, area));
  const peopleOf = placePeople(world);
  const hit = hitPeople(world, found);
  const bySize = [...world.places].sort((a, b) => sizeOf(a) - sizeOf(b));
  const third = bySize.slice(0, Math.round(bySize.length / 3));
  const largest = Math.max(...third.map(sizeOf));
  // Of areas that belong to others only what lies in these places counts.
  const counts = (places: readonly Planted[], falseToo: (area: Judged) => boolean): Counts => {
    const ids = new Set(places.map(({ id }) => id));
    const of = (people: ReadonlyMap<string, number>) =>
      [...ids].reduce((sum, id) => sum + (people.get(id) ?? 0), 0);
    const mine = judged.filter((one) => (one.main ? ids.has(one.main) : falseToo(one)));
    const beside = mine.reduce((sum, one) => sum + one.people - of(one.inside), 0);
    return { right: of(hit), found: of(hit) + beside, planted: of(peopleOf) };
  };
  return {
    people: counts(world.places, () => true),
    area: cellCounts(world, found),
    kinds: new Map(
      [...new Set(world.places.map(({ kind }) => kind))].map((kind) => [
        kind,
        kindCounts(world, kind, judged),
      ]),
    ),
    smallest: counts(third, ({ people }) => people <= largest),
    ...kindAndHardness(world, judged, hit),
    decoys: decoyPeople(world, found),
    remaining: found.map(({ cells, remaining }) => ({
      said: remaining,
      true: cells.reduce((sum, cell) => sum + (world.cells.get(cell)?.remaining ?? 0), 0),
    })),
  };

  function sizeOf({ id }: Planted): number {
    return peopleOf.get(id) ?? 0;
  }
}

function judge(world: World, area: FoundArea): Judged {
  const inside = new Map<string, number>();
  let people = 0;
  for (const cell of area.cells) {
    const known = world.cells.get(cell);
    people += known?.eligible ?? 0;
    if (known?.place) inside.set(known.place, (inside.get(known.place) ?? 0) + known.eligible);
  }
  const [main] = [...inside].sort(([, a], [, b]) => b - a);
  return { area, people, inside, main: main?.[0] ?? null };
}

/** People in areas that are said to be of a kind, and those of them in places that are. */
function kindCounts(world: World, kind: Planted['kind'], judged: readonly Judged[]): Counts {
  const places = world.places.filter((place) => place.kind === kind);
  const people = placePeople(world);
  const mine = judged.filter(({ area }) => area.kind === kind);
  const sum = (of: ReadonlyMap<string, number>) =>
    places.reduce((total, { id }) => total + (of.get(id) ?? 0), 0);
  return {
    right: mine.reduce((total, { inside }) => total + sum(inside), 0),
    found: mine.reduce((total, one) => total + one.people, 0),
    planted: sum(people),
  };
}

function placePeople(world: World): Map<string, number> {
  const people = new Map<string, number>();
  for (const { place, eligible } of world.cells.values()) {
    if (place) people.set(place, (people.get(place) ?? 0) + eligible);
  }
  return people;
}

function hitPeople(world: World, found: readonly FoundArea[]): Map<string, number> {
  const people = new Map<string, number>();
  for (const cell of new Set(found.flatMap(({ cells }) => cells))) {
    const known = world.cells.get(cell);
    if (known?.place) people.set(known.place, (people.get(known.place) ?? 0) + known.eligible);
  }
  return people;
}

function cellCounts(world: World, found: readonly FoundArea[]): Counts {
  const cells = new Set(found.flatMap((area) => area.cells));
  let right = 0;
  let planted = 0;
  for (const [cell, { place }] of world.cells) {
    if (!place) continue;
    planted++;
    if (cells.has(cell)) right++;
  }
  return { right, found: cells.size, planted };
}

function decoyPeople(world: World, found: readonly FoundArea[]): Score['decoys'] {
  const cells = new Set(found.flatMap((area) => area.cells));
  const decoys = { found: 0, all: 0 };
  for (const [cell, { decoy, eligible }] of world.cells) {
    if (!decoy) continue;
    decoys.all += eligible;
    if (cells.has(cell)) decoys.found += eligible;
  }
  return decoys;
}

/** A place's kind and hardness are those of the area with most of its people. */
function kindAndHardness(
  world: World,
  judged: readonly Judged[],
  hit: ReadonlyMap<string, number>,
) {
  const truth = new Map<string, { eligible: number; remaining: number }>();
  for (const { place, eligible, remaining } of world.cells.values()) {
    if (!place) continue;
    const sum = truth.get(place) ?? { eligible: 0, remaining: 0 };
    truth.set(place, { eligible: sum.eligible + eligible, remaining: sum.remaining + remaining });
  }
  const pairs: [said: number, planted: number][] = [];
  const ceiling: typeof pairs = [];
  const recorded = recordedShares(world);
  let [foundPlaces, rightKind] = [0, 0];
  for (const { id, kind } of world.places) {
    const { eligible, remaining } = truth.get(id) ?? { eligible: 1, remaining: 0 };
    if ((hit.get(id) ?? 0) < FOUND_SHARE * eligible) continue;
    const area = areaOf(id, judged);
    foundPlaces++;
    if (area?.kind === kind) rightKind++;
    if (area && area.hardness !== null) {
      pairs.push([area.hardness, remaining / eligible]);
      ceiling.push([recorded.get(id) ?? 0, remaining / eligible]);
    }
  }
  const [hardness, hardnessCeiling] = [pairs, ceiling].map((of) =>
    of.length > 0 ? rankCorrelation(of) : null,
  ) as [number | null, number | null];
  return { foundPlaces, rightKind, places: world.places.length, hardness, hardnessCeiling };
}

/** Share of each place's people who were not reached, as the records of its cells say. */
function recordedShares(world: World): Map<string, number> {
  const sums = new Map<string, { eligible: number; activated: number }>();
  for (const { cell, eligible, activated } of world.input.cells) {
    const place = world.cells.get(cell)?.place;
    if (!place) continue;
    const sum = sums.get(place) ?? { eligible: 0, activated: 0 };
    sums.set(place, {
      eligible: sum.eligible + eligible,
      activated: sum.activated + activated,
    });
  }
  return new Map([...sums].map(([id, { eligible, activated }]) => [id, 1 - activated / eligible]));
}

function areaOf(id: string, judged: readonly Judged[]): FoundArea | null {
  const within = (one: Judged) => one.inside.get(id) ?? 0;
  const best = judged.reduce<Judged | null>(
    (most, one) => (within(one) > (most ? within(most) : 0) ? one : most),
    null,
  );
  return best?.area ?? null;
}
