import { readFileSync } from 'node:fs';
import type { Area, AreaCode, AreaLevel } from '@tungngo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchWards, type WardMatches, wardKey } from './match-wards.js';

const gazetteer = readGazetteer();
const wards = gazetteer.filter(({ level }) => level === 'ward');

function readGazetteer(): Area[] {
  const url = new URL('../../../../data/binh-duong-2023/gazetteer.csv', import.meta.url);
  const [, ...lines] = readFileSync(url, 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [code = '', name = '', , parent = ''] = line.split(',');
    return area(code, name, parent);
  });
}

function area(code: string, name: string, parent: string): Area {
  const level: AreaLevel = code.length === 2 ? 'province' : code.length === 3 ? 'district' : 'ward';
  const parentCode = parent === '' ? null : (parent as AreaCode);
  return { code: code as AreaCode, name, level, parentCode, lon: 106, lat: 11 };
}

function match(
  ward: string,
  district: string | null = null,
  areas: Area[] = gazetteer,
  answers: Record<string, AreaCode> = {},
): WardMatches {
  return matchWards([{ ward, district, rows: 1 }], areas, answers);
}

/** The code that a name resolves to, or the codes that are asked about. */
function outcome(ward: string, district: string | null = null, areas: Area[] = gazetteer) {
  const { resolved, questions } = match(ward, district, areas);
  const code = resolved.get(wardKey(ward, district));
  if (code) return code;
  expect(questions).toHaveLength(1);
  return questions[0]?.candidates.map((candidate) => candidate.code);
}

/** A made-up catalogue: two provinces, names that real ones clash in. */
const clashing: Area[] = [
  area('01', 'Tỉnh Một', ''),
  area('02', 'Tỉnh Hai', ''),
  area('101', 'Huyện Châu Thành', '01'),
  area('102', 'Huyện Cai Lậy', '01'),
  area('103', 'Thị xã Cai Lậy', '01'),
  area('104', 'Quận 1', '01'),
  area('105', 'Quận Bình Thạnh', '01'),
  area('201', 'Huyện Châu Thành', '02'),
  area('00101', 'Xã An Hiệp', '101'),
  area('00102', 'Xã Phước Hòa', '101'),
  area('00103', 'Phường Phước Hòa', '101'),
  area('00104', 'Xã Tân Phước', '102'),
  area('00105', 'Xã Tân Phuớc', '102'),
  area('00106', 'Xã Long Hoà', '102'),
  area('00107', 'Xã Long Hóa', '102'),
  area('00108', 'Xã Long Hoa', '102'),
  area('00109', 'Xã Mỹ Hạnh', '103'),
  area('00110', 'Phường 1', '104'),
  area('00111', 'Phường 10', '104'),
  area('00112', 'Phường 1', '105'),
  area('00113', 'Phường Phương Liên', '105'),
  area('00114', 'Phường Liên', '105'),
  area('00115', 'Xã Mỹ Hạnh', '102'),
  area('00116', 'Thị trấn Tân Trụ', '102'),
  area('00201', 'Xã An Hiệp', '201'),
  area('00202', 'Xã Thủy Tây', '201'),
  area('00203', 'Xã H’Leo', '201'),
];

describe('a ward is found', () => {
  it.each([
    // Spelling, district, code.
    ['25966', null, '25966'],
    [' 25966 ', 'TP. Thuận An', '25966'],
    ['25966.0', null, '25966'],
    ['Phường Lái Thiêu', null, '25966'],
    ['Lái Thiêu', null, '25966'],
    ['P. Lái Thiêu', 'TP. Thuận An', '25966'],
    ['P.Lái Thiêu', 'Thuận An', '25966'],
    ['P Lái Thiêu', 'Thành phố Thuận An', '25966'],
    ['F. Lái Thiêu', 'TP Thuận An', '25966'],
    ['f.lái thiêu', 'tp.thuận an', '25966'],
    ['PHƯỜNG LÁI THIÊU', 'TP. THUẬN AN', '25966'],
    ['phuong lai thieu', 'thanh pho thuan an', '25966'],
    ['Lái-Thiêu', 'Thuận-An', '25966'],
    ['LaiThieu', 'ThuanAn', '25966'],
    ['LáiThiêu', 'Thuận An', '25966'],
    ['Lái   Thiêu ', ' Thuận  An', '25966'],
    ['Lái\u00a0Thiêu', 'Thuận An', '25966'],
    ['Phường Lái Thiêu'.normalize('NFD'), 'Thuận An'.normalize('NFD'), '25966'],
    ['Lái Thiêu (Thuận An)', null, '25966'],
    ['Phường Lái Thiêu, TP. Thuận An', null, '25966'],
    ['Phường Lái Thiêu - TP. Thuận An - Bình Dương', null, '25966'],
    ['Phường Lái Thiêu TP. Thuận An', null, '25966'],
    ['TP. Thuận An - P. Lái Thiêu', null, '25966'],
    ['KP Bình Hòa, P. Lái Thiêu, TP. Thuận An', null, '25966'],
    ['KP 3, P. Bình Hoà, TP. Thuận An, tỉnh Bình Dương', null, '25987'],
    ['Lái Thiêu', '725', '25966'],
    ['TT. Dầu Tiếng', 'H. Dầu Tiếng', '25777'],
    ['TT Dầu Tiếng', null, '25777'],
    ['Thị Trấn Dầu Tiếng', 'Huyện Dầu Tiếng', '25777'],
    ['thi tran lai uyen', 'bau bang', '25822'],
    ['Phường Dĩ An, Dĩ An', null, '25942'],
    ['Phú Hoà', 'Thủ Dầu Một', '25750'],
    ['Phú Mĩ', 'TP Thủ Dầu Một', '25762'],
    ['X. Tân Mĩ', 'Bắc Tân Uyên', '25918'],
    ['Cây Trường 2', 'Bàu Bàng', '25819'],
    ['Cây Trường II', 'Bàu Bàng', '25819'],
    ['cay truong ii', 'bau bang', '25819'],
    ['Tân Hiệp', 'Tân Uyên', '25920'],
    ['Tân Hiệp', 'TX. Tân Uyên', '25920'],
    ['Tân Hiệp', 'H. Phú Giáo', '25873'],
    ['Tân Định (Bến Cát)', null, '25852'],
    ['Tân Định', 'Bắc Tân Uyên', '25894'],
    ['Tân Uyên - Tân Hiệp', null, '25920'],
    ['An Bình, Dĩ An', null, '25960'],
    ['Dầu Tiếng, Minh Hòa', null, '25780'],
    ['Dĩ An', 'Dĩ An', '25942'],
    ['P. Dĩ An', null, '25942'],
    ['Xã Lái Thiêu', 'Thuận An', '25966'],
  ])('%j in %j', (ward, district, code) => {
    expect(outcome(ward, district)).toBe(code);
  });

  it.each([
    ['Phường 1', 'Quận 1', '00110'],
    ['P1', 'Q1', '00110'],
    ['P.01', 'Q.1', '00110'],
    ['F1', 'quan 01', '00110'],
    ['1', 'Quận 1', '00110'],
    ['Phường 10', 'Q1', '00111'],
    ['P.1, Q. Bình Thạnh', null, '00112'],
    ['Phường Phước Hòa', 'Châu Thành, Tỉnh Một', '00103'],
    ['X. Phước Hoà', 'Châu Thành', '00102'],
    ['Xã An Hiệp', 'Châu Thành, tỉnh Hai', '00201'],
    ['Xã An Hiệp, Huyện Châu Thành, Tỉnh Một', null, '00101'],
    ['Mỹ Hạnh', 'TX. Cai Lậy', '00109'],
    ['Mĩ Hạnh', 'Huyện Cai Lậy', '00115'],
    ['Tân Trụ', 'Cai Lậy', '00116'],
    ['Tân Phước', 'Cai Lậy', '00104'],
    ['Tân Phuớc', 'Cai Lậy', '00105'],
    ['Long Hòa', 'Cai Lậy', '00106'],
    ['Long Hoá', 'Cai Lậy', '00107'],
    ['Phương Liên', 'Bình Thạnh', '00113'],
    ['Phường Liên', 'Bình Thạnh', '00114'],
    ['Thuỷ Tây', 'Châu Thành', '00202'],
    ["H'leo", 'Châu Thành', '00203'],
    ['101', 'Cai Lậy', undefined],
  ])('where names clash: %j in %j', (ward, district, code) => {
    const found = match(ward, district, clashing).resolved.get(wardKey(ward, district));
    expect(found).toBe(code);
  });
});

describe('a ward is asked, never guessed', () => {
  it.each([
    // In several districts.
    ['Tân Hiệp', null, ['25873', '25920']],
    ['Xã Tân Hiệp', null, ['25873', '25920']],
    ['Tan Dinh', null, ['25852', '25894']],
    // A typing error, in the ward and in the district.
    ['Lái Thiu', 'Thuận An', ['25966']],
    ['Lái Thêu', null, ['25966']],
    ['Lái Thiêu', 'Thuận Am', ['25966']],
    ['Lải Thiêu', 'Thuận An', ['25966']],
    // A district that speaks against the name or the code.
    ['Lái Thiêu', 'Dĩ An', ['25966']],
    ['25966', 'Dĩ An', ['25966']],
    ['Phường Lái Thiêu, TP. Dĩ An', null, ['25966']],
    ['Lái Thiêu', 'Thành phố Hồ Chí Minh', ['25966']],
    // The district itself, as in a row of totals.
    ['Dĩ An', null, ['25942']],
    ['TP. Dĩ An', 'TP. Dĩ An', ['25942']],
    ['Huyện Dầu Tiếng', null, []],
    ['KP Đông Tân, Dĩ An', null, ['25942']],
  ])('%j in %j: %j', (ward, district, codes) => {
    const asked = outcome(ward, district);
    expect(asked).toBeInstanceOf(Array);
    expect(asked).toEqual(expect.arrayContaining(codes));
  });

  it.each([
    ['Tan Phuoc', 'Cai Lậy', ['00104', '00105']],
    ['Long Hoa', 'Cai Lậy', ['00106', '00107', '00108']],
    ['long hoa', 'cai lay', ['00106', '00107', '00108']],
    ['Phước Hòa', 'Huyện Châu Thành', ['00102', '00103']],
    ['P1', null, ['00110', '00112']],
    ['An Hiệp', 'Châu Thành', ['00101', '00201']],
    ['Mỹ Hạnh', 'Cai Lậy', ['00109', '00115']],
    ['Phuong Lien', 'Binh Thanh', ['00113', '00114']],
    ['Thủi Tâi', 'Châu Thành', ['00202']],
  ])('where names clash: %j in %j: %j', (ward, district, codes) => {
    const asked = outcome(ward, district, clashing);
    expect(asked).toBeInstanceOf(Array);
    expect(asked).toEqual(expect.arrayContaining(codes));
  });

  it('with its rows, the candidates’ districts, and most rows first', () => {
    const names = [
      { ward: 'Lái Thiu', district: 'Thuận An', rows: 2 },
      { ward: 'Tân Hiệp', district: null, rows: 7 },
      { ward: 'Tân  Hiệp', district: ' ', rows: 1 },
      { ward: ' ', district: 'Thuận An', rows: 5 },
      { ward: 'Phú Lợi', district: null, rows: 9 },
    ];
    const { resolved, questions } = matchWards(names, gazetteer, {});
    expect([...resolved]).toEqual([['Phú Lợi', '25744']]);
    expect(questions.map(({ key, rows }) => ({ key, rows }))).toEqual([
      { key: 'Tân Hiệp', rows: 8 },
      { key: 'Thuận An|Lái Thiu', rows: 2 },
    ]);
    expect(questions[0]?.candidates).toEqual([
      { code: '25873', name: 'Xã Tân Hiệp', districtName: 'Huyện Phú Giáo' },
      { code: '25920', name: 'Phường Tân Hiệp', districtName: 'Thành phố Tân Uyên' },
    ]);
    expect(questions[1]?.candidates[0]?.code).toBe('25966');
  });

  it('nothing is near: without candidates', () => {
    expect(outcome('Không có xã nào tên như thế')).toEqual([]);
  });
});

describe('an answer', () => {
  it('decides a name, however spaces, case and Unicode form come', () => {
    const answers = {
      'Tân Hiệp': '25873' as AreaCode,
      'tx tân uyên|tân hiêp': '25920' as AreaCode,
    };
    const decide = (ward: string, district: string | null) =>
      match(ward, district, gazetteer, answers).resolved.get(wardKey(ward, district));
    expect(decide('Tân Hiệp', null)).toBe('25873');
    expect(decide('TÂN  HIỆP'.normalize('NFD'), '')).toBe('25873');
    expect(decide('Tân Hiêp', 'TX Tân Uyên')).toBe('25920');
    expect(decide('Tân Hiệp', 'Tân Uyên')).toBe('25920');
  });

  it('that names no ward is asked again', () => {
    const answers = { 'Tân Hiệp': '99999' as AreaCode };
    expect(match('Tân Hiệp', null, gazetteer, answers).questions).toHaveLength(1);
    const district = { 'Tân Hiệp': '723' as AreaCode };
    expect(match('Tân Hiệp', null, gazetteer, district).questions).toHaveLength(1);
  });
});

const dropMarks = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** Ways in which offices write the same name; none of them makes it another one. */
const manglings: ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.normalize('NFD'),
  dropMarks,
  (name) => dropMarks(name.toUpperCase()),
  (name) => name.replace(/^(Phường|Xã|Thị trấn) /, ''),
  (name) =>
    name
      .replace(/^Phường /, 'P. ')
      .replace(/^Xã /, 'X. ')
      .replace(/^Thị trấn /, 'TT. '),
  (name) =>
    name
      .replace(/^Phường /, 'P.')
      .replace(/^Xã /, 'X.')
      .replace(/^Thị trấn /, 'TT.'),
  (name) => name.replace(/^Phường /, 'F ').replace(/^Thị trấn /, 'TT '),
  (name) => name.replace(/ /g, '  '),
  (name) => ` ${name}\u00a0`,
  (name) => name.replace(/oà/g, 'òa').replace(/òa(?=\s|$)/g, 'oà'),
  (name) => name.replace(/oà/g, 'òa'),
  (name) => name.replace(/ỹ/g, 'ĩ').replace(/ý/g, 'í'),
  (name) => name.replace(/(\S) (\S+)$/, '$1-$2'),
  (name) => name.replace(/(\p{Ll}) (\p{Lu}\p{Ll}+)$/u, '$1$2'),
  (name) => name.replace(/Đ/g, 'Ð'),
];
const mangling = fc
  .array(fc.constantFrom(...manglings), { maxLength: 4 })
  .map((all) => (name: string) => all.reduce((text, mangle) => mangle(text), name));

const spelled = fc.tuple(fc.constantFrom(...wards), mangling, mangling).map(([ward, one, two]) => {
  const district = gazetteer.find(({ code }) => code === ward.parentCode)?.name ?? '';
  const bare = district.replace(/^(Thành phố|Thị xã|Huyện) /, '');
  return { code: ward.code, ward: one(ward.name), district: two(bare) };
});

describe('each of the 91 communes in any spelling', () => {
  it('resolves to itself within its district', () => {
    fc.assert(
      fc.property(spelled, ({ code, ward, district }) => {
        expect(outcome(ward, district)).toBe(code);
        expect(outcome(`${ward}, ${district}`)).toBe(code);
        expect(outcome(`${ward} (${district})`)).toBe(code);
      }),
      { seed: 20231125, numRuns: 1000 },
    );
  });

  it('without its district resolves to itself, or is asked with it among the candidates', () => {
    fc.assert(
      fc.property(spelled, ({ code, ward }) => {
        const found = outcome(ward);
        if (typeof found === 'string') expect(found).toBe(code);
        else expect(found).toContain(code);
      }),
      { seed: 20231125, numRuns: 1000 },
    );
  });

  it('with a typing error is asked with it among the candidates, never taken for another', () => {
    const typo = fc.tuple(
      fc.nat(40),
      fc.constantFrom('drop', 'swap', 'put'),
      fc.constantFrom(...'anhtoi'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...wards),
        typo,
        fc.boolean(),
        (ward, [at, what, letter], folded) => {
          const name = folded ? dropMarks(ward.name) : ward.name;
          const start = name.lastIndexOf(' ') + 1;
          const i = start + (at % (name.length - start));
          const put = what === 'put' ? letter : '';
          const swapped = (name[i + 1] ?? '') + name[i];
          const text =
            name.slice(0, i) +
            (what === 'swap' ? swapped : put) +
            name.slice(i + (what === 'swap' ? 2 : 1));
          const found = outcome(text, ward.parentCode);
          if (typeof found === 'string') expect(found).toBe(ward.code);
          else expect(found).toContain(ward.code);
        },
      ),
      { seed: 20231125, numRuns: 1000 },
    );
  });

  it('any text at all is answered without a throw, and found only where a name is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.string()), (ward, district) => {
        const { resolved, questions } = match(ward, district);
        expect(resolved.size + questions.length).toBe(ward.trim() === '' ? 0 : 1);
      }),
      { seed: 20231125, numRuns: 1000 },
    );
  });
});

describe('names where districts and the province may be meant too', () => {
  const levels: AreaLevel[] = ['province', 'district', 'ward'];
  /** The code, or the codes that are asked about first. */
  function meant(name: string, district: string | null = null, among = levels) {
    const { resolved, questions } = matchWards(
      [{ ward: name, district, rows: 1 }],
      gazetteer,
      {},
      among,
    );
    expect(questions.flatMap((question) => question.levels)).toEqual(
      resolved.size > 0 ? [] : among,
    );
    return (
      resolved.get(wardKey(name, district)) ?? questions[0]?.candidates.map(({ code }) => code)
    );
  }

  it.each([
    ['TP. Thuận An', null, '725'],
    ['thi xa ben cat', null, '721'],
    ['Phú Giáo', null, '722'],
    ['Tỉnh Bình Dương', null, '74'],
    ['725', null, '725'],
    ['74', null, '74'],
    ['25966', null, '25966'],
    ['P. Lái Thiêu', null, '25966'],
    ['Lái Thiêu', 'TP. Thuận An', '25966'],
    ['Phú Giáo', 'Bình Dương', '722'],
    ['Huyện Phú Giáo, tỉnh Bình Dương', null, '722'],
    ['TP. Dĩ An', null, '724'],
    ['TP. Dĩ An', 'TP. Dĩ An', '724'],
  ])('%s (%s) is %s', (name, district, code) => expect(meant(name, district)).toBe(code));

  it('a ward and the city around it that have one name are asked', () => {
    expect(meant('Dĩ An')).toEqual(expect.arrayContaining(['724', '25942']));
    expect(meant('Dĩ An, Bình Dương')).toEqual(expect.arrayContaining(['724']));
  });

  it('what is of no level that is allowed is not taken', () => {
    expect(meant('Tỉnh Bình Dương', null, ['district', 'ward'])).not.toBe('74');
    expect(meant('TP. Thuận An', null, ['ward'])).not.toBe('725');
  });
});
