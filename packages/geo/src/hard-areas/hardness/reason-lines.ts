import type { HardnessReason, Localized } from '@tungngo/domain';
import type { NearbySite } from '../nearby-sites.js';
import { distance, number, percent, siteSize } from '../wording.js';
import type { CoverageModel, Expectation } from './expected-coverage.js';
import type { Reached } from './nearest-point.js';
import { type PlaceInput, placeInputs } from './place-inputs.js';
import type { VisitsMade } from './visits-made.js';

/** What is known of a place. */
export interface Facts {
  eligible: number;
  activated: number;
  temporary: number;
  /** Means over its people, in the order of `placeInputs`. */
  inputs: readonly number[];
  model: CoverageModel;
  expectation: Expectation;
  sites: readonly NearbySite[];
  nearest: Reached | null;
  visits: VisitsMade | null;
  known: { residency: boolean; sites: boolean; growth: boolean };
}

/** The reason in words, with its figure and the usual one; null when nothing is known of it. */
export function reasonLine(id: HardnessReason['id'], facts: Facts): Localized | null {
  return lines[id](facts);
}

const lines: Record<HardnessReason['id'], (facts: Facts) => Localized | null> = {
  gap: gapLine,
  'temporary-share': temporaryLine,
  'known-site': siteLine,
  distance: distanceLine,
  'absent-visits': absentLine,
  crowding: crowdingLine,
  growth: growthLine,
  ward: wardLine,
};

function gapLine({ eligible, activated, expectation: { expected } }: Facts): Localized {
  const rate = percent(Math.min(1, activated / eligible));
  const [a, e] = [number(activated), number(eligible)];
  const vi = `kích hoạt ${rate} (${a.vi}/${e.vi} người)`;
  const en = `${rate} activated (${a.en} of ${e.en})`;
  if (expected === null) return { vi: `Mới ${vi}`, en };
  const more = activated / eligible > expected;
  return {
    vi: `${more ? 'Đã' : 'Mới'} ${vi}, nơi tương tự đạt ${percent(expected)}`,
    en: `${en}; comparable places reach ${percent(expected)}`,
  };
}

function temporaryLine({ eligible, temporary, known, model }: Facts): Localized | null {
  if (!known.residency) return null;
  const [share, people] = [percent(temporary / eligible), number(temporary)];
  const usual = percent(inputValue('temporary-share', model.reference));
  return {
    vi: `${share} ở trọ, tạm trú (${people.vi} người); mức chung ${usual}`,
    en: `${share} are temporary residents (${people.en} people); ${usual} usually`,
  };
}

/** The largest sites are named. */
function siteLine({ sites }: Facts): Localized | null {
  if (sites.length === 0) return null;
  const largest = [...sites].sort((a, b) => b.people - a.people || a.distanceM - b.distanceM);
  const named = largest.slice(0, 2).map(({ site, distanceM }) => {
    const [size, away] = [siteSize(site), distance(distanceM)];
    return distanceM === 0
      ? { vi: `${site.name} (${size.vi})`, en: `${site.name} (${size.en})` }
      : {
          vi: `${site.name} (${size.vi}, cách ${away.vi})`,
          en: `${site.name} (${size.en}, ${away.en} away)`,
        };
  });
  const more = sites.length - named.length;
  const list = (language: keyof Localized) => named.map((name) => name[language]).join('; ');
  return {
    vi: `Có ${list('vi')}${more > 0 ? ` và ${more} cơ sở khác` : ''}`,
    en: `Holds ${list('en')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

function distanceLine({ nearest }: Facts): Localized | null {
  if (!nearest) return null;
  const away = distance(nearest.metres);
  const by =
    nearest.by === 'road'
      ? { vi: ' theo đường', en: ' by road' }
      : { vi: ' đường thẳng', en: ' in a straight line' };
  return {
    vi: `Điểm phục vụ gần nhất ${away.vi}${by.vi} (${nearest.name})`,
    en: `Nearest service point ${away.en}${by.en} (${nearest.name})`,
  };
}

function absentLine({ visits }: Facts): Localized | null {
  if (!visits) return null;
  const { absent, met, times, here, usual } = visits;
  const where = here ? { vi: 'tại đây', en: 'here' } : { vi: 'trong xã/phường', en: 'in the ward' };
  const [missed, all] = [number(absent), number(met)];
  const went =
    times === null
      ? { vi: `Các lần đến ${where.vi}`, en: `Visits ${where.en}` }
      : {
          vi: `${number(times).vi} lần đến ${where.vi}`,
          en: `${number(times).en} ${times === 1 ? 'visit' : 'visits'} ${where.en}`,
        };
  const share = percent(absent / met);
  return {
    vi: `${went.vi} không gặp ${missed.vi}/${all.vi} người (${share}); mức chung ${percent(usual)}`,
    en: `${went.en} did not find ${missed.en} of ${all.en} people (${share}); ${percent(usual)} usually`,
  };
}

function crowdingLine({ inputs, model }: Facts): Localized {
  const [here, usual] = [inputs, model.reference].map((values) =>
    number(Math.round(2 ** inputValue('crowding', values) / 100) * 100),
  ) as [Localized, Localized];
  return {
    vi: `Mật độ ${here.vi} người/km²; mức chung ${usual.vi}`,
    en: `${here.en} people a km²; ${usual.en} usually`,
  };
}

function growthLine({ inputs, model, known }: Facts): Localized | null {
  if (!known.growth) return null;
  const [here, usual] = [inputs, model.reference].map((values) =>
    signedPercent(2 ** inputValue('growth', values) - 1),
  );
  return {
    vi: `Số người ${here} so với lần đếm trước; mức chung ${usual}`,
    en: `${here} people since the former count; ${usual} usually`,
  };
}

const signedPercent = (share: number) => `${share >= 0 ? '+' : '−'}${percent(Math.abs(share))}`;

/** Whole percentage points of coverage, after what the other inputs explain. */
function wardLine({ expectation: { drops } }: Facts): Localized {
  const points = Math.abs(drops.ward) * 100;
  const by = number(Math.round(points * 10) / 10);
  return drops.ward >= 0
    ? {
        vi: `Cả xã/phường thấp hơn mức chung ${by.vi} điểm %`,
        en: `The whole ward is ${by.en} points of coverage below others`,
      }
    : {
        vi: `Cả xã/phường cao hơn mức chung ${by.vi} điểm %`,
        en: `The whole ward is ${by.en} points of coverage above others`,
      };
}

const inputValue = (input: PlaceInput, values: readonly number[]) =>
  values[placeInputs.indexOf(input)] ?? 0;
