import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DelimitedKind } from '../ingest/column-spec.js';
import { delimitedKinds } from '../ingest/kinds/delimited-kinds.js';
import { mappableFields } from './field-names.js';
import { columnNames, columnPosition } from './header-words.js';
import { isKnownHeader } from './known-header.js';
import { isPersonalHeader } from './personal-headers.js';
import { missingFields, proposeMapping } from './propose-mapping.js';

function kind(name: string): DelimitedKind {
  const found = delimitedKinds.find((candidate) => candidate.kind === name);
  if (!found) throw new Error(`no kind ${name}`);
  return found;
}

/** A kind with one required field, so that each header is looked at alone. */
function only(name: string, field: string): DelimitedKind {
  const whole = kind(name);
  return { ...whole, columns: whole.columns.filter((column) => column.field === field) };
}

/** Column of each field, by field. */
function columnsOf(headers: string[], name: string): Record<string, string> {
  const { columns } = proposeMapping(headers, kind(name));
  return Object.fromEntries(
    Object.entries(columns).map(([field, source]) => [
      field,
      'column' in source ? source.column : '',
    ]),
  );
}

describe('a header is recognised', () => {
  it.each([
    ['Mã xã', 'ward_code'],
    ['Mã xã'.normalize('NFD'), 'ward_code'],
    ['  mã  xã ', 'ward_code'],
    ['MÃ XÃ', 'ward_code'],
    ['ma_xa', 'ward_code'],
    ['maxa', 'ward_code'],
    ['MaXa', 'ward_code'],
    ['Ma xã', 'ward_code'],
    ['Mã xã (GSO)', 'ward_code'],
    ['Mã xã (5)', 'ward_code'],
    ['ward_code', 'ward_code'],
    ['wardCode', 'ward_code'],
    ['Ward Code', 'ward_code'],
    ['WARD-CODE', 'ward_code'],
    ['Mã phường/xã', 'ward_code'],
    ['Mã ĐVHC', 'ward_code'],
    ['Mã ÐVHC', 'ward_code'],
    ['Mã đơn vị hành chính', 'ward_code'],
    ['SĐDCN', 'person'],
    ['Số CCCD', 'person'],
    ['so_cccd', 'person'],
    ['CCCD', 'person'],
    ['Số định danh cá nhân', 'person'],
    ['Ngày KH', 'happened_at'],
    ['Ngày kích hoạt (dd/mm/yyyy)', 'happened_at'],
    ['Thời gian kích hoat', 'happened_at'],
    ['Thời gian kíhc hoạt', 'happened_at'],
    ['Thoi diem kich hoatt', 'happened_at'],
    ['Hình thưc', 'channel'],
    ['Hình thức', 'channel'],
    ['Hinh thuc', 'channel'],
    ['Mức', 'level'],
    ['muc', 'level'],
    ['Tên xã/phường', 'ward_name'],
    ['Phường/Xã', 'ward_name'],
    ['PHƯỜNG, XÃ', 'ward_name'],
    ['Xã', 'ward_name'],
    ['P/X', 'ward_name'],
    ['Ward name', 'ward_name'],
    ['ĐVHC', 'ward_name'],
  ])('%j as %s', (header, field) => {
    const { columns, unused } = proposeMapping([header], kind('activations'));
    expect(columns).toEqual({ [field]: { column: columnNames([header])[0] } });
    expect(unused).toEqual([]);
  });

  it.each([
    ['Huyện/TX/TP'],
    ['Quận huyện'],
    ['Quận/Huyện'],
    ['District name'],
    ['Mã huyện'],
    ['huyen'],
  ])('%j as the district beside the ward', (header) => {
    expect(columnsOf([header, 'Tên xã'], 'activations')).toEqual({
      ward_name: 'Tên xã',
      district_name: header,
    });
  });

  it('X and Y, or longitude and latitude, as a point where the kind has a cell', () => {
    expect(columnsOf(['Kinh độ', 'Vĩ độ'], 'activations')).toEqual({
      lon: 'Kinh độ',
      lat: 'Vĩ độ',
    });
    expect(columnsOf(['X', 'Y'], 'eligible')).toEqual({ lon: 'X', lat: 'Y' });
  });
});

describe('a header is not taken for another', () => {
  it.each([
    // A false friend, the field that it must not fill, and the kind.
    ['Mã huyện', 'activations', 'ward_code'],
    ['Mã tỉnh', 'activations', 'ward_code'],
    ['Mã tổ', 'activations', 'ward_code'],
    ['Mã ca', 'activations', 'ward_code'],
    ['Số nhà', 'eligible', 'people'],
    ['Số ngày', 'eligible', 'people'],
    ['Số điện thoại', 'activations', 'person'],
    ['Ngày sinh', 'visit-outcomes', 'day'],
    ['Ngày sinh', 'activations', 'happened_at'],
    ['Ngày chết', 'eligible', 'counted_day'],
    ['Số người đã kích hoạt', 'eligible', 'people'],
    ['Số người (đã kích hoạt)', 'eligible', 'people'],
    ['Mục', 'activations', 'level'],
    ['Tổ', 'targets', 'to_day'],
    ['Dãy', 'eligible', 'counted_day'],
    ['Mức 2', 'visit-outcomes', 'level1'],
    ['Mức 3', 'visit-outcomes', 'level1'],
    ['Mức 3', 'visit-outcomes', 'level2'],
    ['Mật độ', 'sites', 'lat'],
    ['TT', 'activations', 'happened_at'],
    ['STT', 'activations', 'person'],
    ['Tên đường', 'sites', 'name'],
    ['Họ tên', 'areas', 'name'],
    ['Họ tên', 'sites', 'name'],
    ['Nơi cư trú', 'activations', 'residency'],
    ['Số lương', 'sites', 'size'],
  ])('%j in %s does not fill %s', (header, name, field) => {
    const { columns } = proposeMapping([header], only(name, field));
    expect(columns).not.toHaveProperty(field);
  });

  it.each(['TT', 'STT', 'Ghi chú', 'Mục', 'Dãy'])('%j fills nothing in any kind', (header) => {
    for (const each of delimitedKinds) {
      expect(proposeMapping([header], each)).toMatchObject({ columns: {}, unused: [header] });
    }
  });

  it.each([
    'Họ tên',
    'Họ và tên',
    'ho_ten',
    'hoten',
    'HoTen',
    'Họ và tên công dân',
    'Full name',
    'Số điện thoại',
    'SĐT',
    'Điện thoại liên hệ',
    'Phone number',
    'Địa chỉ',
    'Địa chỉ thường trú',
    'Address',
    'Ngày sinh',
    'Ngày, tháng, năm sinh',
    'Năm sinh',
    'Date of birth',
    'Số nhà',
    'Email',
  ])('%j is personal: no kind takes it', (header) => {
    expect(isPersonalHeader(header)).toBe(true);
    for (const each of delimitedKinds) {
      expect(proposeMapping([header], each).columns).toEqual({});
    }
  });

  it('no header of ours is personal', () => {
    const headers = delimitedKinds.flatMap(({ columns }) =>
      columns.flatMap(({ header, aliases, field }) => [header, field, ...aliases]),
    );
    expect(headers.filter(isPersonalHeader)).toEqual([]);
    expect(['Số nhà trọ', 'Tổ di động', 'Mobile team', 'Tên'].filter(isPersonalHeader)).toEqual([]);
  });
});

describe('a table is mapped', () => {
  it('every kind by its own headers, by its fields, and by each of its first aliases', () => {
    for (const each of delimitedKinds) {
      const spellings = [
        each.columns.map(({ header }) => header),
        each.columns.map(({ field }) => field),
        each.columns.map(({ header }) => header.normalize('NFD').replace(/\p{M}/gu, '')),
      ];
      for (const headers of spellings) {
        const { columns, missing, ambiguous, unused } = proposeMapping(headers, each);
        expect({ missing, ambiguous, unused }).toEqual({ missing: [], ambiguous: [], unused: [] });
        expect(Object.keys(columns).sort()).toEqual(each.columns.map(({ field }) => field).sort());
        each.columns.forEach(({ field }, i) => {
          expect(columns[field]).toEqual({ column: headers[i] });
        });
      }
    }
  });

  it('as offices write it, with what must not be imported left out', () => {
    const headers = [
      'TT',
      'Họ và tên',
      'Ngày sinh',
      'Số CCCD',
      'SĐT',
      'Địa chỉ',
      'Phường/Xã',
      'Huyện/TX/TP',
      'Ngày KH',
      'Mức TK',
      'Hình thức KH',
      'Diện cư trú',
      'Ghi chú',
    ];
    const { columns, missing, ambiguous, unused } = proposeMapping(headers, kind('activations'));
    expect(columns).toMatchObject({
      person: { column: 'Số CCCD' },
      ward_name: { column: 'Phường/Xã' },
      district_name: { column: 'Huyện/TX/TP' },
      happened_at: { column: 'Ngày KH' },
      level: { column: 'Mức TK' },
      channel: { column: 'Hình thức KH' },
      residency: { column: 'Diện cư trú' },
    });
    expect({ missing, ambiguous }).toEqual({ missing: [], ambiguous: [] });
    expect(unused).toEqual(['TT', 'Họ và tên', 'Ngày sinh', 'SĐT', 'Địa chỉ', 'Ghi chú']);
  });

  it('the field’s own header before an alias, an alias before a typing error', () => {
    expect(columnsOf(['Số người', 'Số lượng'], 'targets').people).toBe('Số lượng');
    expect(columnsOf(['Level', 'Mức'], 'activations').level).toBe('Mức');
    expect(columnsOf(['Thời gian kíhc hoạt', 'Ngày kích hoạt'], 'activations').happened_at).toBe(
      'Ngày kích hoạt',
    );
  });

  it('the day of a card only where no day of the activation is', () => {
    expect(columnsOf(['Ngày cấp', 'Ngày KH'], 'activations').happened_at).toBe('Ngày KH');
    expect(columnsOf(['Ngày cấp'], 'activations').happened_at).toBe('Ngày cấp');
  });

  it('a typing error is told, so that a person looks at it', () => {
    const { columns, guessed } = proposeMapping(['Thời gian kíhc hoạt'], kind('activations'));
    expect(columns.happened_at).toEqual({ column: 'Thời gian kíhc hoạt' });
    expect(guessed).toEqual(['happened_at']);
    expect(proposeMapping(['Ngày kích hoạt'], kind('activations')).guessed).toEqual([]);
  });

  it('two columns that fit equally well are asked, and the field is missing', () => {
    const twice = proposeMapping(['Mức', 'Mã xã', 'Mã xã'], kind('activations'));
    expect(twice.ambiguous).toEqual([{ field: 'ward_code', headers: ['Mã xã', 'Mã xã (2)'] }]);
    expect(twice.missing).toContain('ward_code');
    expect(twice.columns).toEqual({ level: { column: 'Mức' } });
    const aliases = proposeMapping(['Ngày KH', 'Thời gian kích hoạt'], kind('activations'));
    expect(aliases.ambiguous).toEqual([
      { field: 'happened_at', headers: ['Ngày KH', 'Thời gian kích hoạt'] },
    ]);
  });

  it('an answer settles what was ambiguous', () => {
    const given = { ward_code: { column: 'Mã xã (2)' } };
    const { columns, ambiguous, unused } = proposeMapping(['Mã xã', 'Mã xã'], kind('activations'), {
      given,
    });
    expect({ columns, ambiguous, unused }).toEqual({
      columns: given,
      ambiguous: [],
      unused: ['Mã xã'],
    });
  });

  it('a given column is taken however it is called, and its header is nobody else’s', () => {
    const given = { channel: { column: 'mã XÃ' }, level: { constant: '2' } };
    const { columns } = proposeMapping(['Mã xã', 'Mức'], kind('activations'), { given });
    expect(columns).toEqual({ channel: { column: 'Mã xã' }, level: { constant: '2' } });
  });

  it('a given column that the table lacks is missing, be it of an optional field', () => {
    const given = { cell: { column: 'Ô' } };
    expect(proposeMapping(['Mã xã'], kind('activations'), { given }).missing).toContain('cell');
  });

  it('a given column that is personal is not taken either', () => {
    const given = { name: { column: 'Họ tên' } };
    const { columns, missing, unused } = proposeMapping(['Họ tên'], kind('sites'), { given });
    expect(columns).toEqual({});
    expect(missing).toContain('name');
    expect(unused).toEqual(['Họ tên']);
  });

  it('names stand for the ward’s code, and give way to it', () => {
    const headers = ['Tên xã', 'Huyện', 'Mã định danh', 'Ngày KH', 'Mức', 'Hình thức', 'Cư trú'];
    const named = proposeMapping(headers, kind('activations'));
    expect(named.missing).toEqual([]);
    expect(missingFields(named.columns, kind('activations'))).toEqual([]);
    const coded = proposeMapping([...headers, 'Mã xã'], kind('activations'));
    expect(coded.columns).toMatchObject({ ward_code: { column: 'Mã xã' } });
    expect(coded.columns).not.toHaveProperty('ward_name');
    expect(coded.unused).toEqual(['Tên xã', 'Huyện']);
  });

  it('a district alone says nothing', () => {
    const { columns, missing } = proposeMapping(['Huyện'], kind('activations'));
    expect(columns).toEqual({});
    expect(missing).toContain('ward_code');
  });

  it('names that the operator chose win over a code column', () => {
    const { columns } = proposeMapping(['Mã xã', 'Nơi'], kind('activations'), {
      given: { ward_name: { column: 'Nơi' } },
    });
    expect(columns).toEqual({ ward_name: { column: 'Nơi' } });
  });

  it('a column called a code that holds names is a column of names', () => {
    const sample = [['P. Lái Thiêu'], ['Phường An Phú'], ['']];
    expect(proposeMapping(['Ward'], kind('activations'), { sample }).columns).toEqual({
      ward_name: { column: 'Ward' },
    });
    expect(proposeMapping(['Ward'], kind('activations'), { sample: [['25966']] }).columns).toEqual({
      ward_code: { column: 'Ward' },
    });
  });

  it('any headers: no column twice, none personal, nothing that the kind cannot take', () => {
    const word = fc.constantFrom(
      ...[
        'Mã',
        'xã',
        'Ngày',
        'Số',
        'người',
        'Mức',
        'Tên',
        'Họ',
        'Level',
        'Ward',
        'code',
        '1',
        '(2)',
      ],
    );
    const header = fc.oneof(
      fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
      fc.constantFrom(...delimitedKinds.flatMap((k) => k.columns.map((column) => column.header))),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.array(header, { maxLength: 12 }),
        fc.constantFrom(...delimitedKinds),
        (headers, each) => {
          const { columns, unused } = proposeMapping(headers, each);
          const used = Object.values(columns).map((source) => 'column' in source && source.column);
          expect(new Set(used).size).toBe(used.length);
          expect([...used, ...unused].sort()).toEqual(columnNames(headers).sort());
          for (const name of used) expect(isPersonalHeader(String(name))).toBe(false);
          const known = mappableFields(each);
          for (const field of Object.keys(columns)) expect(known).toContain(field);
        },
      ),
      { seed: 20231125, numRuns: 400 },
    );
  });
});

describe('columns have names', () => {
  it('unique and never empty', () => {
    expect(columnNames(['Mức', '', 'Mức', ' Mức  (2) ', 'Mức'])).toEqual([
      'Mức',
      'Cột 2',
      'Mức (3)',
      'Mức (2)',
      'Mức (4)',
    ]);
  });

  it('by which they are found; retyped ones too while they are the only one', () => {
    expect(columnPosition(['Mức', '', 'Mức'], 'Mức (2)')).toBe(2);
    expect(columnPosition(['Mức', 'Mã xã'], 'ma_xa')).toBe(1);
    expect(columnPosition(['Mục', 'Mức'], 'MUC')).toBe(-1);
    expect(columnPosition(['Mục', 'Mức'], 'Mức')).toBe(1);
    expect(columnPosition(['Mục', 'Mức'], 'Ngày')).toBe(-1);
    expect(columnPosition(['—'], '…')).toBe(-1);
  });

  it('any headers have as many names as columns, each found where it stands', () => {
    const header = fc.oneof(fc.constantFrom('', 'a', 'a (2)', 'A', 'Cột 1'), fc.string());
    fc.assert(
      fc.property(fc.array(header, { maxLength: 10 }), (headers) => {
        const names = columnNames(headers);
        expect(new Set(names).size).toBe(headers.length);
        expect(names.map((name) => columnPosition(headers, name))).toEqual(
          headers.map((_, i) => i),
        );
      }),
      { seed: 20231125, numRuns: 500 },
    );
  });
});

describe('a cell is known to be a header', () => {
  it.each([
    ['STT', true],
    ['Họ và tên', true],
    ['Mã xã', true],
    ['Ngày kích hoạt (dd/mm/yyyy)', true],
    ['Phường/Xã', true],
    ['25966', false],
    ['', false],
    ['P. Lái Thiêu', false],
    ['25/07/2023 08:14', false],
    ['BÁO CÁO KẾT QUẢ KÍCH HOẠT TÀI KHOẢN ĐỊNH DANH ĐIỆN TỬ', false],
  ])('%j: %s', (cell, expected) => {
    expect(isKnownHeader(cell)).toBe(expected);
  });
});
