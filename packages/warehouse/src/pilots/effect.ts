import {
  type AreaCode,
  type EffectEstimate,
  type PilotBalance,
  type PilotEffect,
  type PilotObstacle,
  type PilotVerdict,
  pilotCovariates,
} from '@tungngo/domain';
import {
  type PilotEvidence,
  type PilotRun,
  type PilotWindow,
  touchedIn,
  windowOf,
} from './evidence.js';
import { halfWidth } from './half-width.js';
import { type GroupDifference, groupDifference, matcher } from './matching.js';
import { byDistrict, placeboGroups } from './placebo.js';
import { rateIn, type Scales, scalesOf, type WardRates, wardRates } from './ward-rates.js';

/** Fewer candidates say too little of chance; so do fewer than two for each ward of the model. */
const LEAST_CANDIDATES = 19;
/** Placebo groups between two steps, so that the caller can let others in. */
const GROUPS_A_STEP = 20;

/**
 * Effect of a model, step by step: difference in differences of the mean daily rate, before and
 * during, against the wards that were most alike before (Card & Krueger 1994; matched as in Heckman,
 * Ichimura & Todd 1997). One mean before and one during a ward, since days are not independent
 * (Bertrand, Duflo & Mullainathan 2004); the interval comes from placebo groups (Conley & Taber
 * 2011), and is widened by as much as the two groups had already drifted apart before.
 * `others` are all registered models; wards of one that ran in the same weeks are not compared with.
 */
export function* pilotEffectSteps(
  evidence: PilotEvidence,
  model: PilotRun,
  others: readonly PilotRun[],
  seed: number,
): Generator<void, PilotEffect, void> {
  const window = windowOf(evidence, model);
  if (typeof window === 'string') return unknownEffect(model, window);
  const groups = groupsOf(evidence, model, others, window);
  if (typeof groups === 'string') return unknownEffect(model, groups);
  const { treated, silent, candidates, scales } = groups;
  const find = matcher(candidates, scales);
  const own = groupDifference(treated, find);
  const placebos: GroupDifference[] = [];
  for (const group of placeboGroups(treated, candidates, seed)) {
    placebos.push(groupDifference(group, find));
    if (placebos.length % GROUPS_A_STEP === 0) yield;
  }
  const shared = touchedIn(
    evidence,
    window,
    others.filter(({ id }) => id !== model.id),
  );
  return {
    id: model.id,
    obstacle: null,
    ...daysOf(evidence, window),
    ...figuresOf(model, window, groups, own, placebos),
    shared: treated.map(({ ward }) => ward.code).filter((code) => shared.has(code)),
    silent,
    series: seriesOf(evidence, window, own),
  };
}

interface Groups {
  treated: WardRates[];
  silent: AreaCode[];
  candidates: WardRates[];
  scales: Scales;
}

/** By code, so that no order of the evidence matters. */
function groupsOf(
  evidence: PilotEvidence,
  model: PilotRun,
  others: readonly PilotRun[],
  window: PilotWindow,
): Groups | PilotObstacle {
  const wards = evidence.wards
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((ward) => wardRates(ward, window) ?? []);
  const own = new Set(model.wards);
  const touched = touchedIn(evidence, window, others);
  const registered = wards.filter(({ ward }) => own.has(ward.code));
  const treated = registered.filter(({ isSilent }) => !isSilent);
  const candidates = wards.filter(
    ({ ward, isSilent }) => !isSilent && !own.has(ward.code) && !touched.has(ward.code),
  );
  if (registered.length === 0) return 'no-denominator';
  if (treated.length === 0) return 'all-silent';
  if (candidates.length < Math.max(LEAST_CANDIDATES, 2 * treated.length)) {
    return 'few-comparison-wards';
  }
  const silent = registered.flatMap(({ ward, isSilent }) => (isSilent ? [ward.code] : []));
  return { treated, silent, candidates, scales: scalesOf([...treated, ...candidates]) };
}

type Figures = Pick<
  PilotEffect,
  | 'verdict'
  | 'perThousand'
  | 'extra'
  | 'perTeamHour'
  | 'placebos'
  | 'preTrend'
  | 'balance'
  | 'matches'
>;

function figuresOf(
  { teamHours }: PilotRun,
  { start, end }: PilotWindow,
  { treated, candidates, scales }: Groups,
  own: GroupDifference,
  placebos: readonly GroupDifference[],
): Figures {
  const districts = byDistrict(candidates).size;
  // Units of some vintages stand right under the province: each is then a cluster of its own.
  const degrees = (districts > 1 ? districts : candidates.length) - 1;
  // Small wards are noisier than the groups drawn; large ones are not taken to be calmer.
  const scaled = (value: number, noise: number) => value * Math.max(1, own.noise / noise);
  const effects = placebos.map(({ effect, noise }) => scaled(effect, noise));
  const drifts = placebos.map(({ drift, noise }) => scaled(drift, noise));
  const limit = halfWidth(drifts, degrees);
  const alike = Math.abs(own.drift) <= limit;
  const half = halfWidth(effects, degrees) + (alike ? 0 : Math.abs(own.drift));
  const perThousand = { value: own.effect, low: own.effect - half, high: own.effect + half };
  const eligible = treated.reduce((sum, ward) => sum + ward.eligible, 0);
  const extra = times(perThousand, (eligible / 1000) * (end - start));
  return {
    verdict: verdictOf(perThousand),
    perThousand,
    extra,
    perTeamHour: teamHours === null ? null : times(extra, 1 / teamHours),
    placebos: {
      groups: effects.length,
      asLarge: effects.filter((effect) => Math.abs(effect) >= Math.abs(own.effect)).length,
    },
    preTrend: { gap: own.drift, limit, alike },
    balance: balanceOf(own, candidates, scales),
    matches: own.matches.map(({ ward, comparison, effect }) => ({
      ward: ward.ward.code,
      comparison: comparison.map((other) => other.ward.code),
      effect,
    })),
  };
}

function verdictOf({ low, high }: EffectEstimate): PilotVerdict {
  if (low > 0) return 'more';
  return high < 0 ? 'fewer' : 'unclear';
}

const times = ({ value, low, high }: EffectEstimate, factor: number): EffectEstimate => ({
  value: value * factor,
  low: low * factor,
  high: high * factor,
});

function balanceOf(
  { matches }: GroupDifference,
  candidates: readonly WardRates[],
  scales: Scales,
): PilotBalance[] {
  return pilotCovariates.flatMap((covariate) => {
    const scale = scales[covariate];
    if (!scale) return [];
    const mean = (wards: readonly WardRates[]) =>
      wards.reduce((sum, { covariates }) => sum + (covariates[covariate] ?? 0), 0) / wards.length;
    const treated = mean(matches.map(({ ward }) => ward));
    const comparison =
      matches.reduce((sum, match) => sum + mean(match.comparison), 0) / matches.length;
    const difference = (treated - comparison) / scale.deviation;
    return [{ covariate, treated, comparison, candidates: mean(candidates), difference }];
  });
}

function daysOf({ days }: PilotEvidence, { before, start, end }: PilotWindow) {
  const span = (first: number, last: number) => {
    const from = days[first];
    const to = days[last];
    return from && to ? { from, to } : null;
  };
  return { before: span(before, start - 1), during: span(start, end - 1) };
}

function seriesOf(
  { days }: PilotEvidence,
  { before, end }: PilotWindow,
  { matches }: GroupDifference,
): PilotEffect['series'] {
  const total = matches.reduce((sum, { ward }) => sum + ward.eligible, 0);
  const rateOn = ({ ward, eligible }: WardRates, day: number) =>
    rateIn(ward, eligible, day, day + 1);
  const meanOn = (wards: readonly WardRates[], day: number) =>
    wards.reduce((sum, ward) => sum + rateOn(ward, day), 0) / wards.length;
  const places = Array.from({ length: end - before }, (_, i) => before + i);
  const curve = (wardsOf: (match: (typeof matches)[number]) => readonly WardRates[]) =>
    places.map((day) =>
      matches.reduce(
        (sum, match) => sum + (match.ward.eligible / total) * meanOn(wardsOf(match), day),
        0,
      ),
    );
  return {
    days: days.slice(before, end),
    treated: curve(({ ward }) => [ward]),
    comparison: curve(({ comparison }) => comparison),
  };
}

function unknownEffect({ id }: PilotRun, obstacle: PilotObstacle): PilotEffect {
  return {
    id,
    verdict: 'unknown',
    obstacle,
    before: null,
    during: null,
    perThousand: null,
    extra: null,
    perTeamHour: null,
    placebos: null,
    preTrend: null,
    balance: [],
    matches: [],
    shared: [],
    silent: [],
    series: null,
  };
}
