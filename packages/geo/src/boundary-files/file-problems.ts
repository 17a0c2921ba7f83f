import {
  type Localized,
  ok,
  type Problem,
  type ProblemCode,
  type Result,
  refused,
} from '@tungngo/domain';
import type { CoordinateSystem } from '../coordinate-systems/coordinate-systems.js';

/** Thrown within the readers of a format; `readFeatures` makes a refusal of it. */
export class FileProblem extends Error {
  override name = 'FileProblem';
  constructor(
    readonly problem: Omit<Problem, 'place'>,
    readonly place: { row?: number; field?: string; value?: string } = {},
  ) {
    super(problem.message.en);
  }
}

/** What `read` gives; a refusal when it throws, whatever a broken file made a library throw. */
export async function refusingBroken<T>(
  file: string,
  format: string,
  read: () => T | Promise<T>,
): Promise<Result<T>> {
  try {
    return ok(await read());
  } catch (error) {
    if (error instanceof FileProblem) {
      return refused({ ...error.problem, place: { file, ...error.place } });
    }
    return refused({ ...fileProblems.broken(format), place: { file } });
  }
}

const exportAgain: Localized = {
  vi: 'Xuất lại từ phần mềm GIS dạng GeoJSON, GeoPackage hoặc Shapefile nén zip rồi nhập lại.',
  en: 'Export it again from the GIS software as GeoJSON, GeoPackage or a zipped Shapefile.',
};
const chooseSystem: Localized = {
  vi: 'Chọn hệ toạ độ của tệp khi nhập (VN-2000: theo kinh tuyến trục của tỉnh), hoặc xuất lại theo WGS 84 (EPSG:4326).',
  en: 'Choose the file’s coordinate system when importing it (VN-2000: by the province’s central meridian), or export it again in WGS 84 (EPSG:4326).',
};

/** Every way in which a file of features can be refused before its shapes are looked at. */
export const fileProblems = {
  unknownFormat: (what: Localized) =>
    unreadable(`Không đọc được tệp: ${what.vi}.`, `The file cannot be read: ${what.en}.`, {
      vi: 'Dùng GeoJSON, GeoPackage (.gpkg), Shapefile nén zip, TopoJSON, KML hoặc KMZ.',
      en: 'Use GeoJSON, GeoPackage (.gpkg), a zipped Shapefile, TopoJSON, KML or KMZ.',
    }),

  broken: (format: string) =>
    unreadable(`Tệp ${format} bị hỏng.`, `The ${format} file is damaged.`, {
      vi: 'Kiểm tra tệp có bị cắt khi chép hoặc tải không, rồi xuất lại.',
      en: 'See whether copying or downloading cut it short, then export it again.',
    }),

  brokenPart: (what: Localized) =>
    unreadable(`Tệp bị hỏng: ${what.vi}.`, `The file is damaged: ${what.en}.`, exportAgain),

  locked: () =>
    unreadable('Tệp zip có mật khẩu.', 'The zip is locked by a password.', {
      vi: 'Giải nén rồi nén lại không đặt mật khẩu.',
      en: 'Unpack it and zip it again without a password.',
    }),

  bareShapefile: () =>
    unreadable(
      'Tệp .shp chỉ chứa hình, thiếu bảng thuộc tính và hệ toạ độ.',
      'A .shp file holds the shapes alone, without attributes and coordinate system.',
      {
        vi: 'Nén .shp cùng .dbf, .prj (và .cpg nếu có) vào một tệp zip rồi nhập tệp zip đó.',
        en: 'Zip the .shp with its .dbf, .prj (and .cpg if there is one) and import the zip.',
      },
    ),

  tooLarge: (what: Localized) =>
    problem(
      'file-too-large',
      { vi: `Tệp quá lớn: ${what.vi}.`, en: `The file is too large: ${what.en}.` },
      {
        vi: 'Chỉ xuất phần của tỉnh, và giản lược hình (Simplify) trước khi xuất.',
        en: 'Export the province’s part only, and simplify the shapes before.',
      },
    ),

  noLayer: () =>
    unreadable(
      'Tệp không có lớp dữ liệu nào.',
      'The file holds no layer of features.',
      exportAgain,
    ),

  otherLayer: (layer: string, layers: readonly string[]) =>
    problem(
      'input-invalid',
      { vi: `Tệp không có lớp “${layer}”.`, en: `The file has no layer “${layer}”.` },
      {
        vi: `Chọn một trong các lớp: ${layers.slice(0, 12).join(', ')}.`,
        en: `Choose one of its layers: ${layers.slice(0, 12).join(', ')}.`,
      },
    ),

  otherSystem: (crs: string) =>
    problem(
      'input-invalid',
      { vi: `Không biết hệ toạ độ “${crs}”.`, en: `Coordinate system “${crs}” is not known.` },
      {
        vi: 'Chọn một hệ toạ độ trong danh sách, ví dụ EPSG:9210 (VN-2000, kinh tuyến trục 105°45′).',
        en: 'Choose one of the list, for example EPSG:9210 (VN-2000, central meridian 105°45′).',
      },
    ),

  unreadableSystem: (name: string) =>
    problem(
      'coordinates-unknown',
      {
        vi: `Tệp ghi hệ toạ độ “${name}”, không biết cách chuyển sang WGS 84.`,
        en: `The file states the coordinate system “${name}”, which cannot be taken to WGS 84.`,
      },
      chooseSystem,
    ),

  ambiguousSystem: (x: number, y: number, systems: readonly CoordinateSystem[]) =>
    problem(
      'coordinates-unknown',
      {
        vi: `Tệp không ghi hệ toạ độ; toạ độ ${x}; ${y} có thể thuộc ${systems.length} hệ: ${codesOf(systems)}.`,
        en: `The file states no coordinate system; coordinates ${x}, ${y} can be in ${systems.length}: ${codesOf(systems)}.`,
      },
      chooseSystem,
    ),

  noSystem: (x: number, y: number) =>
    problem(
      'coordinates-unknown',
      {
        vi: `Tệp không ghi hệ toạ độ, và toạ độ ${x}; ${y} không nằm ở Việt Nam trong hệ nào đã biết.`,
        en: `The file states no coordinate system, and coordinates ${x}, ${y} lie in Vietnam in no system that is known.`,
      },
      chooseSystem,
    ),

  degreesInMetres: (x: number, y: number, code: string) =>
    problem(
      'coordinates-unknown',
      {
        vi: `Toạ độ ${x}; ${y} là độ, nhưng hệ toạ độ ${code} tính bằng mét.`,
        en: `Coordinates ${x}, ${y} are degrees, but coordinate system ${code} counts metres.`,
      },
      chooseSystem,
    ),

  offGlobe: (x: number, y: number, code: string) =>
    problem(
      'coordinates-unknown',
      {
        vi: `Toạ độ ${x}; ${y} không có trong hệ toạ độ ${code}.`,
        en: `Coordinates ${x}, ${y} do not exist in coordinate system ${code}.`,
      },
      chooseSystem,
    ),

  brokenGeometry: (why: Localized) =>
    problem(
      'boundaries-invalid',
      {
        vi: `Hình của đối tượng hỏng: ${why.vi}.`,
        en: `The feature’s shape is broken: ${why.en}.`,
      },
      {
        vi: 'Sửa hình của đối tượng này trong phần mềm GIS (Fix geometries) rồi xuất lại.',
        en: 'Repair this feature’s shape in the GIS software (Fix geometries) and export it again.',
      },
    ),
};

const codesOf = (systems: readonly CoordinateSystem[]) =>
  systems
    .slice(0, 8)
    .map(({ code }) => code)
    .join(', ') + (systems.length > 8 ? '…' : '');

function problem(code: ProblemCode, message: Localized, remedy: Localized): Omit<Problem, 'place'> {
  return { code, message, remedy };
}

function unreadable(vi: string, en: string, remedy: Localized): Omit<Problem, 'place'> {
  return problem('file-unreadable', { vi, en }, remedy);
}
