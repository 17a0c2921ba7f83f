import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Campaign, Day, ImportKind } from '@tungngo/domain';
import { afterAll } from 'vitest';
import { openWarehouse, type Warehouse } from '../src/index.js';

/** A province with two districts and four wards. */
const areaLines = [
  'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
  '74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1',
  '718,Thành phố Thủ Dầu Một,Huyện,74,106.66,10.98',
  '725,Thành phố Thuận An,Huyện,74,106.71,10.92',
  '25741,Phường Hiệp Thành,Xã,718,106.660,10.998',
  '25744,Phường Phú Lợi,Xã,718,106.675,10.985',
  '25966,Phường Lái Thiêu,Xã,725,106.700,10.905',
  '25969,Phường Thuận Giao,Xã,725,106.715,10.935',
];

const eligibleLines = [
  'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt',
  '25741,,Thường trú,10,25/07/2023',
  '25741,,Tạm trú,10,25/07/2023',
  '25744,,Thường trú,8,25/07/2023',
  '25966,,Thường trú,6,25/07/2023',
  '25969,,Tạm trú,40,25/07/2023',
];

const targetLines = [
  'Mã đơn vị,Loại chỉ tiêu,Số lượng,Từ ngày,Đến ngày',
  '74,Chỉ tiêu Bộ giao,20,01/01/2023,25/09/2023',
  '74,Kế hoạch tỉnh,10,25/07/2023,25/09/2023',
  '25969,Chỉ tiêu Bộ giao,10,01/01/2023,25/09/2023',
];

export const activationHeader =
  'Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú';

/** Five persons: A and B in Hiệp Thành, C in Phú Lợi, D at level 1 then 2 in Thuận Giao, E at level 1 only. */
export const activationLines = [
  activationHeader,
  '074200000001,20/07/2023 08:00,2,25741,Trụ sở,Thường trú,',
  '074200000002,26/07/2023 09:00,2,25741,Tận nhà,Tạm trú,',
  '074200000003,27/07/2023 10:00,2,25744,Trụ sở,Thường trú,',
  '074200000004,24/07/2023 10:00,1,25969,Tự kích hoạt,Tạm trú,',
  '074200000004,30/07/2023 10:00,2,25969,Khu trọ,Tạm trú,',
  '074200000005,31/07/2023 10:00,1,25969,Tự kích hoạt,Tạm trú,',
];

export const smallCampaign: Campaign = {
  id: 'small',
  name: { vi: 'Nhỏ', en: 'Small' },
  startDay: '2023-07-25' as Day,
  endDay: '2023-09-25' as Day,
  headlineLevel: 2,
  ministryTarget: 20,
  plan: 10,
  source: { vi: 'thử', en: 'test' },
};

/** A new warehouse in a directory of its own, with means to write files and to import them. */
export interface Bench {
  dir: string;
  warehouse: Warehouse;
  file(name: string, lines: string[] | string): Promise<string>;
  take(
    kind: ImportKind,
    name: string,
    lines: string[] | string,
  ): ReturnType<Warehouse['importFiles']>;
  close(): Promise<void>;
}

export const identityKey = Buffer.alloc(32, 7);

/** An empty bench, or one that begins as a copy of what another holds. */
export async function openBench(like?: Bench): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), 'tungngo-warehouse-'));
  if (like) await cp(like.dir, dir, { recursive: true });
  const warehouse = await openWarehouse(join(dir, 'warehouse'), { identityKey });
  const file = async (name: string, lines: string[] | string) => {
    const path = join(dir, name);
    await writeFile(path, typeof lines === 'string' ? lines : `${lines.join('\n')}\n`);
    return path;
  };
  return {
    dir,
    warehouse,
    file,
    take: async (kind, name, lines) =>
      warehouse.importFiles([{ kind, path: await file(name, lines) }]),
    async close() {
      await warehouse.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A bench that holds the small campaign; all of it in generation 1. Each is a copy of its own. */
export async function openFilledBench(): Promise<Bench> {
  filled ??= fillBench();
  return openBench(await filled);
}

/** Imported once for each file of tests: an import takes most of a second. */
let filled: Promise<Bench> | null = null;

afterAll(async () => {
  const bench = await filled;
  filled = null;
  await bench?.close();
});

async function fillBench(): Promise<Bench> {
  const bench = await openBench();
  const files: [ImportKind, string, string[]][] = [
    ['areas', 'areas.csv', areaLines],
    ['eligible', 'eligible.csv', eligibleLines],
    ['targets', 'targets.csv', targetLines],
    ['activations', 'activations.csv', activationLines],
  ];
  const imported = await bench.warehouse.importFiles(
    await Promise.all(
      files.map(async ([kind, name, lines]) => ({ kind, path: await bench.file(name, lines) })),
    ),
    { campaign: smallCampaign },
  );
  if (!imported.ok) throw new Error(imported.problem.message.en);
  return bench;
}

/** The value of a result that must be good. */
export function good<T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
