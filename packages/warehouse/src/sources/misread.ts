/**
 * SQL that is true when read_csv went astray in a text that it read in place: an open quote or a
 * line beyond its limit hides the lines after it, which then are in no count. Ask it after the
 * staging of a table whose `rowColumn` is false; when it is true, or when read_csv gave up, open
 * the source again with `copy: true`, which finds the next line.
 */
export const PLAIN_TEXT_MISREAD = `SELECT count(*) > 0 AS misread FROM reject_errors
  WHERE error_type IN ('UNQUOTED VALUE', 'LINE SIZE OVER MAXIMUM')`;
