/** A row as it stands in a sheet or file. */
export interface NumberedRow {
  row: number;
  cells: string[];
}

/** A row that scores nearly as the best one and comes earlier is taken: headers come first. */
const NEARLY = 0.75;
const ROWS_BELOW = 10;

/**
 * Index of the row that looks most like a header: mostly text, mostly distinct, as filled as the
 * rows below it. Titles above a table fill few of its columns; rows of data hold numbers and dates.
 * Cells that `known` recognises decide where there are at least two of them.
 */
export function findHeader(rows: NumberedRow[], known?: (cell: string) => boolean): number {
  const recognised = rows.map(({ cells }) => (known ? countKnown(cells, known) : 0));
  const most = Math.max(0, ...recognised);
  const width = Math.max(1, ...rows.map(({ cells }) => countFilled(cells)));
  const scores = rows.map((_, i) => headerScore(rows, i, width));
  const enough = Math.max(...scores) * NEARLY;
  const found = most >= 2 ? recognised.indexOf(most) : scores.findIndex((score) => score >= enough);
  let at = Math.max(0, found);
  // A header of two rows: cells merged over both stand in both, and the lower one is fuller.
  const lowerIsBetter = () =>
    sharesCell(rows[at], rows[at + 1]) &&
    (scores[at + 1] ?? 0) > (scores[at] ?? 0) &&
    (recognised[at + 1] ?? 0) >= (recognised[at] ?? 0);
  while (lowerIsBetter()) at++;
  return at;
}

function sharesCell(upper: NumberedRow | undefined, lower: NumberedRow | undefined): boolean {
  return upper?.cells.some((cell, i) => cell !== '' && cell === lower?.cells[i]) ?? false;
}

function countKnown(cells: string[], known: (cell: string) => boolean): number {
  return new Set(cells.filter((cell) => cell !== '' && known(cell))).size;
}

function countFilled(cells: string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

function headerScore(rows: NumberedRow[], at: number, width: number): number {
  const filled = (rows[at]?.cells ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return 0;
  const texts = filled.filter(looksLikeName).length / filled.length;
  const distinct = new Set(filled).size / filled.length;
  const below = rows.slice(at + 1, at + 1 + ROWS_BELOW);
  const similar = below.filter(({ cells }) => countFilled(cells) * 2 >= filled.length).length;
  // The last row of a file has nothing below it and can still be all there is.
  const followed = below.length === 0 ? 0.5 : similar / below.length;
  return (filled.length / width) * texts * distinct * followed;
}

/** A header is neither a number, a date, a code mostly of digits, nor a whole paragraph. */
function looksLikeName(cell: string): boolean {
  const letters = cell.match(/\p{L}/gu)?.length ?? 0;
  const digits = cell.match(/\p{N}/gu)?.length ?? 0;
  return letters > 0 && letters >= digits && cell.length <= 200;
}
