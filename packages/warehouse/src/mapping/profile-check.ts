import type { ImportProfile, Problem } from '@tungngo/domain';
import { delimitedKindOf } from '../ingest/kinds/delimited-kinds.js';
import { mappableFields } from './field-names.js';
import { isPersonalHeader } from './personal-headers.js';

/**
 * What of a profile its kind does not allow: fields that the kind has not, and columns of names,
 * telephones, addresses or births. Null when all is well. Boundaries have no fields to check.
 */
export function checkProfile(
  profile: Pick<ImportProfile, 'kind' | 'columns'>,
  file?: string,
): Problem | null {
  const kind = delimitedKindOf(profile.kind);
  const sources = Object.entries(profile.columns ?? {});
  const known = kind ? mappableFields(kind) : [];
  const unknown = kind ? sources.map(([field]) => field).filter((f) => !known.includes(f)) : [];
  const place = file === undefined ? {} : { file };
  const [first] = unknown;
  if (first !== undefined) return unknownFields(profile.kind, unknown, known, place);
  for (const [field, source] of sources) {
    if ('column' in source && isPersonalHeader(source.column)) {
      return personalColumn(field, source.column, place);
    }
  }
  return null;
}

function unknownFields(
  kind: string,
  unknown: string[],
  known: string[],
  place: { file?: string },
): Problem {
  const [wrong, right] = [unknown.join(', '), known.join(', ')];
  return {
    code: 'input-invalid',
    message: {
      vi: `Loại dữ liệu “${kind}” không có trường: ${wrong}.`,
      en: `The kind “${kind}” has no field: ${wrong}.`,
    },
    remedy: {
      vi: `Dùng các trường: ${right}.`,
      en: `Use the fields: ${right}.`,
    },
    place: { ...place, field: `columns.${unknown[0]}` },
  };
}

function personalColumn(field: string, column: string, place: { file?: string }): Problem {
  return {
    code: 'input-invalid',
    message: {
      vi: `Không nhập cột “${column}”: họ tên, điện thoại, địa chỉ, ngày sinh không được đưa vào kho.`,
      en: `Column “${column}” is not imported: names, telephones, addresses and births stay outside.`,
    },
    remedy: {
      vi: 'Bỏ cột này khỏi hồ sơ nhập; nếu cột chứa nội dung khác thì đổi tiêu đề của nó.',
      en: 'Leave it out of the profile; if it holds something else, rename its header.',
    },
    place: { ...place, field: `columns.${field}`, column },
  };
}
