import type { AreaCode, CoverageRow } from '@tungngo/domain';

/** Targets of wards as they are being edited; what is absent stays as it is. */
export type TargetDraft = ReadonlyMap<AreaCode, number>;

/** A ward with what it has and what it would have. */
export interface TargetRow {
  code: AreaCode;
  name: string;
  districtCode: AreaCode | null;
  reached: number;
  remaining: number;
  current: number | null;
  /** The draft's value, else the current one. */
  next: number | null;
  changed: boolean;
}

/** What is counted towards a kind of target: all that is reached, or what the campaign brought. */
export const reachedOf = (row: CoverageRow, kind: 'ministry' | 'plan') =>
  kind === 'plan' ? row.activatedInCampaign : row.activated;

/** The wards with the draft laid over their present targets. */
export function targetRows(
  wards: readonly CoverageRow[],
  draft: TargetDraft,
  kind: 'ministry' | 'plan',
): TargetRow[] {
  return wards.map((row) => {
    const current = kind === 'plan' ? row.plan : row.target;
    const drafted = draft.get(row.code);
    return {
      code: row.code,
      name: row.name,
      districtCode: row.parentCode,
      reached: reachedOf(row, kind),
      remaining: row.remaining,
      current,
      next: drafted ?? current,
      changed: drafted !== undefined && drafted !== current,
    };
  });
}

/** Sum of what the wards would have. */
export const sumOfNext = (rows: readonly TargetRow[]) =>
  rows.reduce((sum, { next }) => sum + (next ?? 0), 0);

/**
 * What is to be saved: the changed wards, and each of their districts with the sum of its wards, so
 * that sums stay equal. The province's own target is given from above and is not touched.
 */
export function changesOf(rows: readonly TargetRow[]): { code: AreaCode; people: number }[] {
  const changed = rows.filter((row) => row.changed);
  const districts = new Set(changed.flatMap(({ districtCode }) => districtCode ?? []));
  return [
    ...changed.map(({ code, next }) => ({ code, people: next ?? 0 })),
    ...[...districts].map((code) => ({
      code,
      people: sumOfNext(rows.filter(({ districtCode }) => districtCode === code)),
    })),
  ];
}
