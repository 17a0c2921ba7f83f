import type { AreaCode } from '@tungngo/domain';
import { gridDisk } from 'h3-js';
import { grouped, type ResidenceCell } from '../residence-cells.js';
import { FEWEST_WARDS, FOLDS, type Learnt, learn, type Place, sumsOf } from './learn-coverage.js';
import { levelOf } from './levelled-ridge.js';
import { type InputRow, type PlaceInput, placeInputs } from './place-inputs.js';

/** What comparable places reach, and how far each input moves it from a usual place's coverage. */
export interface Expectation {
  /** Coverage of comparable places; null when there is nothing to compare with. */
  expected: number | null;
  /** Coverage that each input takes off (below 0: adds), and what the ward's level takes off. */
  drops: Record<PlaceInput | 'ward', number>;
}

/** The campaign's model of coverage. */
export interface CoverageModel {
  /** Coverage of a usual place: usual inputs, no known site, a usual ward. */
  usual: number;
  /** The inputs of a usual place. */
  reference: InputRow;
  /** Learnt without any of these residents, nor those beside them. */
  expect(members: readonly ResidenceCell[]): Expectation;
  /** A cell's own inputs. */
  inputsOf(cell: ResidenceCell): InputRow;
}

/**
 * Learns what coverage to expect of a place from those of all cells, hard areas too: a ridge
 * regression on the inputs, with wards' levels drawn at random. A ward's places are judged by what
 * the wards of other folds teach, and by the level of the ward's cells that lie away from the place.
 * `rows` go with `cells`.
 */
export function coverageModel(
  cells: readonly ResidenceCell[],
  rows: readonly InputRow[],
): CoverageModel {
  const reference = referenceOf(cells, rows);
  const rowOf = new Map(cells.map((cell, i) => [cell, rows[i] ?? reference]));
  const inputsOf = (cell: ResidenceCell) => rowOf.get(cell) ?? reference;
  const columnsOf = (cell: ResidenceCell) => [
    1,
    ...inputsOf(cell).map((value, j) => value - (reference[j] ?? 0)),
  ];
  const places = cells.map((cell): Place => ({ cell, columns: columnsOf(cell) }));
  const wards = [...grouped(places, ({ cell }) => cell.wardCode)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const whole = learn(wards.map(([, ward]) => ward));
  const usual = whole.fit[0] ?? 0;
  const ofFold = Array.from({ length: FOLDS }, (_, fold): Learnt | null => {
    const others = wards.flatMap(([, ward], i) => (i % FOLDS === fold ? [] : [ward]));
    return others.length >= FEWEST_WARDS ? learn(others) : null;
  });
  const ofWard = new Map(
    wards.map(([code, ward], i) => [code, { ward, learnt: ofFold[i % FOLDS] ?? null }]),
  );
  return {
    usual,
    reference,
    inputsOf,
    expect: (members) =>
      expectation(members, {
        usual,
        columnsOf,
        yardstickOf: (code) => {
          const { ward = [], learnt = null } = ofWard.get(code) ?? {};
          return yardstick(awayFrom(members, ward), learnt);
        },
      }),
  };
}

/** Level and slopes by which a ward's places are judged; null when there is nothing to compare with. */
type Yardstick = { level: number; slopes: readonly number[] } | null;

/** The ward's own level drawn towards that of others by how much wards differ (best linear unbiased prediction). */
function yardstick(rest: readonly Place[], learnt: Learnt | null): Yardstick {
  if (learnt) {
    const { fit, betweenWards, weight } = learnt;
    const [apart, sure] = levelOf(sumsOf(rest, weight), fit);
    const [level = 0, ...slopes] = fit;
    return { level: level + (betweenWards * sure * apart) / (1 + betweenWards * sure), slopes };
  }
  // Of one or two wards it is not known how much wards differ: the rest of the ward is all there is.
  const [level, people] = levelOf(
    sumsOf(rest, ({ eligible }) => eligible),
    [],
  );
  return people > 0 ? { level, slopes: [] } : null;
}

interface Parts {
  usual: number;
  columnsOf(cell: ResidenceCell): readonly number[];
  yardstickOf(ward: AreaCode): Yardstick;
}

/** Means over the members, each weighing as its people. */
function expectation(
  members: readonly ResidenceCell[],
  { usual, columnsOf, yardstickOf }: Parts,
): Expectation {
  const people = members.reduce((sum, { eligible }) => sum + eligible, 0);
  const drops = placeInputs.map(() => 0);
  let ward = 0;
  let known = true;
  for (const [code, group] of grouped(members, ({ wardCode }) => wardCode)) {
    const by = yardstickOf(code);
    if (!by) known = false;
    for (const cell of group) {
      const share = cell.eligible / people;
      ward += share * (usual - (by?.level ?? usual));
      for (const [j, value] of columnsOf(cell).slice(1).entries()) {
        drops[j] = (drops[j] ?? 0) - share * (by?.slopes[j] ?? 0) * value;
      }
    }
  }
  const expected = usual - ward - drops.reduce((sum, drop) => sum + drop, 0);
  const named = Object.fromEntries(placeInputs.map((id, j) => [id, drops[j] ?? 0]));
  return {
    expected: known ? Math.min(1, Math.max(0, expected)) : null,
    drops: { ...(named as Record<PlaceInput, number>), ward },
  };
}

/** A ward's places that are neither members nor beside one. */
function awayFrom(members: readonly ResidenceCell[], ward: readonly Place[]): Place[] {
  const near = new Set(members.flatMap(({ cell }) => gridDisk(cell, 1)));
  return ward.filter(({ cell }) => !near.has(cell.cell));
}

/** Usual inputs: means over people; no known site. */
function referenceOf(cells: readonly ResidenceCell[], rows: readonly InputRow[]): number[] {
  const people = cells.reduce((sum, { eligible }) => sum + eligible, 0);
  return placeInputs.map((input, j) => {
    if (input === 'beds' || input === 'workers' || input === 'plots' || people === 0) return 0;
    return cells.reduce((sum, { eligible }, i) => sum + eligible * (rows[i]?.[j] ?? 0), 0) / people;
  });
}
