/** What a spreadsheet program takes for the beginning of a formula, or passes over before one. */
const RUNS = '[=+\\-@\\t\\r\\n]';
const runs = new RegExp(`^'*${RUNS}`);
const guarded = new RegExp(`^''*${RUNS}`);
/** The whole text, or "-2+3" would slip through. */
const negativeNumber = /^-\d[\d.,]*(e[+-]?\d+)?$/i;

/**
 * A text as it may stand in a file for a spreadsheet program: one that the program would run as a
 * formula gets an apostrophe before it, so that a file's content cannot act on the computer of
 * whoever opens the export. Negative numbers stay as they are.
 */
export function guardFormula(text: string): string {
  return runs.test(text) && !negativeNumber.test(text) ? `'${text}` : text;
}

/** The text that `guardFormula` was given. Other apostrophes stay. */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

/** `unguardFormula` in SQL: what is to be replaced by what, for `regexp_replace`. */
export const guardPattern = { search: `^'('*${RUNS})`, replacement: '\\1' };
