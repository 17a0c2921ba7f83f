/** The state of the Data screen that a link carries. */
export interface DataSearch {
  /** Import whose rejected rows are shown; all when absent. */
  import?: string | undefined;
  /** Page of rejected rows, from 1. */
  page?: number | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readDataSearch(raw: Record<string, unknown>): DataSearch {
  const search: DataSearch = {};
  if (/^\d{1,20}$/.test(String(raw.import ?? ''))) search.import = String(raw.import);
  const page = Number(raw.page);
  if (Number.isInteger(page) && page > 1) search.page = page;
  return search;
}
