import {
  importKindLabels,
  importKinds,
  type KindDescription,
  type KindField,
  type Localized,
} from '@tungngo/domain';
import type { ColumnSpec, ColumnType, DelimitedKind } from '../ingest/column-spec.js';
import { delimitedKindOf } from '../ingest/kinds/delimited-kinds.js';
import { DISTRICT_NAME, WARD_NAME } from './area-field-names.js';
import { areaColumn, POINT_X, POINT_Y, standIns } from './field-names.js';

/**
 * What each kind holds, field by field, for the screen that maps columns to fields. Boundaries
 * have shapes and no fields.
 */
export function describeKinds(): KindDescription[] {
  return importKinds.map((kind) => {
    const found = delimitedKindOf(kind);
    return { kind, label: importKindLabels[kind], fields: found ? describeFields(found) : [] };
  });
}

function describeFields(kind: DelimitedKind): KindField[] {
  const pseudo = standIns(kind).flatMap(({ fields }) => fields);
  return [
    ...kind.columns.map(describeColumn),
    ...pseudo.flatMap(({ field }) => describeStandIn(field, kind)),
  ];
}

function describeColumn(column: ColumnSpec): KindField {
  return {
    field: column.field,
    label: { vi: column.header, en: englishLabel(column.field) },
    required: !column.optional && column.default === undefined,
    values: describeValues(column.type),
    choices:
      column.type.type === 'choice' || column.type.type === 'choices'
        ? column.type.choices.map(({ value, labels }) => labels[0] ?? value)
        : [],
  };
}

function describeStandIn(field: string, kind: DelimitedKind): KindField[] {
  const area = areaColumn(kind);
  const isAnyArea = area?.type.levels.some((level) => level !== 'ward') === true;
  const text =
    field === WARD_NAME && area?.optional
      ? rightWardText
      : field === WARD_NAME && isAnyArea
        ? areaNameText
        : standInTexts[field];
  return text ? [{ field, required: false, choices: [], ...text }] : [];
}

interface StandInText {
  label: Localized;
  values: Localized;
}

const rightWardText: StandInText = {
  label: { vi: 'Tên xã/phường đúng', en: 'Right ward name' },
  values: {
    vi: 'thay cho mã xã đúng, ví dụ “P. Lái Thiêu, TP. Thuận An”',
    en: 'in place of the right ward’s code, like “P. Lái Thiêu, TP. Thuận An”',
  },
};

const areaNameText: StandInText = {
  label: { vi: 'Tên đơn vị', en: 'Area name' },
  values: {
    vi: 'thay cho mã, ví dụ “P. Lái Thiêu, TP. Thuận An” hoặc “TP. Thuận An”',
    en: 'in place of the code, like “P. Lái Thiêu, TP. Thuận An” or “TP. Thuận An”',
  },
};

const standInTexts: Record<string, StandInText> = {
  [WARD_NAME]: {
    label: { vi: 'Tên xã/phường', en: 'Ward name' },
    values: {
      vi: 'thay cho mã xã, ví dụ “P. Lái Thiêu” hoặc “P. Lái Thiêu, TP. Thuận An”',
      en: 'in place of the ward code, like “P. Lái Thiêu” or “P. Lái Thiêu, TP. Thuận An”',
    },
  },
  [DISTRICT_NAME]: {
    label: { vi: 'Tên huyện/thị xã/thành phố', en: 'District name' },
    values: {
      vi: 'đi cùng tên xã/phường, ví dụ “TP. Thuận An”',
      en: 'goes with the ward name, like “TP. Thuận An”',
    },
  },
  [POINT_X]: {
    label: { vi: 'Kinh độ', en: 'Longitude' },
    values: {
      vi: 'thay cho ô cư trú, cùng với vĩ độ; điểm chỉ được giữ thành ô khoảng 150 m',
      en: 'in place of the residence cell, with the latitude; kept as a cell of about 150 m only',
    },
  },
  [POINT_Y]: {
    label: { vi: 'Vĩ độ', en: 'Latitude' },
    values: {
      vi: 'thay cho ô cư trú, cùng với kinh độ; điểm chỉ được giữ thành ô khoảng 150 m',
      en: 'in place of the residence cell, with the longitude; kept as a cell of about 150 m only',
    },
  },
};

const englishLabels: Record<string, string> = {
  person: 'Identifier',
  happened_at: 'Moment',
  level: 'Level',
  code: 'Area code',
  cell: 'Residence cell',
  lon: 'Longitude',
  lat: 'Latitude',
  people: 'People',
  counted_day: 'Counted on',
  from_day: 'From day',
  to_day: 'To day',
  level1: 'Level 1',
  level2: 'Level 2',
};

function englishLabel(field: string): string {
  const words = field.replace(/_/g, ' ');
  return englishLabels[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function describeValues(type: ColumnType): Localized {
  switch (type.type) {
    case 'identifier':
      return {
        vi: 'số định danh của một người; chỉ mã băm có khoá được giữ lại',
        en: 'a person’s identifier; only a keyed hash is kept',
      };
    case 'text':
      return {
        vi: `chữ, tối đa ${type.maxLength} ký tự`,
        en: `text, up to ${type.maxLength} characters`,
      };
    case 'whole':
      return {
        vi: `số nguyên từ ${type.min} đến ${type.max}`,
        en: `a whole number from ${type.min} to ${type.max}`,
      };
    case 'decimal':
      return {
        vi: `số từ ${type.min} đến ${type.max}`,
        en: `a number from ${type.min} to ${type.max}`,
      };
    case 'day':
      return { vi: 'ngày, ví dụ 25/07/2023', en: 'a day, like 25/07/2023' };
    case 'moment':
      return {
        vi: 'ngày, có thể kèm giờ, ví dụ 25/07/2023 08:14',
        en: 'a day, perhaps with a time, like 25/07/2023 08:14',
      };
    case 'choice':
      return { vi: 'một trong các giá trị đã định', en: 'one of a closed list' };
    case 'choices':
      return {
        vi: 'những giá trị đã định, cách nhau bằng dấu phẩy',
        en: 'some of a closed list, apart by commas',
      };
    case 'area':
      return type.levels.length === 1 && type.levels[0] === 'ward'
        ? {
            vi: 'mã xã 5 chữ số trong danh mục',
            en: 'a ward code of 5 digits in the list of areas',
          }
        : { vi: 'mã đơn vị hành chính trong danh mục', en: 'the code of an area in the list' };
    case 'new-area':
      return {
        vi: 'mã đơn vị hành chính, 2 đến 5 chữ số',
        en: 'the code of an area, 2 to 5 digits',
      };
    case 'cell':
      return { vi: 'chỉ số H3 cấp 10', en: 'an H3 index of resolution 10' };
  }
}
