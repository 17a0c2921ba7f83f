/** Who can be covered by what: the maximal covering location problem (Church and ReVelle 1974). */
export interface CoverProblem {
  /** People at each place; nobody's place may be listed. */
  people: ArrayLike<number>;
  /** Of each candidate, the places that it covers. */
  covers: readonly ArrayLike<number>[];
  /** How many candidates may be chosen. */
  sites: number;
}

/** The same problem with less in it; every best choice of it is a best choice of the whole. */
export interface ReducedProblem {
  /** People of each group of places that the same candidates cover. */
  people: Float64Array;
  /** Of each kept candidate, the groups that it covers, rising. */
  covers: Int32Array[];
  /** Of each group, the kept candidates that cover it, rising. */
  coveredBy: Int32Array[];
  /** Number of each kept candidate in the whole problem. */
  candidates: Int32Array;
  sites: number;
}

/**
 * Merges places that the same candidates cover, and leaves out places without people or candidate,
 * and candidates that cover nothing but what another one covers too.
 */
export function reducedProblem(problem: CoverProblem): ReducedProblem {
  const first = grouped(
    problem,
    problem.covers.map((_, j) => j),
  );
  const kept = undominated(first.covers, first.people.length);
  // Without the dominated ones more places are covered by the same candidates.
  return grouped(
    problem,
    kept.map((j) => first.candidates[j] as number),
  );
}

function grouped({ people, covers, sites }: CoverProblem, kept: readonly number[]): ReducedProblem {
  const lists: number[][] = Array.from({ length: people.length }, () => []);
  for (const [j, candidate] of kept.entries()) {
    const covered = covers[candidate] ?? [];
    for (let k = 0; k < covered.length; k++) lists[covered[k] as number]?.push(j);
  }
  const groups = new Map<string, { people: number; by: number[] }>();
  for (const [i, by] of lists.entries()) {
    const count = people[i] as number;
    if (by.length === 0 || !(count > 0)) continue;
    const key = by.join();
    const group = groups.get(key);
    if (group) group.people += count;
    else groups.set(key, { people: count, by });
  }
  const all = [...groups.values()];
  const of: number[][] = kept.map(() => []);
  for (const [g, { by }] of all.entries()) for (const j of by) of[j]?.push(g);
  return {
    people: Float64Array.from(all, (group) => group.people),
    covers: of.map((groupsOf) => Int32Array.from(groupsOf)),
    coveredBy: all.map(({ by }) => Int32Array.from(by)),
    candidates: Int32Array.from(kept),
    sites: Math.min(sites, kept.length),
  };
}

/** Candidates that cover something which no other one covers as well; of equals the first stays. */
function undominated(covers: readonly Int32Array[], groups: number): number[] {
  const bySize = [...covers.keys()]
    .filter((j) => (covers[j]?.length ?? 0) > 0)
    .sort((a, b) => (covers[b]?.length ?? 0) - (covers[a]?.length ?? 0) || a - b);
  const mark = new Uint8Array(groups);
  const dominated = new Set<number>();
  for (const large of bySize) {
    if (dominated.has(large)) continue;
    const own = covers[large] as Int32Array;
    for (const g of own) mark[g] = 1;
    for (const small of bySize) {
      if (small === large || dominated.has(small)) continue;
      const other = covers[small] as Int32Array;
      if (other.length > own.length || (other.length === own.length && small < large)) continue;
      if (other.every((g) => mark[g] === 1)) dominated.add(small);
    }
    for (const g of own) mark[g] = 0;
  }
  return bySize.filter((j) => !dominated.has(j)).sort((a, b) => a - b);
}
