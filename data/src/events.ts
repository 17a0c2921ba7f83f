import { closeSync, openSync, writeSync } from 'node:fs';
import { type Area, type Channel, channelLabels, channels, residencyLabels } from '@tungngo/domain';
import { campaignDays, campaignWeights, historyDays, historyWeights } from './calendar.js';
import type { Reached } from './calibration.js';
import { silentWards } from './faults.js';
import { withPilots } from './pilots.js';
import type { Planted } from './planted.js';
import type { Unit } from './population.js';
import { cumulate, drawIndex, type Random } from './random.js';

const ACTIVATION_HEADER =
  'Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú';

/** Writes text to a file in large pieces. */
function openWriter(path: string) {
  const file = openSync(path, 'w');
  let parts: string[] = [];
  const flush = () => {
    writeSync(file, parts.join(''));
    parts = [];
  };
  return {
    write(text: string) {
      parts.push(text);
      if (parts.length >= 20_000) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

const allDays = [...historyDays, ...campaignDays];
const dayTexts = allDays.map((day) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`);
const campaignFrom = historyDays.length;

/** Pseudonym of the n-th person: a permutation of the numbers below 10⁹, so that order tells nothing. */
function pseudonym(n: number): string {
  return `BD${String((n * 387_420_489 + 17) % 1_000_000_000).padStart(9, '0')}`;
}

type Mix = Record<Channel, number>;
const mix = (...weights: number[]): number[] => {
  const byChannel = Object.fromEntries(channels.map((channel, i) => [channel, weights[i] ?? 0]));
  return cumulate(channels.map((channel) => (byChannel as Mix)[channel]));
};
//                    office mobile home factory boarding one-stop self
const beforeMix = mix(52, 6, 4, 3, 2, 17, 16);
const campaignMix = mix(30, 21, 14, 8, 9, 8, 10);
const plantedMix: Record<string, number[]> = {
  'informal-subdivision': mix(12, 16, 55, 3, 4, 3, 7),
  'boarding-house-cluster': mix(9, 17, 8, 6, 50, 2, 8),
  factory: mix(8, 12, 3, 66, 5, 1, 5),
};

/** Channels that come to people after their working hours. */
const evening = new Set<Channel>(['home-visit', 'boarding-house-visit', 'mobile-point']);

const clock = Array.from({ length: 24 * 60 }, (_, minute) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
});

/** Minute of the day at which a channel reaches somebody. */
export function minuteOf(channel: Channel, random: Random): number {
  if (channel === 'self-service') return Math.floor(6 * 60 + random() * 17 * 60);
  if (evening.has(channel) && random() < 0.65) return Math.floor(18 * 60 + random() * 190);
  return random() < 0.58 ? Math.floor(450 + random() * 240) : Math.floor(810 + random() * 210);
}

/** Days of people who come early, and by how late those of a planted place come. */
const before = cumulate(historyWeights);
const ordinary = campaignWeights(0.05);
const late = campaignWeights(0.8);

/** A person in how many hundred has an event of level 1 before that of level 2. */
const LEVEL1_FIRST = 0.14;

/** Every how many rows one is returned, for files that overlap. */
const SAMPLE_EVERY = 9000;

/** Writes all activation events; returns some of the rows. Reports the share of units done. */
export function writeEvents(
  path: string,
  wards: readonly Area[],
  units: readonly Unit[],
  reached: readonly Reached[],
  random: Random,
  onProgress: (fraction: number) => void = () => undefined,
): string[] {
  const writer = openWriter(path);
  writer.write(`${ACTIVATION_HEADER}\n`);
  let person = 0;
  let rows = 0;
  const sample: string[] = [];
  const days = wards.map(({ code }) => ({
    ordinary: cumulate(withPilots(code, ordinary)),
    late: cumulate(withPilots(code, late)),
  }));
  for (const [i, unit] of units.entries()) {
    const counts = reached[i];
    if (!counts) continue;
    if (i % 1000 === 0) onProgress(i / units.length);
    const tail = `${residencyLabels[unit.residency].vi},${unit.cell}\n`;
    const ward = wards[unit.ward]?.code ?? '';
    const inCampaign = days[unit.ward]?.[unit.planted ? 'late' : 'ordinary'] ?? [];
    const lastDay = allDays.length - 1 - (silentWards.get(ward) ?? 0);
    const put = (who: number, drawn: number, level: number) => {
      const day = drawn > lastDay ? lastDay - (who % 7) : drawn;
      const channel = channelOf(unit, day, random);
      const time = clock[minuteOf(channel, random)];
      const row = `${pseudonym(who)},${dayTexts[day]} ${time},${level},${ward},${channelLabels[channel].vi},${tail}`;
      writer.write(row);
      if (rows++ % SAMPLE_EVERY === 0) sample.push(row);
    };
    for (let k = 0; k < counts.activated; k++, person++) {
      const day =
        k < counts.before
          ? drawIndex(before, random)
          : campaignFrom + drawIndex(inCampaign, random);
      const earlier = day - 1 - Math.floor(random() * 40);
      if (earlier >= 0 && random() < LEVEL1_FIRST) put(person, earlier, 1);
      put(person, day, 2);
    }
    for (let k = 0; k < counts.level1Only; k++, person++) {
      put(person, Math.floor(random() * allDays.length), 1);
    }
  }
  writer.close();
  return sample;
}

function channelOf(unit: Unit, day: number, random: Random): Channel {
  const special = unit.planted ? plantedMix[unit.planted.kind] : undefined;
  const weights = special ?? (day < campaignFrom ? beforeMix : campaignMix);
  return channels[drawIndex(weights, random)] ?? 'office';
}

/** Teams go to places that the office does not know for what they are only by chance. */
const FOR_WHAT_IT_IS = 0.35;

/** How a person of the campaign is reached in a drawn place: less to the point where it is unknown. */
export function campaignChannel(planted: Planted | null, random: Random): Channel {
  const special = planted ? plantedMix[planted.kind] : undefined;
  const toThePoint = planted !== null && (planted.known || random() < FOR_WHAT_IT_IS);
  return channels[drawIndex((toThePoint && special) || campaignMix, random)] ?? 'office';
}
