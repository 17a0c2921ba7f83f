/** A name for the mapping of a file: "KQ kích hoạt 12-08.xlsx" → "kq-kich-hoat". */
export function suggestedName(file: string): string {
  const slug = file
    .replace(/(\.(gz|zip|csv|tsv|txt|xlsx|xls|parquet|jsonl?|ndjson|geojson|gpkg|kml|shp))+$/i, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/(^|-)\d+(?=-|$)/g, '')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  return slug || 'tep';
}

export const isProfileName = (name: string) => /^[a-z0-9][a-z0-9-]{0,63}$/.test(name);
