import type { Session } from '../duckdb/session.js';

const BLOCK_BYTES = 64;
const KEY_BYTES = 32;

/**
 * Makes `personOf` usable in the session. The key lives in two session variables (HMAC's inner and
 * outer pads), in memory only: it is part of no statement's text and of no file.
 *
 * @throws RangeError when the key has not 32 bytes.
 */
export async function useIdentityKey(session: Session, key: Uint8Array): Promise<void> {
  if (key.length !== KEY_BYTES) {
    throw new RangeError(`the identity key has ${key.length} bytes; ${KEY_BYTES} are needed`);
  }
  await session.run('SET VARIABLE identity_inner_pad = unhex($pad)', { pad: padHex(key, 0x36) });
  await session.run('SET VARIABLE identity_outer_pad = unhex($pad)', { pad: padHex(key, 0x5c) });
}

function padHex(key: Uint8Array, mask: number): string {
  const block = Buffer.alloc(BLOCK_BYTES, mask);
  for (const [i, byte] of key.entries()) block[i] = byte ^ mask;
  return block.toString('hex');
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
  const inner = `sha256(getvariable('identity_inner_pad') || encode(${normal}))`;
  const outer = `sha256(getvariable('identity_outer_pad') || unhex(${inner}))`;
  return `('0x' || left(${outer}, 16))::UBIGINT`;
}
