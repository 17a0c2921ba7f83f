import type { AreaCode, FileInspection, ImportProfile, KindField } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import {
  doubtOf,
  draftOf,
  draftOfProfile,
  missingFields,
  orderedFields,
  placeOf,
  profileOf,
  redrawn,
  sampleValues,
  tableOf,
  unusedColumns,
  withSource,
} from './draft.js';
import { suggestedName } from './profile-name.js';

const inspection: FileInspection = {
  file: 'so-lieu.xlsx',
  bytes: 1000,
  format: 'xlsx',
  packed: null,
  encoding: null,
  profiles: [],
  tables: [
    {
      name: 'Bìa',
      headers: ['Ghi chú'],
      personal: [],
      headerRow: 1,
      sample: [],
      proposals: [],
    },
    {
      name: 'Số liệu',
      headers: ['Họ tên', 'Số định danh', 'Ngày', 'Xã', 'Huyện', 'X', 'Y'],
      personal: ['Họ tên'],
      headerRow: 4,
      sample: [
        ['•••', '•••', '20/09/2023', 'P. Lái Thiêu', 'Thuận An', '', ''],
        ['•••', '•••', '20/09/2023', 'P. An Phú', 'Thuận An', '', ''],
      ],
      proposals: [
        {
          kind: 'activations',
          columns: {
            person: { column: 'Số định danh' },
            happened_at: { column: 'Ngày' },
            ward_name: { column: 'Xã' },
            district_name: { column: 'Huyện' },
            lon: { column: 'X' },
            lat: { column: 'Y' },
          },
          missing: ['channel'],
          guessed: ['happened_at'],
          ambiguous: [{ field: 'cell', headers: ['X', 'Y'] }],
        },
        {
          kind: 'eligible',
          columns: { counted_day: { column: 'Ngày' } },
          missing: ['people'],
          guessed: [],
          ambiguous: [],
        },
        {
          kind: 'targets',
          columns: { ward_name: { column: 'Xã' } },
          missing: ['kind'],
          guessed: [],
          ambiguous: [],
        },
      ],
    },
  ],
};

const text = { vi: '', en: '' };
const field = (name: string, required: boolean): KindField => ({
  field: name,
  label: text,
  required,
  values: text,
  choices: [],
});
const fields = [
  field('person', true),
  field('happened_at', true),
  field('ward_code', true),
  field('channel', true),
  field('cell', false),
  field('ward_name', false),
  field('district_name', false),
  field('lon', false),
  field('lat', false),
];
const draft = draftOf(inspection);
const table = tableOf(inspection, draft.table);
const names = (found: KindField[]) => found.map((one) => one.field);

describe('a draft', () => {
  it('begins with the table that fits best, as the kind that fits best', () => {
    expect(draft).toMatchObject({ table: 'Số liệu', kind: 'activations' });
    expect(draft.columns.person).toEqual({ column: 'Số định danh' });
  });

  it('keeps the table that was looked at when the file is read anew', () => {
    expect(draftOf(inspection, { headerRow: 2 }, 'Bìa')).toMatchObject({
      table: 'Bìa',
      reading: { headerRow: 2 },
    });
  });

  it('says what was guessed or is ambiguous until the operator has decided', () => {
    expect(doubtOf('happened_at', draft, table)).toEqual({ guessed: 'Ngày' });
    expect(doubtOf('cell', draft, table)).toEqual({ ambiguous: ['X', 'Y'] });
    expect(doubtOf('person', draft, table)).toBeNull();
    const decided = withSource(draft, 'cell', { column: 'X' });
    expect(doubtOf('cell', decided, table)).toBeNull();
    const other = withSource(draft, 'happened_at', { column: 'Y' });
    expect(doubtOf('happened_at', other, table)).toBeNull();
    const kind = { kind: 'activations' as const, label: text, fields };
    expect(names(orderedFields(kind, draft, table).shown)).toContain('cell');
  });

  it('takes an area’s name for its code, whatever the kind calls the code', () => {
    const ofTargets = redrawn(draft, inspection, { kind: 'targets' });
    const targetFields = [field('area_code', true), field('kind', true), field('ward_name', false)];
    expect(names(missingFields(ofTargets, targetFields))).toEqual(['kind']);
    expect(placeOf('area_code', targetFields, ofTargets)).toBe('stood-for');
    expect(placeOf('ward_name', targetFields, ofTargets)).toBe('in-place');
    const emptied = profileOf(withSource(ofTargets, 'ward_name', null), inspection);
    expect(emptied.columns).toEqual({ area_code: { constant: '' } });
  });

  it('takes a ward’s name for its code, and misses what nothing fills', () => {
    expect(names(missingFields(draft, fields))).toEqual(['channel']);
    const nameless = withSource(draft, 'ward_name', null);
    expect(names(missingFields(nameless, fields))).toEqual(['ward_code', 'channel']);
    const filled = withSource(draft, 'channel', { constant: 'Trụ sở' });
    expect(missingFields(filled, fields)).toEqual([]);
  });

  it('says how a field stands to another', () => {
    const places = fields.map((one) => placeOf(one.field, fields, draft));
    expect(places).toEqual([
      'own',
      'own',
      'stood-for',
      'own',
      'stood-for',
      'in-place',
      'together',
      'in-place',
      'together',
    ]);
  });

  it('lets a column fill one field alone', () => {
    const moved = withSource(draft, 'ward_code', { column: 'Xã' });
    expect(moved.columns.ward_name).toBeUndefined();
    expect(moved.columns.ward_code).toEqual({ column: 'Xã' });
  });

  it('lists the columns that fill nothing, and a few different values of the others', () => {
    expect(unusedColumns(draft, table)).toEqual(['Họ tên']);
    expect(sampleValues(table, 'Xã')).toEqual(['P. Lái Thiêu', 'P. An Phú']);
    expect(sampleValues(table, 'Ngày')).toEqual(['20/09/2023']);
    expect(sampleValues(table, 'X')).toEqual([]);
  });

  it('as another kind has that kind’s columns and no answers', () => {
    const answered = { ...draft, wards: { 'Tân Bình': '25900' as AreaCode } };
    const other = redrawn(answered, inspection, { kind: 'eligible' });
    expect(other).toMatchObject({ kind: 'eligible', wards: {} });
    expect(other.columns).toEqual({ counted_day: { column: 'Ngày' } });
  });
});

describe('a draft as the server takes it', () => {
  it('names the table among several, and every column', () => {
    expect(profileOf(draft, inspection)).toEqual({
      kind: 'activations',
      table: 'Số liệu',
      columns: draft.columns,
    });
  });

  it('empties what the operator left out, so that it is not recognised again', () => {
    const emptied = withSource(draft, 'happened_at', null);
    expect(profileOf(emptied, inspection).columns?.happened_at).toEqual({ constant: '' });
    const pointless = withSource(withSource(draft, 'lon', null), 'lat', null);
    expect(profileOf(pointless, inspection).columns?.cell).toEqual({ constant: '' });
    const coded = withSource(draft, 'ward_code', { column: 'Xã' });
    expect(profileOf(coded, inspection).columns).not.toHaveProperty('ward_name');
  });
});

describe('a draft by a saved profile', () => {
  const profile: ImportProfile = {
    name: 'hang-ngay',
    kind: 'activations',
    table: 'Số liệu',
    columns: {
      happened_at: { constant: '' },
      channel: { constant: 'Trụ sở' },
      level: { column: 'Không có trong tệp này' },
    },
    wards: { 'Tân Bình': '25900' as AreaCode },
    crs: 'EPSG:9210',
  };

  it('has its answers; columns that the file lacks are left to be recognised', () => {
    const drawn = draftOfProfile(profile, inspection);
    expect(drawn.columns).toMatchObject({
      person: { column: 'Số định danh' },
      channel: { constant: 'Trụ sở' },
    });
    expect(Object.keys(drawn.columns)).not.toContain('happened_at');
    expect(Object.keys(drawn.columns)).not.toContain('level');
    expect(drawn).toMatchObject({ wards: profile.wards, crs: 'EPSG:9210', profile: 'hang-ngay' });
  });

  it('gives the same profile back for what it decided', () => {
    const back = profileOf(draftOfProfile(profile, inspection), inspection);
    expect(back).toMatchObject({ kind: 'activations', table: 'Số liệu', crs: 'EPSG:9210' });
    expect(back.columns).toMatchObject({
      happened_at: { constant: '' },
      channel: { constant: 'Trụ sở' },
    });
  });
});

describe('a name for a mapping', () => {
  it.each([
    ['KQ kích hoạt 12-08.xlsx', 'kq-kich-hoat'],
    ['Đủ điều kiện.csv.gz', 'du-dieu-kien'],
    ['20230925.csv', 'tep'],
  ])('of %s is %s', (file, name) => {
    expect(suggestedName(file)).toBe(name);
  });
});
