import type { Problem } from '@tungngo/domain';
import type { Warehouse } from '@tungngo/warehouse';
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
