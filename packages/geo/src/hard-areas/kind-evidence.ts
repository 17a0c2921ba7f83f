import type { HardAreaKind, Localized } from '@tungngo/domain';
import type { KnownSite } from './inputs.js';
import { type NearbySite, siteWeight } from './nearby-sites.js';
import { grouped, type ResidenceCell, total } from './residence-cells.js';
import { distance, number, percent, siteSize } from './wording.js';

type SiteKind = Exclude<HardAreaKind, 'scattered'>;
const siteKinds: readonly SiteKind[] = [
  'boarding-house-cluster',
  'factory',
  'informal-subdivision',
];
const kinds: readonly HardAreaKind[] = [...siteKinds, 'scattered'];

/** Without evidence an area stays unexplained: a kind needs odds of e¹ ≈ 2.7 against it. */
const UNEXPLAINED_FIRST = 1;
/** No single evidence counts for more or less than e³ ≈ 20, e⁻² ≈ 1/7: each can be wrong. */
const [LEAST, MOST] = [-2, 3];
/** Nobody is surer of a kind that no officer has seen. */
const SUREST = 0.98;

/** Usual share of temporary residents of each kind and how far places of the kind lie from it. */
const TEMPORARY: Record<SiteKind, { share: number; spread: number }> = {
  'boarding-house-cluster': { share: 0.9, spread: 0.12 },
  factory: { share: 0.8, spread: 0.15 },
  'informal-subdivision': { share: 0.4, spread: 0.25 },
};
/** An unexplained area has its ward's share, about. */
const ORDINARY_SPREAD = 0.2;

/** Sites that hold all of the people speak with odds of 1 + 12. */
const SITE_ODDS = 12;
/** Shares of so few activations are drawn half-way to the ward's. */
const HALF_SURE_ACTIVATIONS = 10;
/** Wards with fewer activations or people elsewhere are compared with everywhere. */
const FAIR_ACTIVATIONS = 200;
const FAIR_PEOPLE = 1_000;
/** Hours follow the channels, and density the kind only loosely: they count half. */
const LOOSE = 0.5;
/** Growth tells subdivisions alone, and clearly. */
const GROWTH_WEIGHT = 2;

/** What is usual outside of hard areas. */
interface Usual {
  eligible: number;
  cells: number;
  temporary: number;
  activations: number;
  boarding: number;
  factory: number;
  home: number;
  evening: number;
  formerEligible: number;
  nowEligible: number;
}

/** Why a cluster is hard, as far as evidence says. */
export interface Explanation {
  kind: HardAreaKind;
  /** 0–1. */
  confidence: number;
  /** What speaks for the kind, strongest first. */
  evidence: Localized[];
  /** The site that explains it most clearly; null when none does. */
  site: KnownSite | null;
}

interface Term {
  /** Natural logarithm of how much likelier the kind makes what is seen. */
  odds: Partial<Record<HardAreaKind, number>>;
  text: Localized;
}

/**
 * Says the kind of clusters by what an office knows of them: sites, temporary residents, by which
 * channels and at which hours those who did activate were reached, growth since the count before,
 * and people per cell; the last four against the rest of the ward. The logarithms of the odds are
 * added up as if each evidence were independent (naive Bayes), so each is bounded. Sex, age and
 * names are not looked at.
 * @param ordinary cells outside of hard areas
 */
export function kindJudge(
  ordinary: readonly ResidenceCell[],
): (members: readonly ResidenceCell[], sites: readonly NearbySite[]) => Explanation {
  const everywhere = usualOf(ordinary);
  const wards = new Map(
    [...grouped(ordinary, ({ wardCode }) => wardCode)].map(([code, cells]) => [
      code,
      usualOf(cells),
    ]),
  );
  return (members, sites) => {
    const ward = wards.get(members[0]?.wardCode ?? ('' as never));
    const usual = ward && ward.eligible >= FAIR_PEOPLE ? ward : everywhere;
    const usualActivations = ward && ward.activations >= FAIR_ACTIVATIONS ? ward : everywhere;
    const here = usualOf(members);
    const terms = [
      ...siteTerms(here, sites),
      ...temporaryTerm(here, usual),
      ...channelTerms(here, usualActivations),
      ...eveningTerm(here, usualActivations),
      ...growthTerm(here, usual),
      ...densityTerm(here, usual),
    ];
    return explained(terms, sites, here);
  };
}

function usualOf(cells: readonly ResidenceCell[]): Usual {
  const sum = { activations: 0, boarding: 0, factory: 0, home: 0, evening: 0 };
  let [formerEligible, nowEligible] = [0, 0];
  for (const { reached, formerEligible: former, eligible } of cells) {
    if (reached) {
      sum.activations += reached.people;
      sum.boarding += reached.boardingHouse;
      sum.factory += reached.factory;
      sum.home += reached.home;
      sum.evening += reached.evening;
    }
    if (former !== null) {
      formerEligible += former;
      nowEligible += eligible;
    }
  }
  return {
    ...sum,
    eligible: total(cells, 'eligible'),
    temporary: total(cells, 'temporary'),
    cells: cells.length,
    formerEligible,
    nowEligible,
  };
}

function explained(
  terms: readonly Term[],
  sites: readonly NearbySite[],
  { eligible }: Usual,
): Explanation {
  const score = (kind: HardAreaKind) =>
    terms.reduce(
      (sum, { odds }) => sum + bounded(odds[kind] ?? 0),
      kind === 'scattered' ? UNEXPLAINED_FIRST : 0,
    );
  const scores = new Map(kinds.map((kind) => [kind, score(kind)]));
  const best = kinds.reduce((a, b) => ((scores.get(b) ?? 0) > (scores.get(a) ?? 0) ? b : a));
  const highest = scores.get(best) ?? 0;
  const all = [...scores.values()].reduce((sum, value) => sum + Math.exp(value - highest), 0);
  const others = kinds.filter((kind) => kind !== best);
  const speaks = ({ odds }: Term) =>
    bounded(odds[best] ?? 0) -
    others.reduce((sum, kind) => sum + bounded(odds[kind] ?? 0), 0) / others.length;
  return {
    kind: best,
    confidence: Math.round(Math.min(SUREST, 1 / all) * 100) / 100,
    evidence:
      best === 'scattered'
        ? []
        : terms
            .filter((term) => speaks(term) > 0.2)
            .sort((a, b) => speaks(b) - speaks(a))
            .map(({ text }) => text),
    site: clearestSite(sites, best, eligible)?.site ?? null,
  };
}

const bounded = (odds: number) => Math.min(MOST, Math.max(LEAST, odds));

function clearestSite(
  sites: readonly NearbySite[],
  kind: HardAreaKind,
  eligible: number,
): NearbySite | null {
  const alike = sites.filter(({ site }) => site.kind === kind);
  const [first, ...others] = alike;
  if (!first) return null;
  const weight = (near: NearbySite) => siteWeight(near, eligible);
  return others.reduce((best, near) => (weight(near) > weight(best) ? near : best), first);
}

function siteTerms({ eligible }: Usual, sites: readonly NearbySite[]): Term[] {
  return siteKinds.flatMap((kind): Term[] => {
    const alike = sites.filter(({ site }) => site.kind === kind);
    const held = alike.reduce((sum, near) => sum + siteWeight(near, eligible), 0);
    const clearest = clearestSite(sites, kind, eligible);
    if (!clearest) return [];
    const { site, distanceM } = clearest;
    const size = siteSize(site);
    const away = distance(distanceM);
    return [
      {
        odds: { [kind]: Math.log(1 + SITE_ODDS * Math.min(1, held / eligible)) },
        text:
          distanceM === 0
            ? { vi: `Có ${site.name} (${size.vi})`, en: `Holds ${site.name} (${size.en})` }
            : {
                vi: `Gần ${site.name} (${size.vi}, cách ${away.vi})`,
                en: `Near ${site.name} (${size.en}, ${away.en} away)`,
              },
      },
    ];
  });
}

/** Normal densities around the usual shares, without their factor. */
function temporaryTerm(here: Usual, usual: Usual): Term[] {
  if (here.temporary + usual.temporary === 0) return [];
  const share = here.temporary / here.eligible;
  const ordinary = usual.eligible > 0 ? usual.temporary / usual.eligible : share;
  const fit = (mean: number, spread: number) => -0.5 * ((share - mean) / spread) ** 2;
  return [
    {
      odds: {
        scattered: fit(ordinary, ORDINARY_SPREAD),
        ...Object.fromEntries(
          siteKinds.map((kind) => [kind, fit(TEMPORARY[kind].share, TEMPORARY[kind].spread)]),
        ),
      },
      text: {
        vi: `${percent(share)} là người tạm trú, nơi khác trong xã ${percent(ordinary)}`,
        en: `${percent(share)} are temporary residents, ${percent(ordinary)} elsewhere in the ward`,
      },
    },
  ];
}

const channelTold: [SiteKind, 'boarding' | 'factory' | 'home', Localized][] = [
  ['boarding-house-cluster', 'boarding', { vi: 'khu trọ', en: 'boarding houses' }],
  ['factory', 'factory', { vi: 'công ty', en: 'factories' }],
  ['informal-subdivision', 'home', { vi: 'nhà', en: 'homes' }],
];

function channelTerms(here: Usual, usual: Usual): Term[] {
  return channelTold.flatMap(([kind, channel, where]) => {
    const compared = liftOf(here, usual, channel);
    if (!compared) return [];
    const { lift, share, ordinary } = compared;
    return [
      {
        odds: { [kind]: lift },
        text: {
          vi: `${percent(share)} kích hoạt qua lượt đến ${where.vi}, nơi khác ${percent(ordinary)}`,
          en: `${percent(share)} activated by visits to ${where.en}, ${percent(ordinary)} elsewhere`,
        },
      },
    ];
  });
}

/** Who lives here comes home in the evening; who works here is reached by day. */
function eveningTerm(here: Usual, usual: Usual): Term[] {
  const compared = liftOf(here, usual, 'evening');
  if (!compared) return [];
  const { lift, share, ordinary } = compared;
  const odds = LOOSE * lift;
  return [
    {
      odds: { 'boarding-house-cluster': odds, 'informal-subdivision': odds, factory: -odds },
      text: {
        vi: `${percent(share)} kích hoạt sau 18:00, nơi khác ${percent(ordinary)}`,
        en: `${percent(share)} activated after 18:00, ${percent(ordinary)} elsewhere`,
      },
    },
  ];
}

/** Logarithm of how many times more often than usual, and both shares; null without activations. */
function liftOf(here: Usual, usual: Usual, what: 'boarding' | 'factory' | 'home' | 'evening') {
  if (here.activations === 0 || usual.activations === 0) return null;
  const ordinary = Math.max(0.01, usual[what] / usual.activations);
  const drawn =
    (here[what] + HALF_SURE_ACTIVATIONS * ordinary) / (here.activations + HALF_SURE_ACTIVATIONS);
  return { lift: Math.log(drawn / ordinary), share: here[what] / here.activations, ordinary };
}

function growthTerm(here: Usual, usual: Usual): Term[] {
  if (here.formerEligible === 0 || usual.formerEligible === 0) return [];
  const grown = here.nowEligible / here.formerEligible;
  const ordinary = usual.nowEligible / usual.formerEligible;
  const sign = (growth: number) => `${growth >= 1 ? '+' : '−'}${percent(Math.abs(growth - 1))}`;
  return [
    {
      odds: { 'informal-subdivision': GROWTH_WEIGHT * Math.log(grown / ordinary) },
      text: {
        vi: `Dân số đủ điều kiện ${sign(grown)} so với lần chốt trước, nơi khác ${sign(ordinary)}`,
        en: `Eligible people ${sign(grown)} since the count before, ${sign(ordinary)} elsewhere`,
      },
    },
  ];
}

function densityTerm(here: Usual, usual: Usual): Term[] {
  if (usual.cells === 0) return [];
  const [dense, ordinary] = [here.eligible / here.cells, usual.eligible / usual.cells];
  const odds = LOOSE * Math.log(dense / ordinary);
  const [now, elsewhere] = [number(Math.round(dense)), number(Math.round(ordinary))];
  return [
    {
      odds: { 'boarding-house-cluster': odds, factory: odds },
      text: {
        vi: `${now.vi} người mỗi ô 150 m, nơi khác trong xã ${elsewhere.vi}`,
        en: `${now.en} people per 150 m cell, ${elsewhere.en} elsewhere in the ward`,
      },
    },
  ];
}
