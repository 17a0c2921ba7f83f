import { DuckDBScalarFunction, UBIGINT, VARCHAR } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { Session } from '../duckdb/session.js';
import { createKeyedHasher, type KeyedHasher } from './keyed-hasher.js';

const KEY_BYTES = 32;

/**
 * Makes `personOf` usable in the session. The key lives in the memory of this process only: it is
 * part of no statement's text and of no file.
 *
 * @throws RangeError when the key has not 32 bytes.
 */
export function useIdentityKey(session: Session, key: Uint8Array): void {
  if (key.length !== KEY_BYTES) {
    throw new RangeError(`the identity key has ${key.length} bytes; ${KEY_BYTES} are needed`);
  }
  const hasher = createKeyedHasher(key, duckdb.vector_size());
  session.define(hashFunction('keyed_hash_of_plain', hasher, 'plain'));
  session.define(hashFunction('keyed_hash', hasher, 'all'));
}

/**
 * SQL for the person behind an identifier: the first 64 bits of HMAC-SHA-256 (RFC 2104) of the
 * identifier without blanks (space, tab, no-break space), in upper case, as UBIGINT.
 *
 * With n persons, some two of them collide with odds of about n² / 2^65: 1 in 1.8 million for
 * 4.5 million persons (a province), 1 in 3,700 for 100 million (the country).
 */
export function personOf(identifier: string): string {
  const normal = `upper(translate(${identifier}, ' ' || chr(9) || chr(160), ''))`;
  return `coalesce(keyed_hash_of_plain(${identifier}), keyed_hash(${normal}))`;
}

/**
 * A function of a text in SQL, NULL where the hasher leaves a row out. It reads and writes DuckDB's
 * vectors as they lie in memory, 2,048 rows a call: a text or BigInt of each row would cost more
 * than its hash. Calls come one at a time, on the main thread.
 */
function hashFunction(name: string, hasher: KeyedHasher, which: 'plain' | 'all') {
  const made = new DuckDBScalarFunction();
  made.setName(name);
  made.addParameter(VARCHAR);
  made.setReturnType(UBIGINT);
  made.setSpecialHandling();
  const out = new Uint32Array(2 * duckdb.vector_size());
  duckdb.scalar_function_set_function(made.scalar_function, (_info, input, output) => {
    const texts = textsOf(input);
    const { count } = texts;
    let valid: Uint8Array | null = null;
    hasher.hash(texts, which, out, (row) => {
      valid ??= new Uint8Array(Math.ceil(count / 64) * 8).fill(0xff);
      valid[row >> 3] = (valid[row >> 3] ?? 0) & ~(1 << (row & 7));
    });
    duckdb.copy_data_to_vector(output, 0, out.buffer, 0, count * 8);
    if (valid !== null) writeValidity(output, valid);
  });
  return made;
}
function writeValidity(output: duckdb.Vector, valid: Uint8Array<ArrayBuffer>): void {
  duckdb.vector_ensure_validity_writable(output);
  duckdb.copy_data_to_vector_validity(output, 0, valid.buffer, 0, valid.byteLength);
}

function textsOf(input: duckdb.DataChunk) {
  const count = duckdb.data_chunk_get_size(input);
  const vector = duckdb.data_chunk_get_vector(input, 0);
  const data = duckdb.vector_get_data(vector, count * 16);
  // There is none when every row has a value, whatever the binding's type says.
  const valid = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8) as Uint8Array | null;
  return {
    count,
    slots: new Uint32Array(data.buffer, data.byteOffset, count * 4),
    isNull: (row: number) => valid !== null && ((valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0,
    longBytes(row: number) {
      const bytes = new DataView(data.buffer, data.byteOffset).getUint32(row * 16, true);
      const pointer = data.byteOffset + row * 16 + 8;
      return duckdb.get_data_from_pointer(data.buffer as ArrayBuffer, pointer, bytes);
    },
  };
}
