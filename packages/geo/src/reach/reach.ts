import type { ReachMeasure } from '@tungngo/domain';
import { type Place, type PlaceIndex, placeIndex } from './places.js';
import type { RoadGraph } from './road-graph.js';
import { type PathEnd, type PathFinder, pathFinder } from './road-paths.js';

/** How one gets from a place to a point. */
export interface Travel {
  /** Metres of way for each metre of straight line off the roads. */
  detourFactor: number;
  /** Km/h off the roads. */
  straightSpeedKmh: number;
  /** A place farther from any road than this is off the roads. */
  snapMetres: number;
  roads: RoadGraph | null;
}

/** The nearest point of each place. */
export interface Nearest {
  /** Its place in the list of points; -1 when none can be reached. */
  point: Int32Array;
  /** Infinity when none can be reached. */
  metres: Float64Array;
  minutes: Float64Array;
  /** 1 when the way goes along roads. */
  byRoad: Uint8Array;
}

/** Answers how far places are, by roads where both ends have one near, else by straight lines. */
export interface Reach {
  nearest(places: readonly Place[], points: readonly Place[], measure: ReachMeasure): Nearest;
  /** Of each point, the places (rising) from which it is within the limit, in the measure's unit. */
  coverSets(
    places: readonly Place[],
    points: readonly Place[],
    measure: ReachMeasure,
    limit: number,
  ): Int32Array[];
}

export function openReach(travel: Travel): Reach {
  const roads = travel.roads && roadAccess(travel.roads, travel);
  return {
    nearest: (places, points, measure) => nearest(travel, roads, places, points, measure),
    coverSets: (places, points, measure, limit) =>
      coverSets(travel, roads, places, points, { measure, limit }),
  };
}

interface RoadAccess {
  finder: PathFinder;
  /** Where a place meets the roads, and the way there; null when it is off the roads. */
  snap(place: Place): PathEnd | null;
}

function straightWay(metres: number, { detourFactor, straightSpeedKmh }: Travel) {
  const way = metres * detourFactor;
  return { metres: way, minutes: (way / 1000 / straightSpeedKmh) * 60 };
}

function roadAccess(graph: RoadGraph, travel: Travel): RoadAccess {
  const used: number[] = [];
  for (const [node, network] of graph.network.entries()) {
    if (network < graph.usedNetworks) used.push(node);
  }
  const index = placeIndex(
    used.map((node) => ({ lon: graph.lon[node] as number, lat: graph.lat[node] as number })),
  );
  return {
    finder: pathFinder(graph),
    snap(place) {
      const found = index.nearest(place, travel.snapMetres);
      if (!found) return null;
      return { node: used[found.index] as number, ...straightWay(found.metres, travel) };
    },
  };
}

function nearest(
  travel: Travel,
  roads: RoadAccess | null,
  places: readonly Place[],
  points: readonly Place[],
  measure: ReachMeasure,
): Nearest {
  const answer: Nearest = {
    point: new Int32Array(places.length).fill(-1),
    metres: new Float64Array(places.length).fill(Infinity),
    minutes: new Float64Array(places.length).fill(Infinity),
    byRoad: new Uint8Array(places.length),
  };
  const offer = (place: number, point: number, metres: number, minutes: number, road: 0 | 1) => {
    const best = answer[measure][place] as number;
    const cost = measure === 'metres' ? metres : minutes;
    if (cost > best || (cost === best && !(point < (answer.point[place] as number)))) return;
    answer.point[place] = point;
    answer.metres[place] = metres;
    answer.minutes[place] = minutes;
    answer.byRoad[place] = road;
  };
  const ends = points.map((point) => roads?.snap(point) ?? null);
  const onRoad = [...points.keys()].filter((i) => ends[i]);
  const offRoad = subset(
    points,
    [...points.keys()].filter((i) => !ends[i]),
  );
  const all = placeIndex(points);
  const paths = roads?.finder.search(
    onRoad.map((i) => ends[i] as PathEnd),
    measure,
  );
  for (const [i, place] of places.entries()) {
    const start = roads?.snap(place) ?? null;
    if (start && paths) {
      const end = paths.end[start.node] as number;
      if (end >= 0) {
        const metres = (paths.metres[start.node] as number) + start.metres;
        offer(
          i,
          onRoad[end] as number,
          metres,
          (paths.minutes[start.node] as number) + start.minutes,
          1,
        );
      }
    }
    const line = start ? offRoad.nearest(place) : all.nearest(place);
    if (!line) continue;
    const way = straightWay(line.metres, travel);
    offer(i, line.index, way.metres, way.minutes, 0);
  }
  return answer;
}

/** An index of some of the places that answers by their numbers in the whole list. */
function subset(places: readonly Place[], kept: readonly number[]): PlaceIndex {
  const index = placeIndex(kept.map((i) => places[i] as Place));
  return {
    nearest(from, limit) {
      const found = index.nearest(from, limit);
      return found && { ...found, index: kept[found.index] as number };
    },
    within: (from, limit) => index.within(from, limit).map((i) => kept[i] as number),
  };
}

function coverSets(
  travel: Travel,
  roads: RoadAccess | null,
  places: readonly Place[],
  points: readonly Place[],
  { measure, limit }: { measure: ReachMeasure; limit: number },
): Int32Array[] {
  const lineLimit =
    measure === 'metres'
      ? limit / travel.detourFactor
      : ((limit / 60) * travel.straightSpeedKmh * 1000) / travel.detourFactor;
  const starts = places.map((place) => roads?.snap(place) ?? null);
  const all = placeIndex(places);
  const offRoad = subset(
    places,
    [...places.keys()].filter((i) => !starts[i]),
  );
  const placesAt = new Map<number, number[]>();
  for (const [i, start] of starts.entries()) {
    if (!start) continue;
    const there = placesAt.get(start.node);
    if (there) there.push(i);
    else placesAt.set(start.node, [i]);
  }
  return points.map((point) => {
    const end = roads?.snap(point) ?? null;
    if (!roads || !end) return Int32Array.from(all.within(point, lineLimit));
    const covered = offRoad.within(point, lineLimit);
    const paths = roads.finder.search([end], measure, limit);
    for (const node of paths.reached) {
      for (const place of placesAt.get(node) ?? []) {
        const cost = (paths[measure][node] as number) + (starts[place] as PathEnd)[measure];
        if (cost <= limit) covered.push(place);
      }
    }
    return Int32Array.from(covered).sort();
  });
}
