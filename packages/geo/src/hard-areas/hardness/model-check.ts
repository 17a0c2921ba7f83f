import { cellToParent } from 'h3-js';
import type { HardAreaInput } from '../inputs.js';
import { grouped, residenceCells, total } from '../residence-cells.js';
import { coverageModel } from './expected-coverage.js';
import { reachOfPoints } from './nearest-point.js';
import { inputRows } from './place-inputs.js';

/** Small groups of cells: about seven of one ward, 0.1 km². */
const GROUP_RESOLUTION = 9;

/** What a group of residence cells reaches, and what it was expected to reach without itself. */
export interface CheckedGroup {
  people: number;
  rate: number;
  expected: number;
}

/** Every small group of cells with the coverage that the others let expect: how good the model is. */
export function checkedExpectations(input: HardAreaInput): CheckedGroup[] {
  const cells = residenceCells(input.cells, input.areas);
  const reach = reachOfPoints(input.sites, input.nearestByRoad);
  const model = coverageModel(cells, inputRows(cells, input.sites, reach));
  const groups = grouped(
    cells,
    ({ wardCode, cell }) => `${wardCode} ${cellToParent(cell, GROUP_RESOLUTION)}`,
  );
  return [...groups.values()].flatMap((members) => {
    const { expected } = model.expect(members);
    if (expected === null) return [];
    const people = total(members, 'eligible');
    return [{ people, rate: Math.min(1, total(members, 'activated') / people), expected }];
  });
}
