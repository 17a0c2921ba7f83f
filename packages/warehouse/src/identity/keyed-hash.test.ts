import { createHmac } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession, type Session } from '../duckdb/session.js';
import { personOf, useIdentityKey } from './keyed-hash.js';

const key = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');

let instance: DuckDBInstance;
let session: Session;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  session = await openSession(instance);
  useIdentityKey(session, key);
});
afterAll(() => {
  session.close();
  instance.closeSync();
});

/** The persons of texts, through a table so that nothing is folded into a constant. */
async function personsOf(texts: (string | null)[]): Promise<(bigint | null)[]> {
  await session.run('CREATE OR REPLACE TEMP TABLE given (nth INTEGER, text VARCHAR)');
  await session.run(
    `INSERT INTO given
    SELECT (item->>'nth')::INTEGER, item->>'text' FROM (SELECT unnest($items::JSON::JSON[]) AS item)`,
    { items: JSON.stringify(texts.map((text, nth) => ({ nth, text }))) },
  );
  const rows = await session.rows<{ person: bigint | null }>(
    `SELECT ${personOf('text')} AS person FROM given ORDER BY nth`,
  );
  return rows.map(({ person }) => person);
}

/** By OpenSSL, of a text that is normal already. */
function expected(text: string): bigint {
  return createHmac('sha256', key).update(text).digest().readBigUInt64BE();
}

describe('the person behind an identifier', () => {
  it('has the first 64 bits of HMAC-SHA-256, at every length of a text', async () => {
    const texts = Array.from({ length: 200 }, (_, length) =>
      Array.from({ length }, (_, i) => String.fromCharCode(0x30 + ((i * 7 + length) % 10))).join(
        '',
      ),
    );
    expect(await personsOf(texts)).toEqual(texts.map(expected));
  });

  it('is that of RFC 4231’s first case, cut to 64 bits', async () => {
    const padded = Buffer.concat([Buffer.alloc(20, 0x0b), Buffer.alloc(12)]);
    const other = await openSession(await DuckDBInstance.create(':memory:'));
    useIdentityKey(other, padded);
    const { person } = await other.one<{ person: bigint }>(
      `SELECT keyed_hash(text) AS person FROM (VALUES ('Hi There')) AS given(text)`,
    );
    other.close();
    expect(person).toBe(0xb0344c61d8db3853n);
  });

  const unplain = [
    ['blanks', ' 0790 9801\t2345\u00a0', '079098012345'],
    ['lower case', 'bd0790980123', 'BD0790980123'],
    ['a long text with blanks', '079 098 012 345 / bình dương', '079098012345/BÌNHDƯƠNG'],
    ['letters outside ASCII', 'Đ0123', 'Đ0123'],
    ['nothing but a blank', ' ', ''],
  ] as const;
  it.each(unplain)('is the same with %s', async (_what, text, normal) => {
    expect(await personsOf([text])).toEqual([expected(normal)]);
  });

  it('is none of a missing identifier, among others and alone', async () => {
    expect(await personsOf([null, '1', null, 'a b'])).toEqual([
      null,
      expected('1'),
      null,
      expected('AB'),
    ]);
    expect(await personsOf([null])).toEqual([null]);
  });

  it('is right of a constant, and where a condition leaves rows out', async () => {
    const [row] = await session.rows(`SELECT ${personOf("'0123 a'")} AS person`);
    expect(row).toEqual({ person: expected('0123A') });
    const some = await session.rows<{ i: number; person: bigint | null }>(`
      SELECT i::INTEGER AS i, CASE WHEN i % 3 = 1 THEN ${personOf('text')} END AS person
      FROM (SELECT i, CASE WHEN i % 2 = 0 THEN i::VARCHAR ELSE 'a number ' || i END AS text
            FROM range(5000) AS r(i))
      ORDER BY i`);
    for (const { i, person } of some) {
      const text = i % 2 === 0 ? String(i) : `ANUMBER${i}`;
      expect(person).toBe(i % 3 === 1 ? expected(text) : null);
    }
  });

  it('equals OpenSSL’s for any texts, whatever stood in the rows before', async () => {
    const normal = fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZ-./#@'), maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(normal), { maxLength: 60 }), async (texts) => {
        expect(await personsOf(texts)).toEqual(
          texts.map((text) => (text === null ? null : expected(text))),
        );
      }),
      { seed: 20261125, numRuns: 60 },
    );
  });

  it('is what the SQL of earlier releases made, so that kept data stay valid', async () => {
    const pad = (mask: number) =>
      Buffer.concat([Buffer.from(key.map((byte) => byte ^ mask)), Buffer.alloc(32, mask)]).toString(
        'hex',
      );
    await session.run('SET VARIABLE inner_pad = unhex($pad)', { pad: pad(0x36) });
    await session.run('SET VARIABLE outer_pad = unhex($pad)', { pad: pad(0x5c) });
    const normal = `upper(translate(text, ' ' || chr(9) || chr(160), ''))`;
    const inner = `sha256(getvariable('inner_pad') || encode(${normal}))`;
    const outer = `sha256(getvariable('outer_pad') || unhex(${inner}))`;
    const anyText = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter((text) => !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 60 }), async (texts) => {
        await personsOf(texts);
        const { differ } = await session.one<{ differ: number }>(`
          SELECT count(*)::INTEGER AS differ FROM given
          WHERE ${personOf('text')} IS DISTINCT FROM ('0x' || left(${outer}, 16))::UBIGINT`);
        expect(differ).toBe(0);
      }),
      { seed: 20261125, numRuns: 40 },
    );
  });
});
