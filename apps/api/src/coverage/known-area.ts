import { type Area, type Problem, ProblemError } from '@tungngo/domain';
import type { Reader } from '@tungngo/warehouse';

/** The area of a code, in a vintage or among those of the records. Throws a `ProblemError` `area-unknown` when the generation has none. */
export async function knownArea(
  reader: Reader,
  code: string,
  field: string,
  vintage?: string,
): Promise<Area> {
  const { areas } = await reader.overview(vintage);
  const area = areas.find((candidate) => candidate.code === code);
  if (area) return area;
  throw new ProblemError(unknownArea(code, field));
}

/** Throws a `ProblemError` `area-unknown` for the first of the codes that the records' areas lack. */
export async function knownAreas(
  reader: Reader,
  codes: readonly string[],
  field: string,
): Promise<void> {
  const known = new Set<string>((await reader.overview()).areas.map(({ code }) => code));
  const missing = codes.find((code) => !known.has(code));
  if (missing !== undefined) throw new ProblemError(unknownArea(missing, field));
}

function unknownArea(code: string, field: string): Problem {
  return {
    code: 'area-unknown',
    message: {
      vi: `Không có đơn vị hành chính nào mang mã ${code}.`,
      en: `No administrative area has the code ${code}.`,
    },
    remedy: {
      vi: 'Chọn lại đơn vị, hoặc nhập danh mục có mã này.',
      en: 'Choose another area, or import a list that holds this code.',
    },
    place: { field, value: code },
  };
}
