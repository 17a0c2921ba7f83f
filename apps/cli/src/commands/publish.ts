import { openWarehouse } from '@tungngo/warehouse';
import { type CommandContext, exitCodes, refuse } from '../command.js';

/** `tungngo publish`: every derived table anew, verified, as a new generation. */
export async function publish({ instance, output }: CommandContext): Promise<number> {
  const warehouse = await openWarehouse(instance.warehouseDir, instance);
  try {
    const result = await warehouse.publish();
    if (!result.ok) return refuse(output, result.problem);
    const { number, events, persons } = result.value;
    const counts = [number, events, persons].map((value) => value.toLocaleString(output.language));
    output.result(
      result.value,
      output.language === 'vi'
        ? `Đã công bố phiên bản ${counts[0]}: ${counts[1]} lượt, ${counts[2]} người.`
        : `Published generation ${counts[0]}: ${counts[1]} events, ${counts[2]} persons.`,
    );
    return exitCodes.done;
  } finally {
    await warehouse.close();
  }
}
