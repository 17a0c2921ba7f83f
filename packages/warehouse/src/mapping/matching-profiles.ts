import type { ImportProfile } from '@tungngo/domain';
import { delimitedKindOf } from '../ingest/kinds/delimited-kinds.js';
import { columnPosition } from './header-words.js';
import { proposeMapping } from './propose-mapping.js';

/**
 * The profiles that fit a table: their columns are all there, and with what is recognised nothing
 * required is missing. Those that name most columns go first.
 */
export function matchingProfiles(
  headers: readonly string[],
  profiles: readonly ImportProfile[],
): ImportProfile[] {
  return profiles
    .filter((profile) => fits(headers, profile))
    .map((profile) => ({ profile, named: namedColumns(profile).length }))
    .sort((a, b) => b.named - a.named || a.profile.name.localeCompare(b.profile.name, 'en'))
    .map(({ profile }) => profile);
}

function fits(headers: readonly string[], profile: ImportProfile): boolean {
  if (namedColumns(profile).some((column) => columnPosition(headers, column) < 0)) return false;
  const kind = delimitedKindOf(profile.kind);
  if (!kind) return false;
  return proposeMapping(headers, kind, { given: profile.columns ?? {} }).missing.length === 0;
}

function namedColumns({ columns = {} }: ImportProfile): string[] {
  return Object.values(columns).flatMap((source) => ('column' in source ? [source.column] : []));
}
