import type { HardnessReason, Localized, NearestPoint } from '@tungngo/domain';
import type { LonLat } from '../../boundaries/local-projection.js';
import { hexCell } from '../../hexes/hex-cells.js';
import type { HardAreaInput } from '../inputs.js';
import { nearbySites } from '../nearby-sites.js';
import { type ResidenceCell, total } from '../residence-cells.js';
import { type CoverageModel, coverageModel } from './expected-coverage.js';
import { reachOfPoints } from './nearest-point.js';
import { inputRows, type PlaceInput, placeInputs } from './place-inputs.js';
import { type Facts, reasonLine } from './reason-lines.js';
import { visitsMade } from './visits-made.js';

/** Points for visits that met nobody at all where visits usually meet everybody. Ours, not learnt. */
const ABSENT_POINTS = 20;
/** Confidence that remains, as a factor, for each input that is missing. */
const WITHOUT_INPUT = 0.85;
/** So many eligible people give half of full confidence in a rate. */
const HALF_SURE_PEOPLE = 40;

/** What hardness is judged from. */
export interface HardnessInput extends Pick<HardAreaInput, 'sites' | 'visits' | 'nearestByRoad'> {
  /** All cells that count, those of hard areas too. */
  cells: readonly ResidenceCell[];
}

export interface Hardness {
  /** The sum of the reasons' points, 0–100. */
  hardness: number;
  /** Most points first; below 0 where a place is easier than a usual one. */
  reasons: HardnessReason[];
  missingInputs: Localized[];
  confidence: number;
  expectedCoverage: number | null;
  nearestPoint: NearestPoint | null;
}

/**
 * Judges places of one campaign. Hardness is how far a place's coverage lies below a usual one's, in
 * percent of that, more or less by what visits there found: 0 where as many are reached as in a usual
 * place, 100 where nobody is. The reasons say where it comes from: what each input takes off by the
 * campaign's own model, and the gap to comparable places, which is the rest.
 */
export function hardnessJudge(
  input: HardnessInput,
): (members: readonly ResidenceCell[], centre: LonLat) => Hardness {
  const { cells, sites, visits = [], nearestByRoad } = input;
  const reach = reachOfPoints(sites, nearestByRoad);
  const model = coverageModel(cells, inputRows(cells, sites, reach));
  const visited = visitsMade(visits);
  const known = {
    residency: cells.some(({ temporary }) => temporary > 0),
    growth: cells.some(({ formerEligible }) => formerEligible !== null),
    sites: sites.some(({ kind }) => kind !== 'service-point'),
  };
  return (members, centre) => {
    const expectation = model.expect(members);
    const eligible = total(members, 'eligible');
    const nearest = reach?.from(hexCell(centre[0], centre[1])) ?? null;
    const facts: Facts = {
      eligible,
      activated: total(members, 'activated'),
      temporary: total(members, 'temporary'),
      inputs: meanInputs(members, model),
      model,
      expectation,
      sites: nearbySites(members, sites),
      nearest,
      visits: visited(members[0]?.wardCode ?? ('' as ResidenceCell['wardCode']), centre),
      known,
    };
    const reasons = reasonsOf(facts);
    const missingInputs = missingFrom(facts);
    const sure = (eligible / (eligible + HALF_SURE_PEOPLE)) * WITHOUT_INPUT ** missingInputs.length;
    return {
      hardness: reasons.reduce((sum, { points }) => sum + points, 0),
      reasons,
      missingInputs,
      confidence: Math.round(sure * 100) / 100,
      expectedCoverage: expectation.expected,
      nearestPoint: nearest && {
        name: nearest.name,
        metres: Math.round(nearest.metres),
        by: nearest.by,
      },
    };
  };
}

function reasonsOf(facts: Facts): HardnessReason[] {
  const parts = partsOf(facts);
  const sum = parts.reduce((total, [, part]) => total + part, 0);
  const whole = Math.min(100, Math.max(0, sum));
  // The gap is the rest, so that it also takes what lies beyond the ends of the scale.
  const bounded = parts.map(([id, part]): Part => [id, id === 'gap' ? part + whole - sum : part]);
  return wholePoints(bounded)
    .flatMap(([id, points]) => {
      const text = reasonLine(id, facts);
      return text && (points !== 0 || !toldForPoints.has(id)) ? [{ id, points, text }] : [];
    })
    .sort((a, b) => b.points - a.points);
}

/** Only points make these worth a line; the others are facts that a dispatcher wants to know. */
const toldForPoints: ReadonlySet<HardnessReason['id']> = new Set(['crowding', 'growth', 'ward']);

type Part = [id: HardnessReason['id'], points: number];

const reasonOfInput: Record<PlaceInput | 'ward', HardnessReason['id']> = {
  'temporary-share': 'temporary-share',
  crowding: 'crowding',
  growth: 'growth',
  beds: 'known-site',
  workers: 'known-site',
  plots: 'known-site',
  distance: 'distance',
  ward: 'ward',
};

/** Points before rounding, each reason once. */
function partsOf(facts: Facts): Part[] {
  const { model, expectation, eligible, activated, visits } = facts;
  const { drops } = expectation;
  const usual = Math.max(0.01, model.usual);
  const parts = new Map<HardnessReason['id'], number>();
  const add = (id: HardnessReason['id'], part: number) =>
    parts.set(id, (parts.get(id) ?? 0) + part);
  for (const id of [...placeInputs, 'ward'] as const) {
    add(reasonOfInput[id], (100 * drops[id]) / usual);
  }
  const explained = Object.values(drops).reduce((sum, drop) => sum + drop, 0);
  const rate = Math.min(1, activated / eligible);
  add('gap', (100 * (model.usual - explained - rate)) / usual);
  if (visits) add('absent-visits', ABSENT_POINTS * (visits.share - visits.usual));
  // A reason that cannot be told in words belongs to the gap.
  for (const [id, part] of [...parts]) {
    if (reasonLine(id, facts)) continue;
    parts.delete(id);
    add('gap', part);
  }
  return [...parts];
}

/** Whole points that add up to the rounded sum: the largest remainders are rounded up. */
export function wholePoints(parts: readonly Part[]): Part[] {
  const sum = Math.round(parts.reduce((total, [, part]) => total + part, 0));
  const down = parts.map(([, part]) => Math.floor(part));
  const left = sum - down.reduce((total, part) => total + part, 0);
  const up = parts
    .map(([, part], i) => ({ i, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
    .slice(0, left);
  const raised = new Set(up.map(({ i }) => i));
  return parts.map(([id], i) => [id, (down[i] ?? 0) + (raised.has(i) ? 1 : 0)]);
}

function meanInputs(members: readonly ResidenceCell[], model: CoverageModel): number[] {
  const people = total(members, 'eligible');
  return placeInputs.map((_, j) =>
    members.reduce(
      (sum, cell) => sum + ((model.inputsOf(cell)[j] ?? 0) * cell.eligible) / people,
      0,
    ),
  );
}

function missingFrom({ known, nearest, visits, expectation }: Facts): Localized[] {
  const missing: [boolean, Localized][] = [
    [!known.residency, { vi: 'Diện cư trú', en: 'Residency' }],
    [
      !known.sites,
      {
        vi: 'Danh sách khu trọ, doanh nghiệp, khu phân lô',
        en: 'List of boarding houses, factories and subdivisions',
      },
    ],
    [!known.growth, { vi: 'Số dân của lần đếm trước', en: 'A former count of people' }],
    [!nearest, { vi: 'Điểm phục vụ', en: 'Service points' }],
    [!visits, { vi: 'Kết quả ra quân trước đây', en: 'Outcomes of earlier visits' }],
    [expectation.expected === null, { vi: 'Nơi tương tự để so sánh', en: 'Comparable places' }],
  ];
  return missing.flatMap(([is, name]) => (is ? [name] : []));
}
