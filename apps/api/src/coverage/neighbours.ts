import type { AreaCode } from '@tungngo/domain';
import type { Reader } from '@tungngo/warehouse';
import { remembered } from '../remembered.js';
import type { SpotDesk } from './spots/spot-desk.js';

type ByArea = Map<AreaCode, AreaCode[]>;

/** Two boundary vintages that are open, and those of the generation before. */
const KEPT = 4;

/** Who adjoins whom, remembered per boundary set. */
export interface Neighbours {
  /**
   * The areas that share a border or a corner with an area, at its own level, by code; empty where
   * it has no shape. `hash` is that of the boundaries.
   */
  of(reader: Reader, hash: string, code: AreaCode): Promise<AreaCode[]>;
}

export function openNeighbours(desk: SpotDesk): Neighbours {
  const sets = remembered<ByArea>(KEPT);
  return {
    async of(reader, hash, code) {
      const neighbours = await sets(hash, () => findNeighbours(reader, desk, hash));
      return neighbours.get(code) ?? [];
    },
  };
}

async function findNeighbours(reader: Reader, desk: SpotDesk, hash: string): Promise<ByArea> {
  const features = (await reader.boundariesByHash(hash))?.features ?? [];
  const neighbours: ByArea = new Map();
  for (const level of ['district', 'ward'] as const) {
    const peers = features.filter(({ properties }) => properties.level === level);
    const weights = await desk.neighbours(peers.map(({ geometry }) => geometry));
    for (const [i, { properties }] of peers.entries()) {
      const row = weights.neighbours.subarray(weights.starts[i], weights.starts[i + 1]);
      const codes = [...row].flatMap((j) => peers[j]?.properties.code ?? []);
      neighbours.set(properties.code, codes.sort());
    }
  }
  return neighbours;
}
