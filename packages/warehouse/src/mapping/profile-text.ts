import {
  type ImportProfile,
  importKinds,
  importProfileSchema,
  type Localized,
  ok,
  type Problem,
  type Result,
  refused,
  textEncodings,
} from '@tungngo/domain';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  stringify,
} from 'yaml';
import { checkProfile } from './profile-check.js';

const schema = importProfileSchema.strict();

/**
 * Reads a profile from YAML or JSON (which is YAML). Every value is read as the text that is
 * written, so that a ward's code needs no quotes and keeps its zeros; `level: Mức` is short for
 * `level: { column: Mức }`. What is wrong is refused with its field and line.
 * @param defaultName taken when the text names none: that of the file.
 */
export function parseProfile(
  text: string,
  file: string,
  defaultName?: string,
): Result<ImportProfile> {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const [error] = document.errors;
  if (error) return refused(notYaml(error.message, lines.linePos(error.pos[0]).line, file));
  const raw = plainValue(document);
  if (raw === null) return refused(notYaml('not a mapping of fields to values', 1, file));
  const parsed = schema.safeParse({ ...(defaultName ? { name: defaultName } : {}), ...raw });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const extra = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const path = [...(issue?.path ?? []), ...extra].map(String);
    return refused(fieldProblem(path, lineOf(document, path, lines), file));
  }
  const problem = checkProfile(parsed.data, file);
  if (!problem) return ok(parsed.data);
  const path = (problem.place?.field ?? '').split('.');
  return refused({ ...problem, place: { ...problem.place, row: lineOf(document, path, lines) } });
}

/** The profile as YAML, short forms where there are any. */
export function writeProfile(profile: ImportProfile): string {
  const columns = Object.entries(profile.columns ?? {}).map(([field, source]) => [
    field,
    'column' in source ? source.column : source,
  ]);
  const { columns: _, wards, ...rest } = profile;
  return stringify({
    ...rest,
    ...(columns.length > 0 ? { columns: Object.fromEntries(columns) } : {}),
    ...(wards && Object.keys(wards).length > 0 ? { wards } : {}),
  });
}

function plainValue(document: Document.Parsed): Record<string, unknown> | null {
  if (!isMap(document.contents)) return null;
  for (const { key, value } of [...document.contents.items]) {
    const empty = value === null || (isScalar(value) && isNothing(value));
    if (empty) document.contents.delete(key);
  }
  try {
    const raw: Record<string, unknown> = document.toJS({ maxAliasCount: 20 });
    return { ...raw, ...headerRowOf(raw), ...columnsOf(raw) };
  } catch {
    // Aliases that would unfold to more than memory holds.
    return null;
  }
}

function isNothing({ value, type }: { value: unknown; type?: string }): boolean {
  return value === null || (type === 'PLAIN' && ['', '~', 'null'].includes(String(value)));
}

function headerRowOf({ headerRow }: Record<string, unknown>) {
  return /^\d{1,9}$/.test(String(headerRow)) ? { headerRow: Number(headerRow) } : {};
}

function columnsOf({ columns }: Record<string, unknown>) {
  if (typeof columns !== 'object' || columns === null || Array.isArray(columns)) return {};
  const sources = Object.entries(columns).map(([field, source]) => {
    if (typeof source === 'string') return [field, { column: source }];
    const both = typeof source === 'object' && source && 'column' in source && 'constant' in source;
    return [field, both ? null : source];
  });
  return { columns: Object.fromEntries(sources) };
}

/** Line of the innermost part of the path that is written. */
function lineOf(document: Document.Parsed, path: string[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const parent =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    if (!isMap(parent)) continue;
    const pair = parent.items.find(({ key }) => String(key) === path[length - 1]);
    const key: unknown = pair?.key;
    if (isNode(key) && key.range) return lines.linePos(key.range[0]).line;
  }
  return 1;
}

function notYaml(reason: string, line: number, file: string): Problem {
  const short = reason.split('\n')[0] ?? '';
  return {
    code: 'input-invalid',
    message: {
      vi: `Hồ sơ nhập không phải YAML hay JSON đúng (dòng ${line}): ${short}`,
      en: `The profile is no valid YAML or JSON (line ${line}): ${short}`,
    },
    remedy: {
      vi: 'Sửa dòng này; xem ví dụ trong docs/guide/import-profiles.md.',
      en: 'Mend that line; docs/guide/import-profiles.md has an example.',
    },
    place: { file, row: line },
  };
}

function fieldProblem(path: string[], line: number, file: string): Problem {
  const field = path.join('.');
  const rule = rules[path[0] ?? ''] ?? {
    vi: `Chỉ dùng các mục: ${Object.keys(importProfileSchema.shape).join(', ')}.`,
    en: `Only these entries are known: ${Object.keys(importProfileSchema.shape).join(', ')}.`,
  };
  return {
    code: 'input-invalid',
    message: {
      vi: `Hồ sơ nhập sai ở mục “${field}”, dòng ${line}.`,
      en: `The profile’s entry “${field}” is wrong, line ${line}.`,
    },
    remedy: rule,
    place: { file, row: line, field },
  };
}

const rules: Record<string, Localized> = {
  name: {
    vi: 'Tên gồm chữ thường không dấu, chữ số và gạch ngang, tối đa 64 ký tự: tan-uyen-hang-ngay.',
    en: 'A name has small letters a–z, digits and dashes, up to 64: tan-uyen-hang-ngay.',
  },
  kind: {
    vi: `Loại dữ liệu là một trong: ${importKinds.join(', ')}.`,
    en: `The kind is one of: ${importKinds.join(', ')}.`,
  },
  table: { vi: 'Tên trang tính, tối đa 200 ký tự.', en: 'The name of a sheet, up to 200 letters.' },
  headerRow: {
    vi: 'Số dòng của tiêu đề, từ 1 đến 1000.',
    en: 'The number of the header’s line, from 1 to 1000.',
  },
  encoding: {
    vi: `Bảng mã là một trong: ${textEncodings.join(', ')}.`,
    en: `The encoding is one of: ${textEncodings.join(', ')}.`,
  },
  delimiter: {
    vi: 'Dấu phân cách là một ký tự; dấu tab viết "\\t" trong ngoặc kép.',
    en: 'The delimiter is one character; a tab is written "\\t", in double quotes.',
  },
  columns: {
    vi: 'Mỗi trường nhận tiêu đề của một cột, hoặc { constant: giá trị }.',
    en: 'Each field takes the header of a column, or { constant: value }.',
  },
  wards: {
    vi: 'Mỗi tên xã/phường (“huyện|xã” hoặc “xã”) nhận một mã có 2 đến 5 chữ số.',
    en: 'Each ward name (“district|ward” or “ward”) takes a code of 2 to 5 digits.',
  },
  crs: {
    vi: 'Hệ toạ độ viết như EPSG:9210, tối đa 40 ký tự.',
    en: 'A coordinate system is written like EPSG:9210, up to 40 letters.',
  },
  vintage: {
    vi: 'Tên phiên bản ranh giới, ví dụ 2025-07, tối đa 40 ký tự.',
    en: 'The name of a boundary vintage, like 2025-07, up to 40 letters.',
  },
};
