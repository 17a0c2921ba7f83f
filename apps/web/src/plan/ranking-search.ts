export const sortKeys = ['name', 'value', 'second', 'gained'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface Sorting {
  key: SortKey;
  descending: boolean;
}

/** What a link says of the ranking. */
export interface RankingSearch {
  /** What is ranked; wards when absent. */
  level?: 'district' | undefined;
  /** A column, with `-` before it for descending; what needs work first when absent. */
  sort?: string | undefined;
}

/** Reads the ranking of a link. */
export function readRankingSearch(raw: Record<string, unknown>): RankingSearch {
  const search: RankingSearch = {};
  if (raw.level === 'district') search.level = 'district';
  if (readSorting(String(raw.sort ?? ''))) search.sort = String(raw.sort);
  return search;
}

/** The sorting that a link writes; null when it is none. */
export function readSorting(written: string | undefined): Sorting | null {
  const key = sortKeys.find((name) => name === written?.replace(/^-/, ''));
  return key && written ? { key, descending: written.startsWith('-') } : null;
}

export const writeSorting = ({ key, descending }: Sorting) => `${descending ? '-' : ''}${key}`;
