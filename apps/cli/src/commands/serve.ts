import { once } from 'node:events';
import { type ImportSetup, startServer } from '@tungngo/api';
import { demoPilots, demoTeams } from '@tungngo/demo-data';
import { openOutreachStore } from '@tungngo/outreach';
import { openWarehouse } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { type Instance, webDir } from '../instance.js';
import { wholeNumberSetting } from '../settings.js';
import { importDemo } from './demo.js';
import { heapSetting } from './import.js';
import { upgradeData } from './upgrade.js';
import { type WatchOptions, watchedFolders } from './watch.js';

export interface ServeOptions extends WatchOptions {
  port: number;
  host: string;
  /** Loads the demo campaign when there is no data. */
  demo?: boolean;
  /** PMTiles file to draw under the map. */
  basemap?: string | undefined;
}

/** `tungngo serve`: API, tiles and web app at one address until it is told to stop. */
export async function serve(
  { instance, output }: CommandContext,
  { port, host, demo, basemap, ...watching }: ServeOptions,
): Promise<number> {
  const watch = watchedFolders(watching);
  if (!watch.ok) return refuse(output, watch.problem);
  const warehouse = await openWarehouse(instance.warehouseDir, instance);
  const closing: (() => Promise<void>)[] = [warehouse.close];
  try {
    const outdated = await upgradeData(warehouse, output);
    if (outdated) return refuse(output, outdated);
    const isEmpty = (await warehouse.generation()) === null;
    if (demo && isEmpty) {
      const loaded = await importDemo(warehouse, instance, output);
      if (!loaded.ok) return refuse(output, loaded.problem);
    }
    output.note('Mở kho điều phối', 'Opening the operational store');
    const { DATABASE_URL: databaseUrl } = process.env;
    const outreach = await openOutreachStore(
      databaseUrl ? { databaseUrl } : { dir: instance.operationalDir },
    );
    closing.unshift(outreach.close);
    if (demo) {
      await outreach.seedTeams(demoTeams());
      await outreach.seedPilots(demoPilots());
    }
    const server = await startServer({
      warehouse,
      outreach,
      imports: { ...importSetup(instance), watch: watch.value },
      webDir,
      basemapPath: basemap,
      host,
      port,
    });
    closing.unshift(server.close);
    output.result({ address: server.address }, `\n  Từng Ngõ: ${server.address}\n`);
    for (const { dir, profile } of watch.value) {
      output.note(
        `Nhập tệp trong ${dir} theo hồ sơ ${profile}`,
        `Importing files in ${dir} by the profile ${profile}`,
      );
    }
    output.note('Nhấn Ctrl+C để dừng', 'Press Ctrl+C to stop');
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return exitCodes.done;
  } finally {
    for (const close of closing) await close();
  }
}

function importSetup(instance: Instance): ImportSetup {
  const gib = wholeNumberSetting('TUNGNGO_MAX_UPLOAD_GIB', { min: 1, max: 100_000 });
  return {
    dataDir: instance.dir,
    warehouseDir: instance.warehouseDir,
    warehouse: instance,
    heapMb: heapSetting(),
    ...(gib !== undefined && { maxUploadBytes: gib * 2 ** 30 }),
  };
}
