/** How a cell looks; its number is that of `cellXfs` in `styles`. */
const looks = { plain: 1, header: 2, wrong: 3, aside: 4 } as const;

/** A cell of text: never a number or a formula, whatever it begins with. */
export interface SheetCell {
  text: string;
  look: keyof typeof looks;
}

/** Excel takes a workbook with a longer one for broken. */
export const MAX_CELL_LENGTH = 32_767;
const MAX_NAME_LENGTH = 31;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** XML of a cell, by its column from 0 and its row from 1; an empty one has its look alone. */
export function cellXml({ text, look }: SheetCell, column: number, row: number): string {
  const where = `<c r="${columnName(column)}${row}" s="${looks[look]}"`;
  if (text === '') return `${where}/>`;
  return `${where} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** Letters of a column, from 0: A, B, … Z, AA. */
export function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML forbids, or changes on the way, is written as Excel does: _x000D_. */
function xmlText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (char) => escapes[char] ?? '')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}

export function contentTypes(sheets: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  const parts = [
    override('workbook', 'sheet.main'),
    override('styles', 'styles'),
    ...Array.from({ length: sheets }, (_, i) => override(`worksheets/sheet${i + 1}`, 'worksheet')),
  ];
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`;
}

/** Relations r1, r2, … to parts, each of its type. */
export function relations(targets: [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], i) =>
      `<Relationship Id="r${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

/** The workbook of sheets that are its relations r1, r2, … */
export function workbook(names: string[]): string {
  const sheets = sheetNames(names).map(
    (name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="r${i + 1}"/>`,
  );
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** Names as Excel allows them, each once. */
function sheetNames(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((wanted) => {
    const allowed = wanted
      .replace(/[[\]:*?/\\]+\s*/g, ' ')
      .slice(0, MAX_NAME_LENGTH)
      .trim();
    let name = allowed;
    for (let n = 2; taken.has(name.toLowerCase()); n++) {
      name = `${allowed.slice(0, MAX_NAME_LENGTH - 4)} (${n})`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

const solid = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const font = (before: string, after: string) =>
  `<font>${before}<sz val="11"/>${after}<name val="Calibri"/></font>`;
const look = (format: number, fontId: number, fillId: number, alignment = '') =>
  `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${alignment && ' applyAlignment="1"'}>${alignment}</xf>`;
/** The format “text”: what is typed into such a cell keeps its zeros and is no formula. */
const TEXT = 49;

/** Looks by their numbers; 0 is that of cells of which nothing is said. */
const cellLooks = [
  look(0, 0, 0),
  look(TEXT, 0, 0),
  look(TEXT, 1, 2, '<alignment vertical="top" wrapText="1"/>'),
  look(TEXT, 1, 3),
  look(TEXT, 2, 0),
];

export const styles = [
  `${DECLARATION}<styleSheet xmlns="${MAIN}">`,
  `<fonts count="3">${font('', '')}${font('<b/>', '')}${font('', '<color rgb="FF5F6B7A"/>')}</fonts>`,
  '<fills count="4"><fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  `${solid('FFDCE6F1')}${solid('FFFFD6CC')}</fills>`,
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${cellLooks.length}">${cellLooks.join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');
