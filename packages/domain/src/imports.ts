import type { Localized } from './text.js';

export const importKinds = [
  'areas',
  'activations',
  'eligible',
  'targets',
  'sites',
  'visit-outcomes',
  'boundaries',
] as const;
/** What a file holds. */
export type ImportKind = (typeof importKinds)[number];

export const importKindLabels: Record<ImportKind, Localized> = {
  areas: { vi: 'Danh mục đơn vị hành chính', en: 'Areas' },
  activations: { vi: 'Lượt kích hoạt', en: 'Activation events' },
  eligible: { vi: 'Người đủ điều kiện', en: 'Eligible people' },
  targets: { vi: 'Chỉ tiêu, kế hoạch', en: 'Targets and plans' },
  sites: { vi: 'Cơ sở: khu trọ, doanh nghiệp, phân lô', en: 'Sites' },
  'visit-outcomes': { vi: 'Kết quả ra quân', en: 'Outcomes of visits' },
  boundaries: { vi: 'Ranh giới', en: 'Boundaries' },
};

/** The account of one file's import; accepted + quarantined + duplicate = rowsRead, always. */
export interface ImportReport {
  importId: string;
  file: string;
  kind: ImportKind;
  rowsRead: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
  /** True when the same content had been imported before and nothing changed. */
  alreadyImported: boolean;
  /** Rows quarantined by rule, most first. */
  rules: { rule: string; rows: number; reason: Localized }[];
  /** Generation that holds the rows. */
  generation: number;
  importedAt: string;
  elapsedMs: number;
}

/** A rejected row, kept whole but for its identifier, which is replaced by a keyed hash. */
export interface QuarantinedRow {
  importId: string;
  file: string;
  /** Data record, from 1; the header is not counted. */
  row: number;
  column: string;
  value: string;
  rule: string;
  reason: Localized;
  /** The row as it was read, by header. */
  raw: Record<string, string>;
}

/** What an import says while it runs. */
export interface ImportProgress {
  stage: 'read' | 'check' | 'write' | 'verify' | 'publish';
  file: string;
  rows: number;
}
