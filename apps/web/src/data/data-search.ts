import { type QualityDimension, qualityDimensions } from '@tungngo/domain';

export const dataTabs = ['import', 'imports', 'quarantine', 'quality', 'generations'] as const;
/** What of the data is looked at. */
export type DataTab = (typeof dataTabs)[number];

/** The state of the Data screen that a link carries; what is absent is the default. */
export interface DataSearch {
  /** The imports when absent. */
  tab?: DataTab | undefined;
  /** Import whose report or rejected rows are shown; all when absent. */
  import?: string | undefined;
  /** Rule that the rejected rows broke; every one when absent. */
  rule?: string | undefined;
  /** `mended`: rejected rows that were read again; `all`: these and those that wait. */
  rows?: 'mended' | 'all' | undefined;
  /** Page of rejected rows, from 1. */
  page?: number | undefined;
  /** Dimension that the findings are of; every one when absent. */
  dimension?: QualityDimension | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readDataSearch(raw: Record<string, unknown>): DataSearch {
  const search: DataSearch = {};
  const tab = dataTabs.find((name) => name === raw.tab);
  if (tab) search.tab = tab;
  if (/^\d{1,20}$/.test(String(raw.import ?? ''))) search.import = String(raw.import);
  if (/^[a-z0-9-]{1,60}$/.test(String(raw.rule ?? ''))) search.rule = String(raw.rule);
  if (raw.rows === 'mended' || raw.rows === 'all') search.rows = raw.rows;
  const page = Number(raw.page);
  if (Number.isInteger(page) && page > 1) search.page = page;
  const dimension = qualityDimensions.find((name) => name === raw.dimension);
  if (dimension) search.dimension = dimension;
  return search;
}
