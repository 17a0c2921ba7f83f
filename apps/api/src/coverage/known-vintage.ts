import { ProblemError } from '@tungngo/domain';
import type { Reader } from '@tungngo/warehouse';
import { z } from 'zod';

/** Name of a boundary vintage, like `2025-07`. */
export const vintageSchema = z.string().min(1).max(40);

/**
 * The name of a vintage that figures can be shown in; undefined stands for that of the records.
 * Throws a `ProblemError` `not-found` when there is none such or its crosswalk lacks wards.
 */
export async function knownVintage(
  reader: Reader,
  name: string | undefined,
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const vintage = (await reader.vintages()).find((candidate) => candidate.name === name);
  if (vintage && vintage.missingWards.length === 0) return name;
  const missing = vintage?.missingWards.length ?? 0;
  throw new ProblemError({
    code: 'not-found',
    message: vintage
      ? {
          vi: `Bảng chuyển đổi sang ranh giới ${name} còn thiếu ${missing} xã.`,
          en: `The crosswalk to the boundaries ${name} lacks ${missing} wards.`,
        }
      : {
          vi: `Không có phiên bản ranh giới ${name}.`,
          en: `There is no boundary vintage ${name}.`,
        },
    remedy: vintage
      ? {
          vi: `Nhập bảng chuyển đổi có đủ các xã, ví dụ ${vintage.missingWards[0]}.`,
          en: `Import a crosswalk that names every ward, for example ${vintage.missingWards[0]}.`,
        }
      : {
          vi: 'Chọn phiên bản khác, hoặc nhập danh mục đơn vị mới và bảng chuyển đổi.',
          en: 'Choose another vintage, or import its units and the crosswalk.',
        },
    place: { field: 'vintage', value: name },
  });
}
