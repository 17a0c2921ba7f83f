import { foldText, type Localized } from '@tungngo/domain';
import { sqlName, sqlText } from '../duckdb/session.js';
import { personOf } from '../identity/keyed-hash.js';
import type { Choice, ColumnSpec } from './column-spec.js';

/** A rule of a column: `broken` is SQL that is true, never null, for a value that breaks it. */
export interface ColumnRule {
  rule: string;
  broken: string;
  reason: Localized;
}

/** SQL of a column: its `value` over the raw text, and its rules over both. */
export interface CompiledColumn {
  value: string;
  rules: ColumnRule[];
}

/** No eID account is older; an earlier date is a mistake of the keyboard. */
const FIRST_DAY = '2021-01-01';

/** Longest identifier that is taken for one. */
const MAX_IDENTIFIER = 64;

const momentFormats = [
  '%d/%m/%Y %H:%M',
  '%d/%m/%Y %H:%M:%S',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%d %H:%M',
  '%Y-%m-%dT%H:%M:%S',
  '%Y-%m-%dT%H:%M',
  '%d/%m/%Y',
  '%Y-%m-%d',
  '%d-%m-%Y',
];

/** SQL for a text without space, tab and no-break space around it. */
function trimmed(raw: string): string {
  return `trim(${raw}, ' ' || chr(9) || chr(160))`;
}

/**
 * SQL that is true, never null, when a text holds nothing but such blanks. One that begins with a
 * letter or digit of ASCII needs no search.
 */
function isBlank(raw: string): string {
  const search = `coalesce(NOT regexp_matches(${raw}, '[^ \\t\\x{a0}]'), true)`;
  return `CASE WHEN ${raw} BETWEEN '!' AND '~' THEN false ELSE ${search} END`;
}

/**
 * SQL for a value whose text hardly ever has blanks around it: `coalesce` trims only the texts of
 * which nothing came as they are. Trimming all texts of all rows would take a third of the import;
 * so would naming the trimmed text twice, since DuckDB computes a common expression for every row.
 */
function ofText(raw: string, value: (text: string) => string): string {
  return `coalesce(${value(raw)}, ${value(trimmed(raw))})`;
}

/** The column that holds the text of a field as it was read. */
export function rawName(field: string): string {
  return sqlName(`raw_${field}`);
}

/**
 * The SQL that types a column and the rules that its values must keep.
 * @param importDay the day of the import in Vietnam: nothing has happened after it.
 */
export function compileColumn(spec: ColumnSpec, importDay: string): CompiledColumn {
  const compiled = compileType(spec, importDay);
  if (spec.default !== undefined) return withDefault(spec, compiled);
  if (spec.optional) return compiled;
  const missing: ColumnRule = {
    rule: 'value-missing',
    broken: isMissing(spec),
    reason: { vi: `Thiếu ${spec.header}.`, en: `“${spec.header}” has no value.` },
  };
  return { ...compiled, rules: [missing, ...compiled.rules] };
}

/** A blank text has no value; looking for blanks in every row would cost more than typing it. */
function withDefault(spec: ColumnSpec, { value, rules }: CompiledColumn): CompiledColumn {
  const blank = isBlank(rawName(spec.field));
  return { value: `coalesce(${value}, CASE WHEN ${blank} THEN ${spec.default} END)`, rules };
}

function isMissing({ field, type }: ColumnSpec): string {
  const blank = isBlank(rawName(field));
  // A blank identifier has a hash like any other text.
  return type.type === 'identifier' ? blank : `${sqlName(field)} IS NULL AND ${blank}`;
}

/** SQL that is true, never null, for a text that can be an identifier. */
export function isIdentifier(raw: string): string {
  return `(NOT (${isBlank(raw)}) AND length(${raw}) <= ${MAX_IDENTIFIER})`;
}

function compileType(spec: ColumnSpec, importDay: string): CompiledColumn {
  const raw = rawName(spec.field);
  const value = sqlName(spec.field);
  const { type } = spec;
  switch (type.type) {
    case 'identifier':
      return { value: personOfText(raw), rules: [tooLong(raw, MAX_IDENTIFIER)] };
    case 'text':
      return {
        value: `nullif(nfc_normalize(${trimmed(raw)}), '')`,
        rules: [tooLong(raw, type.maxLength)],
      };
    case 'whole':
      return compileWhole(raw, value, type);
    case 'decimal':
      return {
        value: ofText(raw, (text) => `TRY_CAST(replace(${text}, ',', '.') AS DOUBLE)`),
        rules: [
          invalid(
            'number-invalid',
            raw,
            value,
            `${value} NOT BETWEEN ${type.min} AND ${type.max}`,
            {
              vi: `Phải là số từ ${type.min} đến ${type.max}.`,
              en: `A number from ${type.min} to ${type.max} is needed.`,
            },
          ),
        ],
      };
    case 'day':
      return compileMoment(raw, value, 'DATE', type.future ? '2100-01-01' : importDay);
    case 'moment':
      return compileMoment(raw, value, 'TIMESTAMP', importDay);
    case 'choice':
      return compileChoice(raw, value, type.sqlType, type.choices);
    case 'choices':
      return compileChoices(raw, value, type.choices);
    case 'area':
      return compileArea(spec, type.levels);
    case 'new-area':
      return {
        value: `nullif(${trimmed(raw)}, '')`,
        rules: [
          invalid('area-code-invalid', raw, value, `NOT regexp_full_match(${value}, '\\d{2,5}')`, {
            vi: 'Mã đơn vị hành chính gồm 2 đến 5 chữ số.',
            en: 'An area code has 2 to 5 digits.',
          }),
        ],
      };
    case 'cell':
      return compileCell(raw, value);
  }
}

/** Broken when no value came of a text, or when `condition` holds of the value. */
function invalid(
  rule: string,
  raw: string,
  value: string,
  condition: string,
  reason: Localized,
): ColumnRule {
  const broken = `CASE WHEN ${value} IS NULL THEN NOT ${isBlank(raw)} ELSE ${condition} END`;
  return { rule, broken, reason };
}

function tooLong(raw: string, maxLength: number): ColumnRule {
  return {
    rule: 'text-too-long',
    broken: `coalesce(length(${raw}), 0) > ${maxLength}`,
    reason: { vi: `Dài quá ${maxLength} ký tự.`, en: `Longer than ${maxLength} characters.` },
  };
}

function compileWhole(raw: string, value: string, { min, max }: { min: number; max: number }) {
  const sqlType = wholeType({ min, max });
  // A cast would round "1.5" to 2 and take "1.234" (a thousand to many offices) for 1.
  const condition = `contains(${raw}, '.') OR ${value} NOT BETWEEN ${min} AND ${max}`;
  return {
    value: ofText(raw, (text) => `TRY_CAST(${text} AS ${sqlType})`),
    rules: [
      invalid('number-invalid', raw, value, condition, {
        vi: `Phải là số nguyên từ ${min} đến ${max}, không có dấu chấm hay phẩy.`,
        en: `A whole number from ${min} to ${max} is needed, without a point or comma.`,
      }),
    ],
  };
}

function wholeType({ min, max }: { min: number; max: number }): string {
  return min >= 0 && max <= 255 ? 'UTINYINT' : 'INTEGER';
}

function compileMoment(raw: string, value: string, sqlType: string, lastDay: string) {
  const formats = momentFormats.map(sqlText).join(', ');
  const beyond = `${value} < DATE '${FIRST_DAY}' OR ${value} >= DATE '${lastDay}' + INTERVAL 1 DAY`;
  return {
    value: ofText(raw, (text) => `TRY_STRPTIME(${text}, [${formats}])::${sqlType}`),
    rules: [
      invalid('date-invalid', raw, value, 'false', {
        vi: 'Không phải ngày có thật; viết như 25/07/2023 08:14 hoặc 2023-07-25.',
        en: 'Not a date that exists; write it like 25/07/2023 08:14 or 2023-07-25.',
      }),
      {
        rule: 'date-out-of-range',
        broken: `${value} IS NOT NULL AND (${beyond})`,
        reason: {
          vi: `Ngày phải từ ${FIRST_DAY} đến ${lastDay}.`,
          en: `The day must be from ${FIRST_DAY} to ${lastDay}.`,
        },
      },
    ],
  };
}

/** Exact labels first: folding costs more than all else and few rows need it. */
function compileChoice(raw: string, value: string, sqlType: string, choices: Choice[]) {
  const arms = (text: (label: string) => string) => choiceArms(choices, sqlType, text);
  const names = choices.map((choice) => choice.labels[0]).join(', ');
  return {
    value: `CASE ${raw} ${arms((label) => label)}
      ELSE CASE ${foldedSql(trimmed(raw))} ${arms(foldText)} END END`,
    rules: [
      invalid('choice-unknown', raw, value, 'false', {
        vi: `Phải là một trong: ${names}.`,
        en: `One of these is needed: ${names}.`,
      }),
    ],
  };
}

/** The arms of a CASE from labels, each as `text` makes it, to the values that they stand for. */
function choiceArms(choices: Choice[], sqlType: string, text: (label: string) => string): string {
  const seen = new Map<string, string>();
  for (const choice of choices) {
    for (const label of choice.labels) {
      if (!seen.has(text(label))) seen.set(text(label), choice.value);
    }
  }
  return [...seen]
    .map(([label, code]) => `WHEN ${sqlText(label)} THEN ${sqlText(code)}::${sqlType}`)
    .join(' ');
}

/** A word that is none of the choices leaves a null in the list. */
function compileChoices(raw: string, value: string, choices: Choice[]) {
  const words = `list_filter(regexp_split_to_array(${foldedSql(trimmed(raw))}, '\\s*[;,]\\s*'),
    lambda word: word <> '')`;
  const chosen = `lambda word: CASE word ${choiceArms(choices, 'VARCHAR', foldText)} END`;
  const names = choices.map((choice) => choice.labels[0]).join(', ');
  const unknown = `len(list_filter(${value}, lambda word: word IS NULL)) > 0`;
  return {
    value: `list_transform(${words}, ${chosen})`,
    rules: [
      invalid('choice-unknown', raw, value, unknown, {
        vi: `Phải là những mục trong: ${names}; cách nhau bằng dấu phẩy.`,
        en: `Only these, apart by commas: ${names}.`,
      }),
    ],
  };
}

/** SQL twin of the domain's `foldText`. */
function foldedSql(text: string): string {
  const plain = `strip_accents(replace(replace(nfc_normalize(${text}), 'đ', 'd'), 'Đ', 'd'))`;
  return `regexp_replace(lower(${plain}), '\\s+', ' ', 'g')`;
}

/** A ward, or another area, by its name: `found_ward` is the answer that `ward-lookup.ts` joined. */
export function compileWardName(spec: ColumnSpec): CompiledColumn {
  const raw = rawName(spec.field);
  const missing: ColumnRule = {
    rule: 'value-missing',
    broken: isBlank(raw),
    reason: { vi: `Thiếu ${spec.header}.`, en: `“${spec.header}” has no value.` },
  };
  const isWard = spec.type.type === 'area' && spec.type.levels.every((level) => level === 'ward');
  const unknown = invalid(
    'area-unknown',
    raw,
    sqlName(spec.field),
    'false',
    isWard
      ? {
          vi: 'Tên không khớp xã, phường nào, hoặc khớp nhiều nơi; sửa tên, ghi thêm huyện, hoặc chọn xã khi nhập.',
          en: 'The name fits no ward, or several; mend it, add the district, or choose the ward at import.',
        }
      : {
          vi: 'Tên không khớp đơn vị nào, hoặc khớp nhiều nơi; ghi rõ “xã”, “huyện”, ghi thêm huyện, hoặc chọn đơn vị khi nhập.',
          en: 'The name fits no area, or several; write its kind or its district too, or choose it at import.',
        },
  );
  return { value: 'found_ward', rules: spec.optional ? [unknown] : [missing, unknown] };
}

/** The type of a column in the warehouse. */
export function sqlTypeOf({ type }: ColumnSpec): string {
  switch (type.type) {
    case 'identifier':
    case 'cell':
      return 'UBIGINT';
    case 'whole':
      return wholeType(type);
    case 'decimal':
      return 'DOUBLE';
    case 'day':
      return 'DATE';
    case 'moment':
      return 'TIMESTAMP';
    case 'choice':
      return type.sqlType;
    case 'choices':
      return 'VARCHAR[]';
    default:
      return 'VARCHAR';
  }
}

/** The temporary ENUM of the codes that a column may hold; `stageTable` makes it. */
export function knownAreas(field: string): string {
  return sqlName(`known_${field}`);
}

/**
 * A cast to an ENUM finds a code in one look. A join would move the rows without a match behind the
 * others, and each `IN` of a query joins all rows, however few have come to it.
 */
function compileArea({ field }: ColumnSpec, levels: readonly string[]): CompiledColumn {
  const raw = rawName(field);
  const code = trimmed(raw);
  const known = (text: string) => `TRY_CAST(${text} AS ${knownAreas(field)})`;
  const looks = [known(raw), known(code)];
  // A spreadsheet drops the zeros before a number: 00001 arrives as 1.
  const asWard = levels.length === 1 && levels[0] === 'ward';
  if (asWard)
    looks.push(`CASE WHEN length(${code}) < 5 THEN ${known(`lpad(${code}, 5, '0')`)} END`);
  return {
    value: `nullif(coalesce(${looks.join(', ')})::VARCHAR, '')`,
    rules: [
      invalid('area-unknown', raw, sqlName(field), 'false', {
        vi: 'Mã không có trong danh mục đơn vị hành chính; sửa mã hoặc nhập danh mục có mã này trước.',
        en: 'No area has this code; mend the code, or first import a list of areas that holds it.',
      }),
    ],
  };
}

/** An H3 index of resolution 10: 15 hex digits, mode and resolution `8a`, five unused digits set. */
function compileCell(raw: string, value: string): CompiledColumn {
  const condition = `NOT ${isCell(value)}`;
  return {
    value: ofText(raw, (text) => `TRY_CAST('0x' || ${text} AS UBIGINT)`),
    rules: [
      invalid('cell-invalid', raw, value, condition, {
        vi: 'Ô cư trú phải là mã H3 mức 10 (15 ký tự, bắt đầu bằng 8a) hoặc để trống.',
        en: 'The cell must be an H3 index of resolution 10 (15 characters, from 8a) or empty.',
      }),
    ],
  };
}

/** SQL that is true for a number that is an H3 index of resolution 10. */
export function isCell(value: string): string {
  return `((${value} >> 52) = 138 AND (${value} & 32767) = 32767)`;
}

/**
 * SQL for a text of a kind that names no person: a number of 9 to 12 digits, as of an identity card
 * or a telephone, is replaced by a mark; decimals and cells are none.
 */
export function withoutPersonNumber(text: string): string {
  return `regexp_replace(${text}, '(^|[^0-9A-Za-z.])[0-9]{9,12}([^0-9A-Za-z]|$)', '\\1#\\2', 'g')`;
}

/**
 * SQL for a text that may be shown although a person's identifier can stand in any column of a
 * broken row: what looks like one (nine or more letters and digits in a row with a digit among
 * them, or all in capitals; dates excepted) is replaced by its keyed hash.
 */
export function withoutIdentifier(text: string): string {
  const packed = `regexp_replace(${text}, '[ ./_-]', '', 'g')`;
  const date = `regexp_full_match(${text}, '\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([ T][0-9:]{0,8})?')`;
  const suspicious = `regexp_matches(${packed}, '[0-9A-Z]{9,}')
    OR (regexp_matches(${packed}, '[0-9A-Za-z]{9,}') AND regexp_matches(${packed}, '[0-9]'))`;
  return `CASE WHEN NOT (${date}) AND (${suspicious}) THEN ${hashText(text)} ELSE ${text} END`;
}

/** SQL for the mark that stands for an identifier: `#` and its keyed hash in hexadecimal. */
export function hashText(identifier: string): string {
  return markOf(personOf(identifier));
}

/** SQL for the mark of a person. */
export function markOf(person: string): string {
  return `'#' || lpad(to_hex(${person}), 16, '0')`;
}

/** A mark comes back when a quarantined row was mended: it names its person as it stands. */
function personOfText(raw: string): string {
  const mark = `starts_with(${raw}, '#') AND regexp_full_match(${raw}, '#[0-9A-Fa-f]{16}')`;
  return `CASE WHEN ${mark} THEN ('0x' || substr(${raw}, 2))::UBIGINT ELSE ${personOf(raw)} END`;
}
