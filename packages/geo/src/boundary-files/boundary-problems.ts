import { type Localized, type Problem, type ProblemPlace, refused } from '@tungngo/domain';

/** Where in a boundary file: features count from 1. */
export type BoundaryPlace = ProblemPlace & { file: string };

const asWgs84: Localized = {
  vi: 'Chọn đúng hệ toạ độ của tệp khi nhập, hoặc xuất lại dạng GeoJSON, WGS 84 (EPSG:4326), kinh độ trước, vĩ độ sau.',
  en: 'Choose the file’s true coordinate system when importing it, or export it again as GeoJSON in WGS 84 (EPSG:4326), longitude before latitude.',
};
const asPolygons: Localized = {
  vi: 'Chỉ xuất lớp vùng (Polygon hoặc MultiPolygon), không xuất lớp đường hay điểm.',
  en: 'Export the layer of areas (Polygon or MultiPolygon), not one of lines or points.',
};
const repairShape: Localized = {
  vi: 'Sửa hình của đơn vị này trong phần mềm GIS (Fix geometries) rồi xuất lại.',
  en: 'Repair this unit’s shape in the GIS software (Fix geometries) and export it again.',
};

/** Every way in which a boundary file can be refused, with its sentence and remedy. */
export const boundaryProblems = {
  empty: () => invalid('Tệp ranh giới rỗng.', 'The boundary file is empty.', asWgs84),

  notJson: (line: number | null) =>
    invalid(
      `Tệp không phải JSON hợp lệ${line ? `: hỏng ở dòng ${line} của tệp` : ''}.`,
      `The file is not valid JSON${line ? `: it breaks at line ${line} of the file` : ''}.`,
      {
        vi: 'Kiểm tra tệp có bị cắt khi chép hoặc tải không, rồi xuất lại dạng GeoJSON.',
        en: 'See whether copying or downloading cut it short, then export it again as GeoJSON.',
      },
    ),

  notFeatures: (type: string) =>
    invalid(
      `Tệp phải là FeatureCollection của GeoJSON, không phải ${type}.`,
      `The file must be a GeoJSON FeatureCollection, not ${type}.`,
      asWgs84,
    ),

  projected: (x: number, y: number) =>
    invalid(
      `Toạ độ ${x}; ${y} không phải kinh độ, vĩ độ: tệp đang ở hệ toạ độ phẳng (VN-2000, UTM).`,
      `Coordinates ${x}, ${y} are no longitude and latitude: the file is projected (VN-2000, UTM).`,
      asWgs84,
    ),

  swapped: (x: number, y: number) =>
    invalid(
      `Toạ độ ${x}; ${y} có vĩ độ đứng trước kinh độ.`,
      `Coordinates ${x}, ${y} have latitude before longitude.`,
      asWgs84,
    ),

  abroad: (x: number, y: number) =>
    invalid(
      `Toạ độ ${x}; ${y} nằm ngoài Việt Nam.`,
      `Coordinates ${x}, ${y} lie outside Vietnam.`,
      asWgs84,
    ),

  noFeature: () =>
    invalid(
      'Đối tượng này không phải một Feature của GeoJSON.',
      'This entry is not a GeoJSON Feature.',
      asWgs84,
    ),

  noGeometry: (code: string) =>
    invalid(
      `Đơn vị ${code} không có hình (geometry rỗng).`,
      `Unit ${code} has no shape (its geometry is null).`,
      {
        vi: 'Vẽ hình cho đơn vị này, hoặc bỏ đối tượng này khỏi tệp, rồi xuất lại.',
        en: 'Draw this unit’s shape, or leave the feature out of the file, and export it again.',
      },
    ),

  wrongGeometry: (code: string, type: string) =>
    invalid(
      `Hình của đơn vị ${code} là ${type}, không phải vùng.`,
      `The shape of unit ${code} is ${type}, not an area.`,
      asPolygons,
    ),

  invalidRing: (code: string, why: Localized) =>
    invalid(
      `Hình của đơn vị ${code} hỏng: ${why.vi}.`,
      `The shape of unit ${code} is broken: ${why.en}.`,
      repairShape,
    ),

  duplicateCode: (code: string, first: number) =>
    invalid(
      `Mã ${code} lặp lại: đối tượng số ${first} đã dùng mã này.`,
      `Code ${code} is repeated: feature ${first} already has it.`,
      {
        vi: 'Gộp các phần của một đơn vị thành một MultiPolygon (Dissolve theo mã), hoặc sửa mã sai.',
        en: 'Merge the parts of a unit into one MultiPolygon (dissolve by code), or correct the wrong code.',
      },
    ),

  ambiguousCode: (value: string, meanings: readonly string[]) =>
    invalid(
      `Mã ${value} mất số 0 ở đầu: có thể là ${meanings.join(' hoặc ')}.`,
      `Code ${value} has lost its leading zeros: it can be ${meanings.join(' or ')}.`,
      {
        vi: 'Lưu cột mã dạng chữ, giữ đủ số 0 ở đầu, rồi xuất lại.',
        en: 'Keep the code column as text with all leading zeros, and export it again.',
      },
    ),

  nothingMatched: (seen: readonly string[], codes: readonly string[]) =>
    unmatched(
      codes.length > 0
        ? {
            vi: `Không mã nào trong tệp (${codes.join(', ')}…) có trong danh mục đơn vị hành chính.`,
            en: `None of the file’s codes (${codes.join(', ')}…) is in the list of areas.`,
          }
        : {
            vi: `Không tìm thấy cột mã đơn vị hành chính; tệp có: ${seen.join(', ') || 'không cột nào'}.`,
            en: `No column holds the areas’ codes; the file has: ${seen.join(', ') || 'no column'}.`,
          },
      codes.length > 0
        ? {
            vi: 'Dùng ranh giới cùng thời kỳ với danh mục đã nhập, hoặc nhập danh mục mới trước.',
            en: 'Use boundaries of the same period as the imported list, or import the new list first.',
          }
        : {
            vi: 'Đặt mã của Tổng cục Thống kê vào cột “code” (hoặc “ma_xa”, “ma_huyen”), hoặc tên đơn vị vào cột “ten”.',
            en: 'Put the code of the General Statistics Office in a column “code” (or “ma_xa”, “ma_huyen”), or the unit’s name in a column “ten”.',
          },
    ),
};

type Unplaced = Omit<Problem, 'place'>;

function invalid(vi: string, en: string, remedy: Localized): Unplaced {
  return { code: 'boundaries-invalid', message: { vi, en }, remedy };
}

function unmatched(message: Localized, remedy: Localized): Unplaced {
  return { code: 'boundaries-unmatched', message, remedy };
}

/** The refusal of a file because of a problem at a place in it. */
export const refusedAt = (problem: Unplaced, place: BoundaryPlace) =>
  refused({ ...problem, place });
