import type { ImportProfile, Result } from '@tungngo/domain';
import { deleteProfile, findProfile, listProfiles, saveProfile } from '@tungngo/warehouse';

/** The profiles of an installation, one file each in a folder. */
export interface SavedProfiles {
  /** Those that can be read, by name. */
  list(): Promise<ImportProfile[]>;
  find(name: string): Promise<Result<ImportProfile>>;
  save(profile: ImportProfile): Promise<Result<ImportProfile>>;
  remove(name: string): Promise<Result<null>>;
}

/** The profiles in a folder, which need not exist yet. */
export function savedProfiles(dir: string): SavedProfiles {
  return {
    list: async () => (await listProfiles(dir)).profiles,
    find: (name) => findProfile(dir, name),
    save: (profile) => saveProfile(dir, profile),
    remove: (name) => deleteProfile(dir, name),
  };
}
