import type { Session } from '../duckdb/session.js';

/** What became of the events that arrived. */
export interface Settled {
  accepted: number;
  duplicate: number;
}

/** The events of some persons: relations for FROM. */
export interface Persons {
  arriving: string;
  /** Of `event`, with its `rowid`. */
  known: string;
}

/** What files say of an event. */
export const said =
  'person, indicator, level, action, happened_at, ward_code, channel, residency, cell';

/** Inserts what a SELECT of `said`, the import and both changes gives; returns how many. */
export async function insertedEvents(session: Session, select: string): Promise<number> {
  const { Count } = await session.one<{ Count: bigint }>(`
    INSERT INTO event (${said}, import_id, change1, change2) ${select}`);
  return Number(Count);
}

/** SQL of the place of an event: of records with the same key the least place stands. */
export function placeOf(event: string): string {
  const fields = ['ward_code', 'residency', 'channel', 'cell'];
  return `struct_pack(${fields.map((field) => `${field} := ${event}.${field}`).join(', ')})`;
}

/** SQL that gives an event a place. */
export const setPlace = `
  ward_code = place.ward_code, residency = place.residency,
  channel = place.channel, cell = place.cell`;
