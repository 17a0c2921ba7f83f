import { importKinds } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { delimitedKinds } from '../ingest/kinds/delimited-kinds.js';
import { describeKinds } from './describe-kinds.js';
import { mappableFields, namesOf } from './field-names.js';
import { proposeMapping } from './propose-mapping.js';
import { rankKinds } from './rank-kinds.js';
import { foldedKey, wordsOf } from './words.js';

describe('kinds of a table', () => {
  it.each(delimitedKinds.map((kind) => [kind.kind, kind] as const))(
    'our own %s are recognised first, in full',
    (name, kind) => {
      const headers = kind.columns.map(({ header }) => header);
      const [first] = rankKinds(headers, delimitedKinds);
      expect(first).toMatchObject({ kind: name, missing: [], score: 1 });
    },
  );

  it('a table of an office is known among others, with what it lacks', () => {
    const headers = ['STT', 'Họ tên', 'Số CCCD', 'Phường/Xã', 'Ngày KH', 'Hình thức', 'Cư trú'];
    const [first] = rankKinds(headers, delimitedKinds);
    expect(first).toMatchObject({ kind: 'activations', missing: [] });
    const [partial] = rankKinds(headers.slice(0, 5), delimitedKinds);
    expect(partial?.kind).toBe('activations');
    expect(partial?.missing).toEqual(['channel', 'residency']);
    expect(partial?.score).toBeLessThan(0.5);
  });

  it('a table that lacks nothing goes before one that explains more columns', () => {
    const ranked = rankKinds(['Mã xã', 'Ngày', 'Chỉ tiêu', 'Số người', 'Mức'], delimitedKinds);
    expect(ranked[0]).toMatchObject({ kind: 'daily-counts', missing: [] });
    const complete = ranked.map(({ missing }) => missing.length === 0);
    expect(complete).toEqual([...complete].sort((a, b) => Number(b) - Number(a)));
  });

  it('a table of which nothing is known has no kind', () => {
    expect(rankKinds(['STT', 'Ghi chú', '', 'Họ tên'], delimitedKinds)).toEqual([]);
    expect(rankKinds([], delimitedKinds)).toEqual([]);
  });
});

describe('names of fields', () => {
  it.each(delimitedKinds.map((kind) => [kind.kind, kind] as const))(
    'no name of %s is that of two fields',
    (_, kind) => {
      const owners = new Map<string, string>();
      for (const column of kind.columns) {
        const { own, aliases } = namesOf(column, kind);
        for (const name of [...own, ...aliases]) {
          const key = wordsOf(name)
            .map(({ spelled }) => spelled)
            .join(' ');
          expect([name, owners.get(key) ?? column.field]).toEqual([name, column.field]);
          owners.set(key, column.field);
        }
      }
    },
  );

  it.each(delimitedKinds.map((kind) => [kind.kind, kind] as const))(
    'each name of %s alone fills its field, with and without marks',
    (_, kind) => {
      for (const column of kind.columns) {
        const { own, aliases, weak } = namesOf(column, kind);
        for (const name of [...own, ...aliases, ...weak]) {
          const { columns } = proposeMapping([name], kind);
          expect([name, Object.keys(columns)]).toEqual([name, [column.field]]);
          const bare = wordsOf(name)
            .map(({ folded }) => folded)
            .join(' ');
          const alone = proposeMapping([bare], kind);
          const taken = [...Object.keys(alone.columns), ...alone.ambiguous.map((a) => a.field)];
          expect([bare, taken.length <= 1]).toEqual([bare, true]);
          expect(foldedKey(wordsOf(bare))).toBe(foldedKey(wordsOf(name)));
        }
      }
    },
  );
});

describe('descriptions of kinds', () => {
  const described = describeKinds();

  it('are there for every kind, in the domain’s order', () => {
    expect(described.map(({ kind }) => kind)).toEqual([...importKinds]);
  });

  it('have every field that a mapping may fill, with words in both languages', () => {
    for (const kind of delimitedKinds) {
      const fields = described.find((found) => found.kind === kind.kind)?.fields ?? [];
      expect(fields.map(({ field }) => field)).toEqual(mappableFields(kind));
      for (const { label, values } of fields) {
        for (const text of [label.vi, label.en, values.vi, values.en]) expect(text).not.toBe('');
      }
    }
  });

  it('say what is required and what a closed list holds', () => {
    const fields = described.find(({ kind }) => kind === 'activations')?.fields ?? [];
    const of = (name: string) => fields.find(({ field }) => field === name);
    expect(of('person')?.required).toBe(true);
    expect(of('cell')?.required).toBe(false);
    expect(of('ward_name')?.required).toBe(false);
    expect(of('residency')?.choices).toEqual(['Thường trú', 'Tạm trú']);
  });
});
