import { join } from 'node:path';
import {
  type ImportKind,
  type ImportProfile,
  importKindLabels,
  ok,
  type Problem,
  type Result,
  refused,
  type TextEncoding,
} from '@tungngo/domain';
import { findProfile, readProfile } from '@tungngo/warehouse';
import type { Instance } from '../instance.js';

/** How the command line says that files are to be read. */
export interface ReadingOptions {
  /** Name of a saved profile, or path of a profile's file. */
  profile?: string | undefined;
  sheet?: string | undefined;
  headerRow?: number | undefined;
  encoding?: TextEncoding | undefined;
  delimiter?: string | undefined;
  /** Of boundaries: the vintage whose units they are the shapes of. */
  vintage?: string | undefined;
}

export const profilesDir = ({ dir }: Instance) => join(dir, 'profiles');

/** The profile, and over it what is said beside it. Refused when it is one of another kind. */
export async function readingOf(
  instance: Instance,
  {
    kind,
    profile,
    sheet,
    headerRow,
    encoding,
    delimiter,
    vintage,
  }: ReadingOptions & { kind: ImportKind },
): Promise<Result<Omit<ImportProfile, 'name' | 'kind'>>> {
  const said = {
    ...(sheet !== undefined && { table: sheet }),
    ...(headerRow !== undefined && { headerRow }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(vintage !== undefined && { vintage }),
  };
  if (profile === undefined) return ok(said);
  const found = await profileOf(instance, profile);
  if (!found.ok) return found;
  const { name, kind: profileKind, ...reading } = found.value;
  if (profileKind !== kind) return refused(otherKind(name, profileKind, kind));
  return ok({ ...reading, ...said });
}

/** A saved profile by its name, or one in a file by its path. */
function profileOf(instance: Instance, profile: string): Promise<Result<ImportProfile>> {
  const isPath = /[/\\]|\.(ya?ml|json)$/i.test(profile);
  return isPath ? readProfile(profile) : findProfile(profilesDir(instance), profile);
}

function otherKind(name: string, is: ImportKind, asked: ImportKind): Problem {
  return {
    code: 'input-invalid',
    message: {
      vi: `Hồ sơ “${name}” dành cho “${importKindLabels[is].vi}”, không phải “${importKindLabels[asked].vi}”.`,
      en: `The profile “${name}” is for “${importKindLabels[is].en}”, not “${importKindLabels[asked].en}”.`,
    },
    remedy: {
      vi: `Dùng: tungngo import ${is} … --profile ${name}, hoặc chọn hồ sơ khác.`,
      en: `Use: tungngo import ${is} … --profile ${name}, or choose another profile.`,
    },
    place: { field: 'profile', value: name },
  };
}
