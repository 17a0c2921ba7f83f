import type { StatedHardArea } from '@tungngo/domain';

/** An area with its place among all areas by priority, which no filter changes. */
export interface RankedHardArea {
  area: StatedHardArea;
  rank: number;
}

/** The areas as they came, best first, with their ranks. */
export function rankAreas(areas: readonly StatedHardArea[]): RankedHardArea[] {
  return areas.map((area, i) => ({ area, rank: i + 1 }));
}
