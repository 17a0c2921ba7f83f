import { createToken, listTokens, revokeToken } from '@tungngo/api/import-tokens';
import type { Problem } from '@tungngo/domain';
import { type CommandContext, exitCodes, refuse } from '../command.js';
import { textTable } from '../output.js';

/** `tungngo token create NAME`: a program's right to send files; shown this once. */
export async function makeToken(
  { instance, output }: CommandContext,
  name: string,
): Promise<number> {
  const made = await createToken(instance.dir, name);
  if (!made.ok) return refuse(output, made.problem);
  output.note(
    'Chép lại mã này ngay: máy chỉ giữ dấu băm, không hiện lại được.',
    'Copy it now: only its hash is kept, and it cannot be shown again.',
  );
  output.result({ name, token: made.value }, made.value);
  return exitCodes.done;
}

/** `tungngo token list`: names, never tokens. */
export async function showTokens({ instance, output }: CommandContext): Promise<number> {
  const vi = output.language === 'vi';
  const tokens = (await listTokens(instance.dir)).map(({ name, createdAt }) => ({
    name,
    createdAt,
  }));
  const headers = vi ? ['Tên', 'Tạo lúc'] : ['Name', 'Made at'];
  const table = textTable(
    headers,
    tokens.map(({ name, createdAt }) => [name, createdAt]),
  );
  const none = vi ? 'Chưa có mã truy cập nào.' : 'There is no token.';
  output.result({ tokens }, tokens.length > 0 ? table : none);
  return exitCodes.done;
}

/** `tungngo token revoke NAME`: takes the right away at once, also from a server that runs. */
export async function dropToken(
  { instance, output }: CommandContext,
  name: string,
): Promise<number> {
  if (!(await revokeToken(instance.dir, name))) return refuse(output, unknownToken(name));
  output.result(
    { revoked: name },
    output.language === 'vi' ? `Đã thu hồi mã “${name}”.` : `Revoked the token “${name}”.`,
  );
  return exitCodes.done;
}

function unknownToken(name: string): Problem {
  return {
    code: 'not-found',
    message: { vi: `Không có mã truy cập tên “${name}”.`, en: `There is no token “${name}”.` },
    remedy: {
      vi: 'Xem tên bằng: tungngo token list',
      en: 'See the names with: tungngo token list',
    },
  };
}
