import type { Counts, Score } from './score.js';

type Column = [name: string, value: (scores: readonly Score[]) => string];

const kindNames = {
  'informal-subdivision': 'subdivisions',
  'boarding-house-cluster': 'boarding houses',
  factory: 'factories',
};

const threeOf = (counts: readonly Counts[], said = true) => {
  if (!said) return '–';
  const sum = (of: keyof Counts) => counts.reduce((total, count) => total + count[of], 0);
  const [right, found, planted] = [sum('right'), sum('found'), sum('planted')];
  const two = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(2));
  return `${two(right / found)} / ${two(right / planted)} / ${two((2 * right) / (found + planted))}`;
};
const percent = (part: number, whole: number) =>
  whole > 0 ? `${((100 * part) / whole).toFixed(0)}%` : '–';
const sumOf = (scores: readonly Score[], of: (score: Score) => number) =>
  scores.reduce((sum, one) => sum + of(one), 0);

const saysKinds = (scores: readonly Score[]) => scores.some(({ hardness }) => hardness !== null);

/** Sums over the campaigns, so that a large one counts for more; correlations are the mean and least. */
const columns: Column[] = [
  ['by people, P / R / F1', (scores) => threeOf(scores.map(({ people }) => people))],
  ['by area', (scores) => threeOf(scores.map(({ area }) => area))],
  ['smallest third, by people', (scores) => threeOf(scores.map(({ smallest }) => smallest))],
  ...Object.entries(kindNames).map(
    ([kind, name]): Column => [
      name,
      (scores) =>
        threeOf(
          scores.flatMap(({ kinds }) => kinds.get(kind) ?? []),
          saysKinds(scores),
        ),
    ],
  ),
  [
    'places found',
    (scores) =>
      percent(
        sumOf(scores, (s) => s.foundPlaces),
        sumOf(scores, (s) => s.places),
      ),
  ],
  [
    'kind right',
    (scores) =>
      percent(
        sumOf(scores, (s) => s.rightKind),
        saysKinds(scores) ? sumOf(scores, (s) => s.foundPlaces) : 0,
      ),
  ],
  ['hardness, Spearman (least)', (scores) => meanAndLeast(scores.map(({ hardness }) => hardness))],
  [
    '… by the records of the places’ own cells',
    (scores) => meanAndLeast(scores.map(({ hardnessCeiling }) => hardnessCeiling)),
  ],
  [
    'dense but not hard: people found',
    (scores) =>
      percent(
        sumOf(scores, (s) => s.decoys.found),
        sumOf(scores, (s) => s.decoys.all),
      ),
  ],
  ['remaining, said ÷ true', calibration],
];

function meanAndLeast(known: readonly (number | null)[]): string {
  const values = known.flatMap((value) => value ?? []);
  if (values.length === 0) return '–';
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${mean.toFixed(2)} (${Math.min(...values).toFixed(2)})`;
}

/** Of all areas together; and how far the middle area's figure is from the truth. */
function calibration(scores: readonly Score[]): string {
  const pairs = scores.flatMap(({ remaining }) => remaining);
  const said = pairs.reduce((sum, pair) => sum + pair.said, 0);
  const apart = pairs.map((pair) => Math.abs(pair.said - pair.true) / pair.true);
  const middle = apart.sort((a, b) => a - b)[Math.floor(apart.length / 2)] ?? Number.NaN;
  const real = pairs.reduce((sum, pair) => sum + pair.true, 0);
  return `${(said / real).toFixed(2)}, off by ${(100 * middle).toFixed(0)}%`;
}

/** A Markdown table: a row for each measure, a column for each method. */
export function tableOf(title: string, campaigns: readonly ReadonlyMap<string, Score>[]): string {
  const methods = [...(campaigns[0]?.keys() ?? [])];
  const lines = columns.map(([name, value]) => {
    const cells = methods.map((method) =>
      value(campaigns.flatMap((scores) => scores.get(method) ?? [])),
    );
    return `| ${[name, ...cells].join(' | ')} |`;
  });
  const head = [title, ...methods];
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...lines, ''].join('\n');
}
