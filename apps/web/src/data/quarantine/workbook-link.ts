import type { DataSearch } from '../data-search.js';

/** Address of the workbook of the rows that are looked at: of the chosen import, by the chosen rule. */
export function workbookLink({ import: importId, rule }: DataSearch): string {
  const asked = new URLSearchParams({
    ...(importId && { import: importId }),
    ...(rule && { rule }),
  });
  return asked.size > 0 ? `/quarantine.xlsx?${asked}` : '/quarantine.xlsx';
}
