import type { AreaCode } from '@tungngo/domain';
import { contiguity } from '@tungngo/geo/statistics';
import type { Reader } from '@tungngo/warehouse';

type Neighbours = Map<AreaCode, AreaCode[]>;

/** By hash of the boundaries: two open vintages, and what the last generation had. */
const KEPT = 4;
const known = new Map<string, Promise<Neighbours>>();

/**
 * The areas that share a border or a corner with an area, at its own level, by code; empty where
 * it has no shape. Computed once for each boundary set.
 */
export async function neighboursIn(
  reader: Reader,
  hash: string,
  code: AreaCode,
): Promise<AreaCode[]> {
  const found = known.get(hash) ?? findNeighbours(reader, hash);
  known.set(hash, found);
  if (known.size > KEPT) known.delete([...known.keys()][0] ?? '');
  found.catch(() => known.delete(hash));
  return (await found).get(code) ?? [];
}

async function findNeighbours(reader: Reader, hash: string): Promise<Neighbours> {
  const features = (await reader.boundariesByHash(hash))?.features ?? [];
  const neighbours: Neighbours = new Map();
  for (const level of ['district', 'ward'] as const) {
    const peers = features.filter(({ properties }) => properties.level === level);
    const weights = contiguity(
      peers.map(({ geometry }) => geometry),
      'queen',
    );
    for (const [i, { properties }] of peers.entries()) {
      const row = weights.neighbours.subarray(weights.starts[i], weights.starts[i + 1]);
      const codes = [...row].flatMap((j) => peers[j]?.properties.code ?? []);
      neighbours.set(properties.code, codes.sort());
    }
  }
  return neighbours;
}
