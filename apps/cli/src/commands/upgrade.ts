import type { Problem } from '@tungngo/domain';
import { openWarehouse, type Warehouse } from '@tungngo/warehouse';
import { type CommandContext, refuse } from '../command.js';
import type { Output } from '../output.js';

/** Publishes data of an older release in the present schema; the problem when that fails. */
export async function upgradeData(warehouse: Warehouse, output: Output): Promise<Problem | null> {
  const upgraded = await warehouse.upgradeIfNeeded();
  if (!upgraded.ok) return upgraded.problem;
  if (upgraded.value !== null) {
    const { number } = upgraded.value;
    output.note(
      `Đã chuyển dữ liệu sang cấu trúc mới (phiên bản ${number})`,
      `The data are now in the present schema (generation ${number})`,
    );
  }
  return null;
}

/** Runs a command on the warehouse, in the present schema, and closes it; returns its exit code. */
export async function withPresentData(
  { instance, output }: CommandContext,
  use: (warehouse: Warehouse) => Promise<number>,
): Promise<number> {
  const warehouse = await openWarehouse(instance.warehouseDir, instance);
  try {
    const outdated = await upgradeData(warehouse, output);
    if (outdated) return refuse(output, outdated);
    return await use(warehouse);
  } finally {
    await warehouse.close();
  }
}
