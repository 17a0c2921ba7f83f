import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import {
  type ImportProfile,
  importProfileSchema,
  ok,
  type Problem,
  type Result,
  refused,
} from '@tungngo/domain';
import { parseProfile, writeProfile } from './profile-text.js';

/** Endings of profiles' files; the first is ours, and goes before the others of the same name. */
const endings = ['.yaml', '.yml', '.json'];

/** No profile that a person writes is longer; a thousand answers about wards are 50 kB. */
const MAX_BYTES = 4_000_000;

/** The profiles of a folder, by name, and what is wrong with those that cannot be read. */
export interface ProfileList {
  profiles: ImportProfile[];
  problems: Problem[];
}

/** Reads a profile from a YAML or JSON file; it takes the file's name when it states none. */
export async function readProfile(path: string): Promise<Result<ImportProfile>> {
  const file = basename(path);
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return refused(tooLarge(file));
    const text = await readFile(path, 'utf8');
    const name = basename(path, extname(path)).toLowerCase();
    return parseProfile(text, file, importProfileSchema.shape.name.safeParse(name).data);
  } catch (error) {
    return refused(unreadable(error, file));
  }
}

/**
 * The profiles of a folder, which need not exist. A file that cannot be read, or whose profile has
 * another name than the file, is told among the problems and hides no other.
 */
export async function listProfiles(dir: string): Promise<ProfileList> {
  const list: ProfileList = { profiles: [], problems: [] };
  const seen = new Set<string>();
  for (const file of await profileFiles(dir)) {
    const name = basename(file, extname(file));
    if (seen.has(name)) continue;
    seen.add(name);
    const read = await readProfile(join(dir, file));
    if (!read.ok) list.problems.push(read.problem);
    else if (read.value.name === name) list.profiles.push(read.value);
    else list.problems.push(otherName(file, read.value.name));
  }
  return list;
}

/** The profile of that name in a folder. */
export async function findProfile(dir: string, name: string): Promise<Result<ImportProfile>> {
  const file = isName(name) ? (await filesOf(dir, name))[0] : undefined;
  if (file === undefined) return refused(unknownProfile(name));
  const read = await readProfile(join(dir, file));
  return read.ok && read.value.name !== name ? refused(otherName(file, read.value.name)) : read;
}

/**
 * Writes a profile to `<dir>/<name>.yaml` in one step: readers see the old one or the new one,
 * whole. Files of the same name with another ending are removed.
 */
export async function saveProfile(
  dir: string,
  profile: ImportProfile,
): Promise<Result<ImportProfile>> {
  // Read back as a file is: what would be refused there is not written here.
  const text = writeProfile(profile);
  const checked = parseProfile(text, `${profile.name}.yaml`);
  if (!checked.ok) return checked;
  const file = `${checked.value.name}.yaml`;
  try {
    await mkdir(dir, { recursive: true });
    await replaceFile(dir, file, text);
    const others = await filesOf(dir, checked.value.name);
    for (const other of others) if (other !== file) await rm(join(dir, other));
    return checked;
  } catch (error) {
    return refused(unwritable(error, file));
  }
}

/** Removes the profile of that name; refused with `not-found` when there is none. */
export async function deleteProfile(dir: string, name: string): Promise<Result<null>> {
  const files = isName(name) ? await filesOf(dir, name) : [];
  if (files.length === 0) return refused(unknownProfile(name));
  try {
    for (const file of files) await rm(join(dir, file));
    return ok(null);
  } catch (error) {
    return refused(unwritable(error, `${name}.yaml`));
  }
}

/** A name is also that of a file: it holds no dot and no slash, so it stays within the folder. */
function isName(name: string): boolean {
  return importProfileSchema.shape.name.safeParse(name).success;
}

async function filesOf(dir: string, name: string): Promise<string[]> {
  return (await profileFiles(dir)).filter((file) => basename(file, extname(file)) === name);
}

/** By name, then by ending. */
async function profileFiles(dir: string): Promise<string[]> {
  let entries: string[];
  try {
    entries = await readdir(dir);
  } catch {
    return [];
  }
  const rank = (file: string) => endings.indexOf(extname(file));
  const nameOf = (file: string) => basename(file, extname(file));
  return entries
    .filter((file) => rank(file) >= 0 && !file.startsWith('.'))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en') || rank(a) - rank(b));
}

async function replaceFile(dir: string, file: string, text: string): Promise<void> {
  const unfinished = join(dir, `.${file}.${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(unfinished, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, join(dir, file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code ?? '');
}

function unreadable(error: unknown, file: string): Problem {
  const missing = codeOf(error) === 'ENOENT';
  return {
    code: missing ? 'file-missing' : 'file-unreadable',
    message: missing
      ? { vi: 'Không có tệp hồ sơ nhập này.', en: 'There is no such profile file.' }
      : { vi: 'Không đọc được tệp hồ sơ nhập.', en: 'The profile file cannot be read.' },
    remedy: {
      vi: 'Kiểm tra đường dẫn và quyền đọc của tệp.',
      en: 'Check the path and that the file may be read.',
    },
    place: { file },
  };
}

function tooLarge(file: string): Problem {
  return {
    code: 'file-too-large',
    message: {
      vi: 'Tệp hồ sơ nhập lớn hơn 4 MB.',
      en: 'The profile file is larger than 4 MB.',
    },
    remedy: { vi: 'Chọn đúng tệp hồ sơ nhập.', en: 'Choose a file that is a profile.' },
    place: { file },
  };
}

function unwritable(error: unknown, file: string): Problem {
  const full = ['ENOSPC', 'EDQUOT'].includes(codeOf(error));
  return {
    code: full ? 'disk-full' : 'not-writable',
    message: full
      ? {
          vi: 'Ổ đĩa đã đầy, chưa lưu được hồ sơ nhập.',
          en: 'The disk is full: nothing was saved.',
        }
      : {
          vi: 'Không ghi được vào thư mục hồ sơ nhập.',
          en: 'The folder of profiles cannot be written to.',
        },
    remedy: full
      ? { vi: 'Giải phóng dung lượng rồi lưu lại.', en: 'Free some space and save again.' }
      : { vi: 'Kiểm tra quyền ghi của thư mục.', en: 'Check that the folder may be written to.' },
    place: { file },
  };
}

function otherName(file: string, name: string): Problem {
  return {
    code: 'input-invalid',
    message: {
      vi: `Tệp này ghi tên hồ sơ là “${name}”, khác tên tệp.`,
      en: `This file calls its profile “${name}”, which is not the file’s name.`,
    },
    remedy: {
      vi: 'Đổi tên tệp, hoặc bỏ mục “name” trong tệp.',
      en: 'Rename the file, or leave “name” out of it.',
    },
    place: { file, field: 'name' },
  };
}

function unknownProfile(name: string): Problem {
  return {
    code: 'not-found',
    message: {
      vi: `Không có hồ sơ nhập “${name.slice(0, 64)}”.`,
      en: `There is no profile “${name.slice(0, 64)}”.`,
    },
    remedy: {
      vi: 'Chọn một hồ sơ trong danh sách, hoặc lưu hồ sơ này trước.',
      en: 'Choose one of the list, or save it first.',
    },
  };
}
