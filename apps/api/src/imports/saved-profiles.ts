import { type ImportProfile, type KindDescription, ok, type Result } from '@tungngo/domain';

/** Profiles that are saved in a folder, one file each. */
export interface SavedProfiles {
  list(): Promise<ImportProfile[]>;
  find(name: string): Promise<ImportProfile | null>;
  save(profile: ImportProfile): Promise<Result<ImportProfile>>;
  remove(name: string): Promise<boolean>;
}

export function describeKinds(): KindDescription[] {
  return [];
}

export function openSavedProfiles(_dir: string): SavedProfiles {
  const kept = new Map<string, ImportProfile>();
  return {
    list: async () => [...kept.values()],
    find: async (name) => kept.get(name) ?? null,
    async save(profile) {
      kept.set(profile.name, profile);
      return ok(profile);
    },
    remove: async (name) => kept.delete(name),
  };
}
