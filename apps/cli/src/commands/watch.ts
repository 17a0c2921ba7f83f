import { resolve } from 'node:path';
import type { ImportSetup } from '@tungngo/api';
import { ok, type Problem, type Result, refused } from '@tungngo/domain';

type WatchedFolder = NonNullable<ImportSetup['watch']>[number];

export interface WatchOptions {
  /** `NAME=DIR`, or `DIR` for the profile below; each may be given several times. */
  watch: string[];
  profile?: string | undefined;
  after: WatchedFolder['after'];
}

/** The folders that the command line and `TUNGNGO_WATCH` (`NAME=DIR,NAME=DIR`) say. */
export function watchedFolders(
  { watch, profile, after }: WatchOptions,
  setting = process.env.TUNGNGO_WATCH ?? '',
): Result<WatchedFolder[]> {
  const said = [...watch, ...setting.split(',').filter((part) => part.trim() !== '')];
  const folders: WatchedFolder[] = [];
  for (const text of said) {
    const [, named, folder] = /^\s*([a-z0-9][a-z0-9-]{0,63})=(.+)$/.exec(text) ?? [];
    const name = named ?? profile;
    if (name === undefined) return refused(namelessFolder(text));
    folders.push({ dir: resolve((folder ?? text).trim()), profile: name, after });
  }
  return ok(folders);
}

function namelessFolder(dir: string): Problem {
  return {
    code: 'input-invalid',
    message: {
      vi: `Chưa rõ thư mục ${dir} được nhập theo hồ sơ nào.`,
      en: `It is not said by which profile the folder ${dir} is imported.`,
    },
    remedy: {
      vi: `Ghi --watch TÊN-HỒ-SƠ=${dir}, hoặc thêm --profile TÊN-HỒ-SƠ.`,
      en: `Write --watch PROFILE=${dir}, or add --profile PROFILE.`,
    },
    place: { field: 'watch', value: dir },
  };
}
