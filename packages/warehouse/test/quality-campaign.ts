import { addDays, type Campaign, type Day, dayRange, type ImportKind } from '@tungngo/domain';
import { activationHeader, type Bench, good, openBench } from './small-campaign.js';

/** Six weeks, so that every weekday is seen often enough to judge a jump. */
export const period = { start: '2023-08-01' as Day, end: '2023-09-10' as Day };
export const days = dayRange(period.start, period.end);

export const campaign: Campaign = {
  id: 'quality',
  name: { vi: 'Chất lượng', en: 'Quality' },
  startDay: period.start,
  endDay: period.end,
  headlineLevel: 2,
  ministryTarget: 100,
  plan: 100,
  source: { vi: 'thử', en: 'test' },
};

/** A province, two districts, five wards. */
export const areaLines = [
  'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
  '74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1',
  '718,Thành phố Thủ Dầu Một,Huyện,74,106.66,10.98',
  '725,Thành phố Thuận An,Huyện,74,106.71,10.92',
  '25741,Phường Hiệp Thành,Xã,718,106.660,10.998',
  '25744,Phường Phú Lợi,Xã,718,106.675,10.985',
  '25747,Phường Phú Cường,Xã,718,106.655,10.980',
  '25966,Phường Lái Thiêu,Xã,725,106.700,10.905',
  '25969,Phường Thuận Giao,Xã,725,106.715,10.935',
];
export const wards = ['25741', '25744', '25747', '25966', '25969'];

export const eligibleHeader = 'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt';
export const targetHeader = 'Mã đơn vị,Loại chỉ tiêu,Số lượng,Từ ngày,Đến ngày';

/** 2023-08-05 as files write it. */
export const written = (day: string) => day.split('-').reverse().join('/');

let persons = 0;

/** A line of a new person's account of level 2. */
export function newPerson(ward: string, day: string): string {
  persons++;
  return event(`0742${String(persons).padStart(8, '0')}`, ward, day);
}

export function event(person: string, ward: string, day: string, level = 2, at = '08:00'): string {
  return `${person},${written(day)} ${at},${level},${ward},Trụ sở,Thường trú,`;
}

/** How many people come on a day: more on Mondays, fewer at weekends, and a spurt at the end. */
export function usual(day: Day): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const spurt = day > addDays(period.end, -5) ? 3 : 1;
  return spurt * ([2, 6, 5][weekday] ?? 4);
}

export interface Sources {
  eligible: string[];
  targets: string[];
  activations: string[];
  more: [kind: ImportKind, name: string, lines: string[]][];
}

/** Files in which nothing is wrong: every ward every day, below its denominator. */
export function cleanSources(): Sources {
  const activations = wards.flatMap((ward) =>
    days.flatMap((day) => Array.from({ length: usual(day) }, () => newPerson(ward, day))),
  );
  return {
    eligible: [eligibleHeader, ...wards.map((ward) => `${ward},,Thường trú,5000,25/07/2023`)],
    targets: [
      targetHeader,
      ...wards.map((ward) => `${ward},Chỉ tiêu Bộ giao,100,01/01/2023,10/09/2023`),
    ],
    activations: [activationHeader, ...activations],
    more: [],
  };
}

/** A bench that holds the files, all in one generation. */
export async function openCampaign(sources: Sources, lines = areaLines): Promise<Bench> {
  const bench = await openBench();
  const files: Sources['more'] = [
    ['areas', 'areas.csv', lines],
    ['eligible', 'eligible.csv', sources.eligible],
    ['targets', 'targets.csv', sources.targets],
    ['activations', 'activations.csv', sources.activations],
    ...sources.more,
  ];
  good(
    await bench.warehouse.importFiles(
      await Promise.all(
        files.map(async ([kind, name, content]) => ({
          kind,
          path: await bench.file(name, content),
        })),
      ),
      { campaign },
    ),
  );
  return bench;
}
