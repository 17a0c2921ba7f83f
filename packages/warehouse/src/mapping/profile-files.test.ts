import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AreaCode, type ImportProfile, importKinds, textEncodings } from '@tungngo/domain';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matchingProfiles } from './matching-profiles.js';
import {
  deleteProfile,
  findProfile,
  listProfiles,
  readProfile,
  saveProfile,
} from './profile-files.js';
import { parseProfile, writeProfile } from './profile-text.js';

const profile: ImportProfile = {
  name: 'tan-uyen-hang-ngay',
  kind: 'activations',
  table: 'Tháng 7',
  headerRow: 4,
  encoding: 'tcvn3',
  delimiter: ';',
  columns: {
    person: { column: 'Số CCCD' },
    ward_name: { column: 'Phường/Xã' },
    level: { constant: '2' },
  },
  wards: { 'Tân Hiệp': '25920' as AreaCode, 'TX Tân Uyên|Hội Nghĩa: cũ': '25915' as AreaCode },
  crs: 'EPSG:9210',
};

const written = `# Tân Uyên sends this every evening
name: tan-uyen-hang-ngay
kind: activations
table: Tháng 7
headerRow: 4
encoding: tcvn3
delimiter: ;
crs: EPSG:9210
columns:
  person: Số CCCD
  ward_name: { column: Phường/Xã }
  level:
    constant: 2
wards:
  Tân Hiệp: 25920
  "TX Tân Uyên|Hội Nghĩa: cũ": 25915
`;

describe('a profile’s text', () => {
  it('is YAML, where short forms and figures without quotes do', () => {
    expect(parseProfile(written, 'a.yaml')).toEqual({ ok: true, value: profile });
  });

  it('or JSON', () => {
    expect(parseProfile(JSON.stringify(profile, null, 2), 'a.json')).toEqual({
      ok: true,
      value: profile,
    });
    expect(parseProfile('{"name":"a","kind":"areas","table":null}', 'a.json')).toEqual({
      ok: true,
      value: { name: 'a', kind: 'areas' },
    });
  });

  it('keeps the zeros of codes', () => {
    const text = 'name: a\nkind: activations\nwards:\n  Phúc Xá: 00001\n';
    expect(parseProfile(text, 'a.yaml')).toMatchObject({
      value: { wards: { 'Phúc Xá': '00001' } },
    });
  });

  it.each([
    // What is wrong, the text, the field and the line.
    ['no YAML', 'name: [a\nkind: areas', undefined, 2],
    ['no mapping', '- a\n- b', undefined, 1],
    ['empty', '', undefined, 1],
    ['two documents', 'name: a\n---\nname: b', undefined, 2],
    ['no name', 'kind: areas', 'name', 1],
    ['a name that leaves the folder', 'kind: areas\nname: ../a', 'name', 2],
    ['no kind', 'name: a\n', 'kind', 1],
    ['an unknown kind', 'name: a\nkind: arreas', 'kind', 2],
    ['an unknown entry', 'name: a\nkind: areas\ncolumn:\n  code: Mã', 'column', 3],
    ['an entry twice', 'name: a\nkind: areas\nkind: sites', undefined, 3],
    ['a header row of words', 'name: a\nkind: areas\nheaderRow: bốn', 'headerRow', 3],
    ['a header row out of range', 'name: a\nkind: areas\nheaderRow: 0', 'headerRow', 3],
    ['an unknown encoding', 'name: a\nkind: areas\nencoding: utf8', 'encoding', 3],
    ['a long delimiter', 'name: a\nkind: areas\ndelimiter: ",,"', 'delimiter', 3],
    ['a column of nothing', 'name: a\nkind: areas\ncolumns:\n  code: {}', 'columns.code', 4],
    [
      'a column and a constant',
      'name: a\nkind: areas\ncolumns:\n  code: { column: a, constant: b }',
      'columns.code',
      4,
    ],
    ['a code of letters', 'name: a\nkind: sites\nwards:\n  A: "25920"\n  B: x1', 'wards.B', 5],
    [
      'a field of another kind',
      'name: a\nkind: areas\ncolumns:\n  code: Mã\n  person: CCCD',
      'columns.person',
      5,
    ],
    ['a personal column', 'name: a\nkind: areas\ncolumns:\n\n  name: Họ và tên', 'columns.name', 5],
  ])('is refused with field and line: %s', (_, text, field, row) => {
    const parsed = parseProfile(text, 'a.yaml');
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problem.code).toBe('input-invalid');
    expect(parsed.problem.place?.file).toBe('a.yaml');
    expect({ field: parsed.problem.place?.field, row: parsed.problem.place?.row }).toEqual({
      field,
      row,
    });
  });

  it('names every unknown field', () => {
    const parsed = parseProfile('name: a\nkind: sites\ncolumns: {x: a, y: b, name: c}', 'a.yaml');
    expect(parsed).toMatchObject({
      ok: false,
      problem: { message: { en: expect.stringContaining('x, y') } },
    });
  });

  it('that unfolds without end is refused', () => {
    const bomb = ['name: a', 'kind: areas', 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      bomb.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(parseProfile(bomb.join('\n'), 'a.yaml')).toMatchObject({ ok: false });
  });

  it('any profile comes back as it was written', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((s) => `x${s}`);
    const tricky = fc.constantFrom(
      'null',
      '~',
      '0123',
      'yes',
      '1e3',
      ' a: b # c',
      '- a',
      '"',
      '\t',
      '{}',
    );
    const any = fc.oneof(text, tricky);
    const code = fc.constantFrom('25920', '00001', '74') as fc.Arbitrary<AreaCode>;
    const profiles: fc.Arbitrary<ImportProfile> = fc.record(
      {
        name: fc.constantFrom('a', '0', 'tan-uyen', 'null', '1e3'),
        kind: fc.constantFrom(...importKinds),
        table: any,
        headerRow: fc.integer({ min: 1, max: 1000 }),
        encoding: fc.constantFrom(...textEncodings),
        delimiter: fc.constantFrom(',', ';', '\t', '|', '~', ' '),
        wards: fc.dictionary(any, code, { minKeys: 1, maxKeys: 4 }),
        crs: fc.constant('EPSG:9210'),
      },
      { requiredKeys: ['name', 'kind'] },
    );
    fc.assert(
      fc.property(profiles, fc.boolean(), (one, json) => {
        const again = parseProfile(json ? JSON.stringify(one) : writeProfile(one), 'a.yaml');
        expect(again).toEqual({ ok: true, value: one });
      }),
      { seed: 20231125, numRuns: 500 },
    );
  });

  it('any text is read or refused, without a throw', () => {
    const line = fc.constantFrom(
      'name: a',
      'kind: areas',
      'columns:',
      '  code: Mã',
      '  - x',
      '&a',
      '*a',
      '{',
      'wards: !!binary x',
    );
    const lines = fc
      .array(fc.oneof(line, fc.string()), { maxLength: 8 })
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(lines, (text) => {
        expect(parseProfile(text, 'a.yaml')).toHaveProperty('ok');
      }),
      { seed: 20231125, numRuns: 1000 },
    );
  });
});

describe('a folder of profiles', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'profiles-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('keeps what is saved, whole and nothing beside it', async () => {
    const inner = join(dir, 'not-yet-there');
    expect(await saveProfile(inner, profile)).toEqual({ ok: true, value: profile });
    expect(await readdir(inner)).toEqual(['tan-uyen-hang-ngay.yaml']);
    expect(await readProfile(join(inner, 'tan-uyen-hang-ngay.yaml'))).toEqual({
      ok: true,
      value: profile,
    });
    expect(await findProfile(inner, profile.name)).toEqual({ ok: true, value: profile });
    const changed = { ...profile, headerRow: 5 };
    await saveProfile(inner, changed);
    expect(await listProfiles(inner)).toEqual({ profiles: [changed], problems: [] });
  });

  it('saving replaces a file of the same name with another ending', async () => {
    await writeFile(join(dir, 'a.json'), '{"kind": "areas"}');
    expect(await findProfile(dir, 'a')).toEqual({ ok: true, value: { name: 'a', kind: 'areas' } });
    await saveProfile(dir, { name: 'a', kind: 'sites' });
    expect(await readdir(dir)).toEqual(['a.yaml']);
  });

  it.each([
    ['../outside'],
    ['a/b'],
    ['..'],
    [''],
    ['A'],
    ['.hidden'],
    ['a.yaml'],
    ['a\u0000'],
    ['tên-có-dấu'],
    ['x'.repeat(65)],
  ])('a name cannot leave it: %j', async (name) => {
    await writeFile(join(dir, 'a.yaml'), 'kind: areas');
    const inner = join(dir, 'inner');
    const saved = await saveProfile(inner, { ...profile, name });
    expect(saved).toMatchObject({ ok: false, problem: { code: 'input-invalid' } });
    expect(await findProfile(inner, name)).toMatchObject({ problem: { code: 'not-found' } });
    expect(await deleteProfile(dir, name)).toMatchObject({ problem: { code: 'not-found' } });
    expect(await readdir(dir)).toEqual(['a.yaml']);
  });

  it('refuses to save fields that the kind has not', async () => {
    const wrong = { ...profile, columns: { site_id: { column: 'Mã' } } };
    expect(await saveProfile(dir, wrong)).toMatchObject({
      ok: false,
      problem: { code: 'input-invalid', place: { field: 'columns.site_id' } },
    });
    expect(await readdir(dir)).toEqual([]);
  });

  it('lists all that can be read, and tells what cannot', async () => {
    await saveProfile(dir, profile);
    await writeFile(join(dir, 'broken.yaml'), 'kind: [');
    await writeFile(join(dir, 'b.yml'), 'kind: areas');
    await writeFile(join(dir, 'c.json'), '{"kind": "areas", "name": "d"}');
    await writeFile(join(dir, 'read-me.txt'), 'no profile');
    const { profiles, problems } = await listProfiles(dir);
    expect(profiles.map(({ name }) => name)).toEqual(['b', 'tan-uyen-hang-ngay']);
    expect(problems.map(({ place }) => place?.file)).toEqual(['broken.yaml', 'c.json']);
    expect(await listProfiles(join(dir, 'none'))).toEqual({ profiles: [], problems: [] });
  });

  it('a profile is deleted once', async () => {
    await saveProfile(dir, profile);
    expect(await deleteProfile(dir, profile.name)).toEqual({ ok: true, value: null });
    expect(await deleteProfile(dir, profile.name)).toMatchObject({
      problem: { code: 'not-found' },
    });
    expect(await readdir(dir)).toEqual([]);
  });

  it('a folder that cannot be made is told', async () => {
    await writeFile(join(dir, 'file'), '');
    expect(await saveProfile(join(dir, 'file', 'inner'), profile)).toMatchObject({
      ok: false,
      problem: { code: 'not-writable' },
    });
    expect(await readFile(join(dir, 'file'), 'utf8')).toBe('');
  });

  it('a profile file that is not there is told', async () => {
    expect(await readProfile(join(dir, 'a.yaml'))).toMatchObject({
      problem: { code: 'file-missing' },
    });
  });
});

describe('profiles that fit a table', () => {
  const headers = ['STT', 'Số CCCD', 'Phường/Xã', 'Ngày KH', 'Hình thức', 'Diện cư trú'];

  it('name only columns that it has, and leave nothing required out; most columns first', () => {
    const bare: ImportProfile = {
      name: 'bare',
      kind: 'activations',
      columns: { level: { constant: '2' } },
    };
    const other = {
      ...profile,
      name: 'other',
      columns: { ...profile.columns, cell: { column: 'Ô' } },
    };
    const sites: ImportProfile = { name: 'sites', kind: 'sites' };
    const noLevel: ImportProfile = { name: 'no-level', kind: 'activations' };
    const found = matchingProfiles(headers, [bare, other, sites, noLevel, profile]);
    expect(found.map(({ name }) => name)).toContain('tan-uyen-hang-ngay');
    expect(found[0]?.name).toBe('tan-uyen-hang-ngay');
    expect(found.map(({ name }) => name)).toContain('bare');
    expect(found.map(({ name }) => name)).not.toContain('other');
    expect(found.map(({ name }) => name)).not.toContain('sites');
  });
});
