import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoDir } from '@tungngo/demo-data';
import type { Campaign, Day, ImportKind } from '@tungngo/domain';
import { openWarehouse } from '@tungngo/warehouse';
import { generateEvents } from '../generate-events.js';

/** A data folder as `serve` opens it. */
export interface Province {
  dataDir: string;
  warehouseDir: string;
  wards: number;
  lastDay: Day;
}

/** As many areas as the country had communes. */
const MANY_WARDS = 10_600;
const WARDS_OF_A_DISTRICT = 20;
const DAYS_OF_COUNTS = 45;
const PEOPLE_OF_A_WARD = 4000;

const areaHeader = 'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ';

/** The province of the demo with events, 91 wards. */
export async function fillDemoProvince(dir: string, events: number): Promise<Province> {
  const gazetteer = join(demoDir, 'gazetteer.csv');
  const eventFile = join(dir, 'plan-events.csv');
  await generateEvents(eventFile, events);
  const text = await readFile(gazetteer, 'utf8');
  const wards = [...text.matchAll(/^(\d{5}),/gm)].map(([, code]) => code ?? '');
  const files: [ImportKind, string][] = [
    ['areas', gazetteer],
    ['activations', eventFile],
  ];
  const province = await fill(join(dir, 'plan-demo'), { wards, files, lastDay: '2023-08-28' });
  await rm(eventFile);
  return province;
}

/** A province as wide as the country: wards on a jittered lattice, with daily counts. */
export async function fillWideProvince(dir: string): Promise<Province> {
  const areaFile = join(dir, 'plan-areas.csv');
  const countFile = join(dir, 'plan-counts.csv');
  const wards = Array.from({ length: MANY_WARDS }, (_, i) => String(10_000 + i));
  await writeFile(areaFile, `${wideAreas(wards).join('\n')}\n`);
  const days = Array.from({ length: DAYS_OF_COUNTS }, (_, i) =>
    new Date(Date.UTC(2023, 6, 15 + i)).toISOString().slice(0, 10),
  );
  const counts = wards.flatMap((code, i) =>
    days.map((day, d) => `${code},${day},Mức 2,${10 + ((i * 7 + d * 3) % 41)}`),
  );
  await writeFile(countFile, `Mã xã,Ngày,Chỉ tiêu,Số trong ngày\n${counts.join('\n')}\n`);
  const files: [ImportKind, string][] = [
    ['areas', areaFile],
    ['daily-counts', countFile],
  ];
  const lastDay = days.at(-1) ?? '';
  return fill(join(dir, 'plan-wide'), { wards, files, lastDay });
}

function wideAreas(wards: readonly string[]): string[] {
  const side = Math.ceil(Math.sqrt(wards.length));
  const place = (i: number): [number, number] => [
    104 + (i % side) * 0.03 + ((i * 37) % 100) / 5000,
    10 + Math.floor(i / side) * 0.03 + ((i * 61) % 100) / 5000,
  ];
  const line = (code: string, name: string, level: string, parent: string, i: number) =>
    [code, `${name} ${code}`, level, parent, ...place(i).map((x) => x.toFixed(5))].join(',');
  // Neighbouring wards of a row share a district.
  const districtOf = (i: number) => String(100 + Math.floor(i / WARDS_OF_A_DISTRICT));
  const districts = wards.filter((_, i) => i % WARDS_OF_A_DISTRICT === 0);
  return [
    areaHeader,
    line('01', 'Tỉnh', 'Tỉnh', '', Math.floor(wards.length / 2)),
    ...districts.map((_, d) =>
      line(districtOf(d * WARDS_OF_A_DISTRICT), 'Huyện', 'Huyện', '01', d * WARDS_OF_A_DISTRICT),
    ),
    ...wards.map((code, i) => line(code, 'Xã', 'Xã', districtOf(i), i)),
  ];
}

interface Contents {
  wards: readonly string[];
  files: [ImportKind, string][];
  lastDay: string;
}

async function fill(dataDir: string, { wards, files, lastDay }: Contents): Promise<Province> {
  const warehouseDir = join(dataDir, 'warehouse');
  await mkdir(dataDir, { recursive: true });
  const eligible = join(dataDir, 'eligible.csv');
  const targets = join(dataDir, 'targets.csv');
  await writeFile(eligible, eligibleLines(wards).join('\n'));
  await writeFile(targets, targetLines(wards).join('\n'));
  const warehouse = await openWarehouse(warehouseDir, { identityKey: Buffer.alloc(32, 1) });
  try {
    const all: [ImportKind, string][] = [...files, ['eligible', eligible], ['targets', targets]];
    const taken = await warehouse.importFiles(
      all.map(([kind, path]) => ({ kind, path })),
      { campaign },
    );
    if (!taken.ok) throw new Error(taken.problem.message.en);
    const rejected = taken.value.reports.find(({ quarantined }) => quarantined > 0);
    if (rejected) throw new Error(`${rejected.kind}: ${rejected.quarantined} rows rejected`);
  } finally {
    await warehouse.close();
  }
  return { dataDir, warehouseDir, wards: wards.length, lastDay: lastDay as Day };
}

const eligibleLines = (wards: readonly string[]) => [
  'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt',
  ...wards.flatMap((code, i) => [
    `${code},,Thường trú,${PEOPLE_OF_A_WARD + (i % 17) * 100},2023-03-01`,
    `${code},,Tạm trú,${1000 + (i % 13) * 200},2023-03-01`,
  ]),
];

const targetLines = (wards: readonly string[]) => [
  'Mã đơn vị,Loại chỉ tiêu,Số lượng,Từ ngày,Đến ngày',
  ...wards.flatMap((code) => [
    `${code},Chỉ tiêu Bộ giao,${PEOPLE_OF_A_WARD},2023-01-01,2023-09-25`,
    `${code},Kế hoạch tỉnh,${PEOPLE_OF_A_WARD / 2},2023-03-01,2023-09-25`,
  ]),
];

const campaign: Campaign = {
  id: 'benchmark',
  name: { vi: 'Đo tốc độ', en: 'Benchmark' },
  startDay: '2023-03-01' as Day,
  endDay: '2023-09-25' as Day,
  headlineLevel: 2,
  ministryTarget: PEOPLE_OF_A_WARD,
  plan: PEOPLE_OF_A_WARD / 2,
  source: { vi: 'phép đo', en: 'benchmark' },
};
