import type { ReachBasis, ReachMeasure, RoadLine } from '@tungngo/domain';
import {
  type CoverProgress,
  type MaximalCover,
  maximalCover,
  type Nearest,
  openReach,
  type Place,
  roadGraph,
} from '@tungngo/geo/reach';

/** What a thread needs to know of the ways. */
export interface Ways {
  roads: RoadLine[];
  detourFactor: number;
  straightSpeedKmh: number;
  snapMetres: number;
  measure: ReachMeasure;
}

/** What a thread is given to do. */
export type ReachTask =
  | { type: 'nearest'; ways: Ways; places: Place[]; points: Place[] }
  | {
      type: 'propose';
      ways: Ways;
      places: Place[];
      people: Float64Array;
      candidates: Place[];
      limit: number;
      sites: number;
      timeLimitS: number;
    };

/** The nearest point of each place, and what the roads are. */
export interface NearestAnswer {
  nearest: Nearest;
  roads: ReachBasis['roads'];
}

/** A proposal is good enough when nothing better by more than this can exist. */
const GOAL_GAP = 0.01;

/** Does the task; pure but for what it tells of its progress. */
export async function reachAnswer(
  task: ReachTask,
  onProgress: (progress: CoverProgress) => void,
): Promise<NearestAnswer | MaximalCover> {
  const { roads: lines, measure, ...ways } = task.ways;
  const graph = lines.length > 0 ? roadGraph(lines) : null;
  const reach = openReach({ ...ways, roads: graph });
  if (task.type === 'nearest') {
    const metres = graph ? [...graph.networkMetres] : [];
    const length = metres.reduce((sum, part) => sum + part, 0);
    return {
      nearest: reach.nearest(task.places, task.points, measure),
      roads: graph && {
        lines: lines.length,
        kilometres: length / 1000,
        networks: metres.length,
        longestShare: length > 0 ? (metres[0] ?? 0) / length : 0,
      },
    };
  }
  const { places, people, candidates, limit, sites, timeLimitS } = task;
  const covers = reach.coverSets(places, candidates, measure, limit);
  return maximalCover({ people, covers, sites }, { goalGap: GOAL_GAP, timeLimitS, onProgress });
}
