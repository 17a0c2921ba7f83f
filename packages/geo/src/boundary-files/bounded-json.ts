import { FileProblem, fileProblems } from './file-problems.js';

/** Deeper than any GeoJSON: a collection in a collection nests its positions ten deep. */
const DEEPEST = 64;

/**
 * Throws for JSON that would take far more memory than its text: too many values, or nested too
 * deep. One pass over the characters; whether they are JSON at all is for the parser.
 */
export function assertBoundedJson(text: string, mostValues: number): void {
  let depth = 0;
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === QUOTE) {
      i = endOfString(text, i);
    } else if (char === COMMA) {
      values += 1;
    } else if (char === OPEN_BRACKET || char === OPEN_BRACE) {
      depth += 1;
      values += 1;
      if (depth > DEEPEST) throw new FileProblem(fileProblems.brokenPart(tooDeep));
    } else if (char === CLOSE_BRACKET || char === CLOSE_BRACE) {
      depth -= 1;
    }
  }
  if (values > mostValues) throw new FileProblem(fileProblems.tooLarge(tooManyValues));
}

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];
const tooDeep = { vi: 'các phần lồng nhau quá sâu', en: 'its parts are nested too deep' };
const tooManyValues = { vi: 'quá nhiều toạ độ', en: 'too many coordinates' };

/** Index of the quote that ends the string begun at `start`; the text's end when none does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
