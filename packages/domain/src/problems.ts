import type { Localized } from './text.js';

/** The closed set of things that can go wrong because of input, with what each is called. */
export type ProblemCode =
  | 'file-missing'
  | 'file-empty'
  | 'file-unreadable'
  | 'file-too-large'
  | 'header-unknown'
  | 'column-missing'
  | 'value-missing'
  | 'date-invalid'
  | 'date-out-of-range'
  | 'area-unknown'
  | 'choice-unknown'
  | 'number-invalid'
  | 'row-malformed'
  | 'boundaries-invalid'
  | 'boundaries-unmatched'
  | 'coordinates-unknown'
  | 'nothing-published'
  | 'schema-differs'
  | 'generation-published'
  | 'writer-busy'
  | 'double-booking'
  | 'team-away'
  | 'stale-version'
  | 'not-found'
  | 'input-invalid'
  | 'sql-refused'
  | 'sql-failed'
  | 'sql-timeout'
  | 'sql-busy'
  | 'port-busy'
  | 'cancelled'
  | 'out-of-memory'
  | 'process-ended'
  | 'token-unknown'
  | 'disk-full'
  | 'not-writable'
  | 'integrity-failed';

/** Where a problem is; whatever is known. `row` counts data records from 1, the header not counted. */
export interface ProblemPlace {
  file?: string;
  row?: number;
  column?: string;
  field?: string;
  value?: string;
}

/** What is wrong, where, and what to do: the only form in which an error reaches a person. */
export interface Problem {
  code: ProblemCode;
  message: Localized;
  remedy: Localized;
  place?: ProblemPlace;
}

/** Thrown only where nobody on the way up can go on; carries the problem to the edge. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.message.en);
  }
}

/** One paragraph for a terminal: message, place, remedy in the given language. */
export function describeProblem(problem: Problem, language: keyof Localized): string {
  const { place } = problem;
  const parts = place
    ? [
        place.file,
        place.row === undefined ? undefined : `${language === 'vi' ? 'dòng' : 'row'} ${place.row}`,
        place.column ? `${language === 'vi' ? 'cột' : 'column'} “${place.column}”` : undefined,
        place.field,
      ].filter(Boolean)
    : [];
  const where = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return `${problem.message[language]}${where} ${problem.remedy[language]}`;
}

/** Result of an action that input can refuse. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const refused = (problem: Problem): Result<never> => ({ ok: false, problem });
