import { writeFileSync } from 'node:fs';
import { type Area, type Day, indicatorLabels, type Residency } from '@tungngo/domain';
import { campaignDays, campaignWeights, historyDays, historyWeights } from './calendar.js';
import { assumedFigure, publishedFigure } from './campaign-files.js';
import { silentWards } from './faults.js';
import type { Unit } from './population.js';
import { apportion, normal, type Random } from './random.js';

/** What is counted beside accounts, known only as counts by ward. */
type OtherIndicator = 'chip-card' | 'licence';

/** How an indicator fares in the wards: lists follow the wards. */
export interface OtherCounts {
  indicator: OtherIndicator;
  /** Who could have one, by residency. */
  eligible: Record<Residency, number[]>;
  /** Had one when the history begins, and at the campaign's end. */
  before: number[];
  reached: number[];
  ministry: number[];
  plan: number[];
}

const days = [...historyDays, ...campaignDays];
const weights = [...historyWeights, ...campaignWeights(0.2).map((weight) => 3 * weight)];

/** The published counts of chip cards and licences, and assumed denominators and targets, by ward. */
export function otherCounts(
  wards: readonly Area[],
  units: readonly Unit[],
  random: Random,
): OtherCounts[] {
  const holders = (residency: Residency) =>
    wards.map((_, index) =>
      units.reduce(
        (sum, unit) =>
          sum + (unit.ward === index && unit.residency === residency ? unit.eligible : 0),
        0,
      ),
    );
  const holding = { permanent: holders('permanent'), temporary: holders('temporary') };
  const cards = wards.map((_, i) => sumAt(holding, i));
  return [
    countsOf('chip-card', 'chipCard', publishedFigure('chipCards'), holding, cards, 0.93),
    countsOf(
      'licence',
      'licence',
      publishedFigure('licencesIntegrated'),
      holding,
      cards.map((people) => people * Math.exp(0.3 * normal(random))),
      0.25,
    ),
  ];
}

function countsOf(
  indicator: OtherIndicator,
  name: string,
  total: number,
  holding: Record<Residency, number[]>,
  inclination: number[],
  beforeShare: number,
): OtherCounts {
  const both = [...holding.permanent, ...holding.temporary];
  const all = apportion(
    assumedFigure(`${name}Eligible`),
    both,
    both.map((people) => people * 2),
  );
  const half = holding.permanent.length;
  const eligible = { permanent: all.slice(0, half), temporary: all.slice(half) };
  const caps = holding.permanent.map((_, i) => sumAt(eligible, i));
  const reached = apportion(total, inclination, caps);
  const before = apportion(Math.round(total * beforeShare), reached, reached);
  const shareOut = (people: number) => apportion(people, caps, caps);
  return {
    indicator,
    eligible,
    before,
    reached,
    ministry: shareOut(assumedFigure(`${name}Target`)),
    plan: shareOut(assumedFigure(`${name}Plan`)),
  };
}

const sumAt = ({ permanent, temporary }: Record<Residency, number[]>, i: number) =>
  (permanent[i] ?? 0) + (temporary[i] ?? 0);

/** Writes the cumulative count of each ward and day; a silent ward's ends with its last report. */
export function writeDailyCounts(
  path: string,
  wards: readonly Area[],
  counts: readonly OtherCounts[],
): void {
  const lines = counts.flatMap(({ indicator, before, reached }) =>
    wards.flatMap(({ code }, i) => {
      const reporting = days.slice(0, days.length - (silentWards.get(code) ?? 0));
      const first = before[i] ?? 0;
      const more = (reached[i] ?? 0) - first;
      const daily = apportion(
        more,
        weights.slice(0, reporting.length),
        reporting.map(() => more),
      );
      let sum = first;
      return reporting.map((day, d) => {
        sum += daily[d] ?? 0;
        return `${code},${written(day)},${indicatorLabels[indicator].vi},${sum}`;
      });
    }),
  );
  writeFileSync(path, `${['Mã xã,Ngày,Chỉ tiêu,Luỹ kế', ...lines].join('\n')}\n`);
}

const written = (day: Day) => day.split('-').reverse().join('/');
