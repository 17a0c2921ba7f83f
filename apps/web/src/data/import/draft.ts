import type {
  AreaCode,
  ColumnSource,
  FileInspection,
  ImportKind,
  ImportProfile,
  InspectedTable,
  KindDescription,
  KindField,
  TextEncoding,
} from '@tungngo/domain';

/** How a file's text and tables are read, where the operator knows better than the file says. */
export interface Reading {
  headerRow?: number;
  encoding?: TextEncoding;
  delimiter?: string;
}

/** What the operator has decided so far about one file. */
export interface Draft {
  kind: ImportKind;
  /** Sheet, member or layer; '' when the file is one table. */
  table: string;
  reading: Reading;
  /** Fields that are filled, and from where. */
  columns: Record<string, ColumnSource>;
  /** Answers about wards, by the question's key. */
  wards: Record<string, AreaCode>;
  /** Coordinate system of points and shapes; null: as the file says, else WGS 84. */
  crs: string | null;
  /** Of boundaries: the vintage whose units they are the shapes of; null for the records' own. */
  vintage: string | null;
  /** Saved profile that it came from. */
  profile: string | null;
}

/** Where a kind calls its area otherwise than `ward_code`. */
const areaFields: Partial<Record<ImportKind, string>> = {
  targets: 'area_code',
  'reporting-calendar': 'area_code',
  teams: 'base_code',
  corrections: 'right_ward_code',
};

/** Fields of a kind that can take the place of another, as the server's stand-ins do. */
function standInsOf(kind: ImportKind): { for: string; needed: string[]; fields: string[] }[] {
  return [
    {
      for: areaFields[kind] ?? 'ward_code',
      needed: ['ward_name'],
      fields: ['ward_name', 'district_name'],
    },
    { for: 'cell', needed: ['lon', 'lat'], fields: ['lon', 'lat'] },
  ];
}

const noTable: InspectedTable = {
  name: '',
  headers: [],
  personal: [],
  headerRow: 0,
  sample: [],
  proposals: [],
};

/** The table of a draft. */
export function tableOf({ tables }: FileInspection, name: string): InspectedTable {
  return tables.find((table) => table.name === name) ?? tables[0] ?? noTable;
}

/** The table that most likely holds data: the one whose best kind misses least. */
export function likelyTable({ tables }: FileInspection): InspectedTable {
  const missing = (table: InspectedTable) => table.proposals[0]?.missing.length ?? 1000;
  return [...tables].sort((a, b) => missing(a) - missing(b))[0] ?? noTable;
}

/** The columns that the server proposes for a kind. */
export function proposedColumns(
  table: InspectedTable,
  kind: ImportKind,
): Record<string, ColumnSource> {
  return table.proposals.find((proposal) => proposal.kind === kind)?.columns ?? {};
}

/** A first draft: the table looked at before, else the likeliest, as the kind that its headers fit best. */
export function draftOf(
  inspection: FileInspection,
  reading: Reading = {},
  before: string | null = null,
  likelyKind: ImportKind = 'activations',
): Draft {
  const same = inspection.tables.find(({ name }) => name === before);
  const table = same ?? likelyTable(inspection);
  const kind = table.proposals[0]?.kind ?? likelyKind;
  return {
    kind,
    table: table.name,
    reading,
    columns: proposedColumns(table, kind),
    wards: {},
    crs: null,
    vintage: null,
    profile: null,
  };
}

/** A draft by a saved profile; what it leaves open is as the server proposes. */
export function draftOfProfile(profile: ImportProfile, inspection: FileInspection): Draft {
  const named = inspection.tables.find(({ name }) => name === profile.table);
  const table = named ?? likelyTable(inspection);
  const { kind, headerRow, encoding, delimiter } = profile;
  const given = Object.entries(profile.columns ?? {}).filter(([, source]) => {
    if ('constant' in source) return source.constant !== '';
    return table.headers.includes(source.column);
  });
  const emptied = Object.entries(profile.columns ?? {}).flatMap(([field, source]) =>
    'constant' in source && source.constant === '' ? [field] : [],
  );
  const proposed = Object.entries(proposedColumns(table, kind)).filter(
    ([field]) => !emptied.includes(field),
  );
  return {
    kind,
    table: table.name,
    reading: {
      ...(headerRow && { headerRow }),
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
    },
    columns: Object.fromEntries([...proposed, ...given]),
    wards: profile.wards ?? {},
    crs: profile.crs ?? null,
    vintage: profile.vintage ?? null,
    profile: profile.name,
  };
}

/** The draft as another kind or of another table: its columns are proposed anew. */
export function redrawn(
  draft: Draft,
  inspection: FileInspection,
  change: { kind?: ImportKind; table?: string },
): Draft {
  const table = tableOf(inspection, change.table ?? draft.table);
  const likely = table.proposals[0]?.kind ?? draft.kind;
  const kind = change.kind ?? (change.table === undefined ? draft.kind : likely);
  return { ...draft, kind, table: table.name, columns: proposedColumns(table, kind), wards: {} };
}

/** The draft with one field filled anew, or left out. A column fills one field. */
export function withSource(draft: Draft, field: string, source: ColumnSource | null): Draft {
  const others = Object.entries(draft.columns).filter(
    ([name, other]) =>
      name !== field &&
      !(source && 'column' in source && 'column' in other && other.column === source.column),
  );
  const columns = Object.fromEntries(others);
  return { ...draft, columns: source ? { ...columns, [field]: source } : columns };
}

/** Required fields that neither a column nor a value nor their stand-ins fill. */
export function missingFields({ kind, columns }: Draft, fields: readonly KindField[]): KindField[] {
  return fields.filter(({ field, required }) => {
    if (!required || field in columns) return false;
    const standIn = standInsOf(kind).find((candidate) => candidate.for === field);
    return !standIn?.needed.every((needed) => needed in columns);
  });
}

/** Why the operator should look at a field: several columns fit it, or its header only nearly does. */
export type Doubt = { ambiguous: string[] } | { guessed: string };

/** The doubt about a field that the operator has not settled; null when there is none. */
export function doubtOf(
  field: string,
  { kind, columns }: Draft,
  { proposals }: InspectedTable,
): Doubt | null {
  const proposal = proposals.find((candidate) => candidate.kind === kind);
  const source = columns[field];
  const tied = proposal?.ambiguous.find((candidate) => candidate.field === field);
  if (tied && !source) return { ambiguous: tied.headers };
  if (!proposal?.guessed.includes(field) || !source || !('column' in source)) return null;
  const proposed = proposal.columns[field];
  const isAsProposed = proposed && 'column' in proposed && proposed.column === source.column;
  return isAsProposed ? { guessed: source.column } : null;
}

/** Columns of the table that fill nothing. */
export function unusedColumns({ columns }: Draft, { headers }: InspectedTable): string[] {
  const used = new Set(
    Object.values(columns).flatMap((source) => ('column' in source ? [source.column] : [])),
  );
  return headers.filter((header) => !used.has(header));
}

/** Up to three different values of a column, as the file writes them. */
export function sampleValues({ headers, sample }: InspectedTable, column: string): string[] {
  const at = headers.indexOf(column);
  const values = sample.map((row) => row[at]?.trim() ?? '').filter((value) => value !== '');
  return [...new Set(values)].slice(0, 3);
}

/** Fields with their stand-ins after them; those that need the operator's eye first. */
export function orderedFields(
  kind: KindDescription | undefined,
  draft: Draft,
  table: InspectedTable,
) {
  const fields = kind?.fields ?? [];
  const standIns = standInsOf(draft.kind);
  const own = fields.filter(
    ({ field, required }) => required || !isStandIn(field, fields, draft.kind),
  );
  const ordered = own.flatMap((field) => {
    const group = standIns.find((candidate) => candidate.for === field.field);
    const after = fields.filter(
      (other) => group?.fields.includes(other.field) && !own.includes(other),
    );
    return [field, ...after];
  });
  const isNeeded = (name: string) => fields.some((one) => one.field === name && one.required);
  const isShown = ({ field, required }: KindField) =>
    required ||
    field in draft.columns ||
    (field === 'ward_name' && isNeeded(areaFields[draft.kind] ?? 'ward_code')) ||
    doubtOf(field, draft, table) !== null;
  return {
    shown: ordered.filter(isShown),
    further: ordered.filter((field) => !isShown(field)),
  };
}

/** How a field stands to another: the first of those in its place, one of the others, or taken for. */
export function placeOf(
  field: string,
  fields: readonly KindField[],
  { kind, columns }: Draft,
): 'own' | 'in-place' | 'together' | 'stood-for' {
  const standIns = standInsOf(kind);
  if (isStandIn(field, fields, kind)) {
    return standIns.some((group) => group.fields[0] === field) ? 'in-place' : 'together';
  }
  const group = standIns.find((candidate) => candidate.for === field);
  const isStoodFor = !(field in columns) && group?.needed.every((needed) => needed in columns);
  return isStoodFor ? 'stood-for' : 'own';
}

/** True where the kind has the field only in place of another. */
function isStandIn(field: string, fields: readonly KindField[], kind: ImportKind): boolean {
  const group = standInsOf(kind).find((candidate) => candidate.fields.includes(field));
  return group !== undefined && fields.some((other) => other.field === group.for);
}

/** True when the kind has points or shapes, whose coordinate system can be chosen. */
export function hasCoordinates(draft: Draft, format: string): boolean {
  return (
    draft.kind === 'boundaries' ||
    format === 'geo' ||
    ['lon', 'lat', 'shape'].some((field) => field in draft.columns)
  );
}

/** The draft as the server takes it. What the operator emptied is said, or it would be recognised. */
export function profileOf(draft: Draft, inspection: FileInspection): Omit<ImportProfile, 'name'> {
  const { kind, reading, crs, vintage, wards } = draft;
  const table = tableOf(inspection, draft.table);
  const columns = { ...draft.columns };
  for (const field of Object.keys(proposedColumns(table, kind))) {
    if (field in columns) continue;
    const group = standInsOf(kind).find(({ fields }) => fields.includes(field));
    const emptied = group ? group.for : field;
    const isStoodFor = group?.needed.every((needed) => needed in columns);
    if (!(emptied in columns) && !isStoodFor) columns[emptied] = { constant: '' };
  }
  return {
    kind,
    ...reading,
    ...(inspection.tables.length > 1 && { table: draft.table }),
    ...(Object.keys(columns).length > 0 && { columns }),
    ...(Object.keys(wards).length > 0 && { wards }),
    ...(crs && { crs }),
    ...(vintage && kind === 'boundaries' && { vintage }),
  };
}
