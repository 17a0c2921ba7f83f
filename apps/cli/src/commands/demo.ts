import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoCampaign, generateDemo } from '@tungngo/demo-data';
import type { Result } from '@tungngo/domain';
import { openWarehouse, type Publication, type Warehouse } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import type { Instance } from '../instance.js';
import type { Output } from '../output.js';
import { showProgress } from '../progress.js';
import { describeReports } from './import.js';

/** `tungngo demo`: makes the simulated records and imports them like any office's files. */
export async function loadDemo({ instance, output }: CommandContext): Promise<number> {
  const warehouse = await openWarehouse(instance.warehouseDir, instance);
  try {
    const result = await importDemo(warehouse, instance, output);
    if (!result.ok) return refuse(output, result.problem);
    output.result(result.value, describeReports(output, result.value.reports));
    return exitCodes.done;
  } finally {
    await warehouse.close();
  }
}

/** Generates the demo's files, imports them in one publication, and removes them. */
export async function importDemo(
  warehouse: Warehouse,
  instance: Instance,
  output: Output,
): Promise<Result<Publication>> {
  const dir = await mkdtemp(join(instance.scratchDir, 'demo-'));
  try {
    output.note(
      'Tạo dữ liệu mô phỏng của chiến dịch Bình Dương 2023',
      'Making the simulated records of the Bình Dương campaign of 2023',
    );
    const files = await generateDemo(dir);
    return await warehouse.importFiles(files, {
      campaign: demoCampaign(),
      onProgress: showProgress(output),
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
