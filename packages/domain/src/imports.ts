import type { AreaCode, AreaLevel } from './areas.js';
import type { GenerationInfo } from './coverage.js';
import type { Day } from './days.js';
import type { ColumnSource, TextEncoding } from './import-profiles.js';
import type { Indicator } from './indicators.js';
import type { Problem } from './problems.js';
import type { Localized } from './text.js';

export const importKinds = [
  'areas',
  'activations',
  'daily-counts',
  'corrections',
  'eligible',
  'targets',
  'sites',
  'roads',
  'teams',
  'reporting-calendar',
  'units',
  'crosswalk',
  'visit-outcomes',
  'area-decisions',
  'boundaries',
] as const;
/** What a file holds. */
export type ImportKind = (typeof importKinds)[number];

/** Kinds that officers enter on screens; nobody is offered to import a file of them. */
export const screenKinds: readonly ImportKind[] = ['visit-outcomes', 'area-decisions'];

export const importKindLabels: Record<ImportKind, Localized> = {
  areas: { vi: 'Danh mục đơn vị hành chính', en: 'Areas' },
  activations: { vi: 'Lượt kích hoạt, thu nhận', en: 'Activation and enrolment events' },
  'daily-counts': { vi: 'Số tổng hợp theo ngày', en: 'Daily counts' },
  corrections: { vi: 'Đính chính', en: 'Corrections' },
  eligible: { vi: 'Người đủ điều kiện', en: 'Eligible people' },
  targets: { vi: 'Chỉ tiêu, kế hoạch', en: 'Targets and plans' },
  sites: { vi: 'Cơ sở: khu trọ, doanh nghiệp, phân lô', en: 'Sites' },
  roads: { vi: 'Mạng đường', en: 'Roads' },
  teams: { vi: 'Tổ lưu động', en: 'Mobile teams' },
  'reporting-calendar': { vi: 'Lịch báo cáo', en: 'Reporting calendar' },
  units: {
    vi: 'Đơn vị hành chính mới (phiên bản ranh giới)',
    en: 'Units of another boundary vintage',
  },
  crosswalk: {
    vi: 'Bảng chuyển đổi xã cũ sang mới',
    en: 'Crosswalk of former communes to new ones',
  },
  'visit-outcomes': { vi: 'Kết quả ra quân', en: 'Outcomes of visits' },
  'area-decisions': { vi: 'Quyết định về địa bàn khó', en: 'Decisions about hard areas' },
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
  kind: ImportKind;
  /** Row as the sheet numbers it; in a text file the data record, from 1, the header not counted. */
  row: number;
  /** The wrong column as the file calls it, and as the kind does: its key in `raw`. */
  column: string;
  header: string;
  value: string;
  rule: string;
  reason: Localized;
  /** The row as it was read, by the kind's own headers. */
  raw: Record<string, string>;
  /** Import that read the row again after it was mended; null while it waits. */
  mendedIn: string | null;
}

/** Which rejected rows are asked for; all of them where nothing is said. */
export interface QuarantineQuestion {
  importId?: string | undefined;
  rule?: string | undefined;
  /** True for those that wait to be mended, false for those that were read again. */
  waiting?: boolean | undefined;
}

/** A page of rejected rows. */
export interface QuarantinePage {
  rows: QuarantinedRow[];
  /** Rows that were asked for, on all pages. */
  total: number;
  /** The same question by rule, whichever rule it names; most rows first. */
  rules: ImportReport['rules'];
}

/** What an import says while it runs. */
export interface ImportProgress {
  stage: 'read' | 'check' | 'write' | 'verify' | 'publish';
  file: string;
  rows: number;
  /** Share of the file that has been read, 0–1; null when unknown. */
  share: number | null;
}

/** A field that a kind of file fills, for the operator who maps columns to it. */
export interface KindField {
  field: string;
  /** The header in our own files: the field's name on the screen. */
  label: Localized;
  required: boolean;
  /** What its values must be, in a phrase: "ngày, ví dụ 25/07/2023". */
  values: Localized;
  /** Values of a closed list, as files write them. */
  choices: string[];
}

/** What a kind of file holds. */
export interface KindDescription {
  kind: ImportKind;
  label: Localized;
  fields: KindField[];
}

/** A table within a file as it was found, before anything is imported. */
export interface InspectedTable {
  /** Sheet or member of the archive; '' when the file is one table. */
  name: string;
  /** Names by which mappings call the columns: as found, made different where they are not. */
  headers: string[];
  /** Those of persons' names, telephones, addresses or births: they are never imported. */
  personal: string[];
  /** Line or row of the header, from 1. */
  headerRow: number;
  /** First data rows as text; identifiers replaced by a mark. */
  sample: string[][];
  /** Kinds that its headers fit, best first, with the columns that each would take. */
  proposals: MappingProposal[];
}

/** The columns of a table that would fill a kind's fields, and what a person should look at. */
export interface MappingProposal {
  kind: ImportKind;
  columns: Record<string, ColumnSource>;
  /** Required fields that no column fills. */
  missing: string[];
  /** Fields whose column has nearly the right header. */
  guessed: string[];
  /** Fields that several columns fit equally well; none of them is taken. */
  ambiguous: { field: string; headers: string[] }[];
}

/** What a file is. */
export interface FileInspection {
  file: string;
  bytes: number;
  format: string;
  packed: 'gzip' | 'zip' | null;
  encoding: TextEncoding | null;
  tables: InspectedTable[];
  /** Profiles whose columns the file has, best first. */
  profiles: string[];
}

/** A ward that the file names in a way that fits several areas, or none. */
export interface WardQuestion {
  /** Key for the profile's `wards`. */
  key: string;
  /** As the file writes it. */
  ward: string;
  district: string | null;
  rows: number;
  /** Levels of the areas that it may be. */
  levels: AreaLevel[];
  /** Areas that it could be, most likely first. */
  candidates: { code: AreaCode; name: string; districtName: string }[];
}

/** What an import would do; nothing has been written. */
export interface ImportPreview {
  file: string;
  kind: ImportKind;
  rowsRead: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
  /** Rows that would be quarantined by rule, most first, each with a few of its rows. */
  rules: {
    rule: string;
    column: string;
    rows: number;
    reason: Localized;
    examples: { row: number; value: string }[];
  }[];
  /** First rows as they would be written, by field; identifiers replaced by a mark. */
  accepts: Record<string, string | null>[];
  /** First and last day among the rows that would be accepted; null for kinds without days. */
  days: { first: Day; last: Day } | null;
  wards: WardQuestion[];
  /** What the reading took for granted: a coordinate system that was guessed, shapes that were mended. */
  notes: Localized[];
}

/** An import as the server runs it. */
export interface ImportJob {
  id: string;
  /** Who asked: the screen, the watched folder, a program with a token. */
  origin: 'screen' | 'folder' | 'token';
  file: string;
  kind: ImportKind;
  state: 'waiting' | 'running' | 'done' | 'refused' | 'cancelled';
  progress: ImportProgress | null;
  /** Rows a second so far, and milliseconds left; null when unknown. */
  rowsPerSecond: number | null;
  msLeft: number | null;
  startedAt: string;
  endedAt: string | null;
  report: ImportReport | null;
  /** Why it was refused; while it waits, what it waits for beside its turn (another program writes). */
  problem: Problem | null;
}

/** A generation that is kept. */
export interface KeptGeneration extends GenerationInfo {
  /** True for the published one. */
  current: boolean;
  bytes: number;
  /** Files that it brought, by name. */
  files: string[];
  /** Generation that it restored; null when it is not a roll-back. */
  restores: number | null;
}

/** Days whose figures a later file changed. */
export interface Restatement {
  generation: number;
  day: Day;
  code: AreaCode;
  indicator: Indicator;
  before: number;
  after: number;
}
