import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { Campaign, Day, ImportKind, Problem, TeamId } from '@tungngo/domain';
import { hexCell } from '@tungngo/geo';
import { type OutreachStore, openOutreachStore } from '@tungngo/outreach';
import { openWarehouse, type Warehouse } from '@tungngo/warehouse';
import { templateFolder } from '../../../test/template-folder.js';
import type { AppRouter } from '../src/index.js';
import { type ImportSetup, type RunningServer, startServer } from '../src/index.js';

const campaign: Campaign = {
  id: 'small',
  name: { vi: 'Nhỏ', en: 'Small' },
  startDay: '2023-07-25' as Day,
  endDay: '2023-09-25' as Day,
  headlineLevel: 2,
  ministryTarget: 2000,
  plan: 1000,
  source: { vi: 'thử', en: 'test' },
};

const areas = [
  'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
  '74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1',
  '725,Thành phố Thuận An,Huyện,74,106.71,10.92',
  '25966,Phường Lái Thiêu,Xã,725,106.700,10.905',
  '25969,Phường Thuận Giao,Xã,725,106.715,10.955',
];

/** 30 cells of Thuận Giao; in three of them that touch, nearly nobody is activated. */
const cells = [
  ...new Set(
    Array.from({ length: 400 }, (_, i) =>
      hexCell(106.705 + (i % 20) * 0.001, 10.945 + Math.floor(i / 20) * 0.001),
    ),
  ),
].slice(0, 60);
const isHard = (i: number) => i < 5;

const eligible = [
  'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt',
  ...cells.map((cell) => `25969,${cell},Tạm trú,100,25/07/2023`),
  '25966,,Thường trú,500,25/07/2023',
];

const activations = [
  'Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú',
  ...cells.flatMap((cell, i) =>
    Array.from(
      { length: isHard(i) ? 4 : 80 },
      (_, k) =>
        `p${i}-${k},${String(1 + (k % 28)).padStart(2, '0')}/08/2023 08:00,2,25969,Trụ sở,Tạm trú,${cell}`,
    ),
  ),
];

/** A server over a small campaign in real stores, and a client as the web app has it. */
export interface SmallServer extends RunningServer {
  /** For files of the test's own. */
  dir: string;
  warehouse: Warehouse;
  outreach: OutreachStore;
  imports: ImportSetup;
  client: ReturnType<typeof clientOf>;
  /** Ends the server alone; its stores and folder stay. */
  stop(): Promise<void>;
}

export async function openSmallServer(
  options: {
    webDir?: string;
    basemapPath?: string;
    maxUploadBytes?: number;
    watch?: ImportSetup['watch'];
  } = {},
): Promise<SmallServer> {
  const dir = await mkdtemp(join(tmpdir(), 'tungngo-api-'));
  await cp(await templateFolder('small-server', fillStores), dir, { recursive: true });
  const { webDir, basemapPath, ...importOptions } = options;
  const imports = {
    ...importOptions,
    dataDir: dir,
    warehouseDir: join(dir, 'warehouse'),
    warehouse: { identityKey },
  };
  const warehouse = await openWarehouse(imports.warehouseDir, imports.warehouse);
  const outreach = await openOutreachStore({ dir: join(dir, 'operational') });
  const server = await startServer({
    warehouse,
    outreach,
    imports,
    port: 0,
    logLevel: 'silent',
    ...(webDir && { webDir }),
    basemapPath,
  });
  return {
    dir,
    address: server.address,
    warehouse,
    outreach,
    imports,
    client: clientOf(server.address),
    stop: server.close,
    async close() {
      await server.close();
      await outreach.close();
      await warehouse.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const identityKey = Buffer.alloc(32, 7);

/** Imports the campaign and makes the operational store: once, for both take seconds. */
async function fillStores(dir: string): Promise<void> {
  const warehouse = await openWarehouse(join(dir, 'warehouse'), { identityKey });
  const files: [ImportKind, string[]][] = [
    ['areas', areas],
    ['eligible', eligible],
    ['activations', activations],
  ];
  const imported = await warehouse.importFiles(
    await Promise.all(
      files.map(async ([kind, lines]) => {
        const path = join(dir, `${kind}.csv`);
        await writeFile(path, `${lines.join('\n')}\n`);
        return { kind, path };
      }),
    ),
    { campaign },
  );
  if (!imported.ok) throw new Error(imported.problem.message.en);
  await warehouse.close();
  const outreach = await openOutreachStore({ dir: join(dir, 'operational') });
  await outreach.seedTeams([team('t1', 'Tổ 1'), team('t2', 'Tổ 2')]);
  await outreach.close();
}

function team(id: string, name: string) {
  return {
    id: id as TeamId,
    name,
    baseCode: '725',
    people: 6,
    workstations: 2,
    capacityPerHour: 20,
    loudspeakerCar: false,
    skills: [],
    languages: [],
    kits: [],
    hours: null,
  };
}

/** The web app's way to a server. */
export function clientOf(address: string) {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${address}/trpc` })] });
}

/** The problem that a call is refused with. Throws when it is not refused. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    const data = error instanceof TRPCClientError ? error.data : null;
    if (data?.problem) return data.problem as Problem;
    throw error;
  }
  throw new Error('the call was not refused');
}
