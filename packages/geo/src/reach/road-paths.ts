import FlatQueue from 'flatqueue';
import type { RoadGraph } from './road-graph.js';

/** Where a path ends, and what it has cost before the road is reached. */
export interface PathEnd {
  node: number;
  metres: number;
  minutes: number;
}

/** Of each node the cheapest path to any end; -1 and Infinity where there is none. */
export interface Paths {
  /** Place in the list of ends. */
  end: Int32Array;
  metres: Float64Array;
  minutes: Float64Array;
}

/**
 * Finds the cheapest paths to the ends, and reuses its arrays: only what was touched is cleared
 * before the next search, so that many short searches over a large graph are cheap.
 */
export interface PathFinder {
  /**
   * Dijkstra (1959) from all ends at once, against the direction of the roads: one pass gives every
   * node its nearest end. Nodes farther than `limit` are left out. The arrays are valid until the
   * next search. Returns also the nodes that were reached, nearest first.
   */
  search(
    ends: readonly PathEnd[],
    by: 'metres' | 'minutes',
    limit?: number,
  ): Paths & { reached: number[] };
}

export function pathFinder({ starts, from, metres, minutes }: RoadGraph): PathFinder {
  const nodes = starts.length - 1;
  const found: Paths = {
    end: new Int32Array(nodes).fill(-1),
    metres: new Float64Array(nodes).fill(Infinity),
    minutes: new Float64Array(nodes).fill(Infinity),
  };
  const settled = new Uint8Array(nodes);
  const queue = new FlatQueue<number>();
  let touched: number[] = [];

  function clear(): void {
    for (const node of touched) {
      found.end[node] = -1;
      found.metres[node] = Infinity;
      found.minutes[node] = Infinity;
      settled[node] = 0;
    }
    touched = [];
    queue.clear();
  }

  return {
    search(ends, by, limit = Infinity) {
      clear();
      const costs = found[by];
      const reached: number[] = [];
      const offer = (node: number, end: number, m: number, t: number) => {
        const cost = by === 'metres' ? m : t;
        if (cost > limit || cost >= (costs[node] as number)) return;
        if (found.end[node] === -1) touched.push(node);
        found.end[node] = end;
        found.metres[node] = m;
        found.minutes[node] = t;
        queue.push(node, cost);
      };
      for (const [i, end] of ends.entries()) offer(end.node, i, end.metres, end.minutes);
      for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
        if (settled[node]) continue;
        settled[node] = 1;
        reached.push(node);
        const [end, m, t] = [found.end[node], found.metres[node], found.minutes[node]] as number[];
        for (let arc = starts[node] as number; arc < (starts[node + 1] as number); arc++) {
          offer(
            from[arc] as number,
            end as number,
            (m as number) + (metres[arc] as number),
            (t as number) + (minutes[arc] as number),
          );
        }
      }
      return { ...found, reached };
    },
  };
}
