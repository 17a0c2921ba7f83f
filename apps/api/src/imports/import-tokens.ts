import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, type Problem, ProblemError, type Result, refused } from '@tungngo/domain';
import { z } from 'zod';

const tokensSchema = z.array(
  z.object({
    name: z.string(),
    /** SHA-256 of the token, hexadecimal: whoever reads the file cannot use it. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    createdAt: z.string(),
  }),
);

/** A program's right to send files, as it is kept. */
export type ImportToken = z.infer<typeof tokensSchema>[number];

const placeOf = (dataDir: string) => join(dataDir, 'secrets', 'import-tokens.json');

/** Makes a token and gives it, this once: only its hash is kept. Refused when the name is taken. */
export async function createToken(dataDir: string, name: string): Promise<Result<string>> {
  const tokens = await listTokens(dataDir);
  if (tokens.some((token) => token.name === name)) return refused(nameTaken(name));
  // A prefix lets a search for leaked secrets find it.
  const token = `tungngo_${randomBytes(32).toString('base64url')}`;
  const sha256 = digest(token).toString('hex');
  await writeTokens(dataDir, [...tokens, { name, sha256, createdAt: new Date().toISOString() }]);
  return ok(token);
}

/** Tokens in the order of their making. Throws a `ProblemError` when their file is broken. */
export async function listTokens(dataDir: string): Promise<ImportToken[]> {
  const path = placeOf(dataDir);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  try {
    return tokensSchema.parse(JSON.parse(text));
  } catch {
    throw new ProblemError(brokenFile(path));
  }
}

/** Takes a token's right away, at once; false when there is none of that name. */
export async function revokeToken(dataDir: string, name: string): Promise<boolean> {
  const tokens = await listTokens(dataDir);
  const rest = tokens.filter((token) => token.name !== name);
  if (rest.length === tokens.length) return false;
  await writeTokens(dataDir, rest);
  return true;
}

/** The name of the token that an `Authorization` header bears; null when it is none of ours. */
export async function tokenNameOf(
  dataDir: string,
  authorization: string | undefined,
): Promise<string | null> {
  const [, token = ''] = /^Bearer +([\w-]{1,200})$/i.exec(authorization ?? '') ?? [];
  const given = digest(token);
  let name: string | null = null;
  // Every token is compared, in constant time: how long it takes tells nothing.
  for (const known of await listTokens(dataDir)) {
    if (timingSafeEqual(given, Buffer.from(known.sha256, 'hex'))) ({ name } = known);
  }
  return name;
}

const digest = (token: string) => createHash('sha256').update(token).digest();

async function writeTokens(dataDir: string, tokens: ImportToken[]): Promise<void> {
  const path = placeOf(dataDir);
  const next = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeFile(next, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600, flush: true });
    await rename(next, path);
  } finally {
    await rm(next, { force: true });
  }
}

function nameTaken(name: string): Problem {
  return {
    code: 'input-invalid',
    message: { vi: `Đã có mã truy cập tên “${name}”.`, en: `There is a token “${name}” already.` },
    remedy: {
      vi: `Chọn tên khác, hoặc thu hồi mã cũ: tungngo token revoke ${name}`,
      en: `Choose another name, or revoke the old one: tungngo token revoke ${name}`,
    },
    place: { field: 'name', value: name },
  };
}

function brokenFile(path: string): Problem {
  return {
    code: 'integrity-failed',
    message: {
      vi: `Tệp mã truy cập ${path} không đọc được.`,
      en: `The file of tokens ${path} cannot be read.`,
    },
    remedy: {
      vi: 'Khôi phục từ bản sao lưu, hoặc xoá tệp rồi tạo lại các mã: tungngo token create TÊN',
      en: 'Restore it from a backup, or delete it and make the tokens anew: tungngo token create NAME',
    },
  };
}
