import { describe, expect, it } from 'vitest';
import { workbookLink } from './workbook-link.js';

describe('the workbook that is downloaded', () => {
  it('holds the rows of the chosen import and rule', () => {
    expect(workbookLink({ import: '7', rule: 'ward-unknown', rows: 'all', page: 3 })).toBe(
      '/quarantine.xlsx?import=7&rule=ward-unknown',
    );
    expect(workbookLink({ rule: 'ward-unknown' })).toBe('/quarantine.xlsx?rule=ward-unknown');
  });

  it('holds every row that waits where nothing is chosen', () => {
    expect(workbookLink({ tab: 'quarantine' })).toBe('/quarantine.xlsx');
  });
});
