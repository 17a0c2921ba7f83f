import { channels, residencies } from '@tungngo/domain';
import type { Correction, EventRecord } from './event-bench.js';

/** Order of records with the same key, of which the first stands. */
function place(a: EventRecord, b: EventRecord): number {
  return (
    a.ward.localeCompare(b.ward) ||
    residencies.indexOf(a.residency) - residencies.indexOf(b.residency) ||
    channels.indexOf(a.channel) - channels.indexOf(b.channel) ||
    (a.cell ?? Number.POSITIVE_INFINITY) - (b.cell ?? Number.POSITIVE_INFINITY) ||
    0
  );
}

const actions = ['add', 'reverse'];

function inTime(a: EventRecord, b: EventRecord): number {
  return (
    a.at.localeCompare(b.at) ||
    actions.indexOf(a.action) - actions.indexOf(b.action) ||
    a.level - b.level
  );
}

const keyOf = ({ person, indicator, level, action, at }: EventRecord) =>
  [person, indicator, level, action, at].join('|');

/** Each key once, its least record. */
export function distinctRecords(records: readonly EventRecord[]): EventRecord[] {
  const standing = new Map<string, EventRecord>();
  for (const record of records) {
    const known = standing.get(keyOf(record));
    if (!known || place(record, known) < 0) standing.set(keyOf(record), record);
  }
  return [...standing.values()];
}

/** True when a correction names the record. */
export function isNamed(record: EventRecord, correction: Correction): boolean {
  return (
    record.action === correction.action &&
    groupKey(record) === groupKey(correction) &&
    record.level === correction.level &&
    record.at.startsWith(correction.day)
  );
}

/** The records after corrections of different ones: those named become one as it is right, or none. */
export function correctedRecords(
  records: readonly EventRecord[],
  corrections: readonly Correction[],
): EventRecord[] {
  const standing = distinctRecords(records);
  const others = standing.filter((record) => !corrections.some((named) => isNamed(record, named)));
  const mended = corrections.flatMap((correction) => {
    const named = standing.filter((record) => isNamed(record, correction));
    const [earliest] = named.sort((a, b) => a.at.localeCompare(b.at) || place(a, b));
    if (!earliest || correction.remove) return [];
    return [
      {
        ...earliest,
        at: correction.at ?? earliest.at,
        ward: correction.ward ?? earliest.ward,
        residency: correction.residency ?? earliest.residency,
      },
    ];
  });
  return [...others, ...mended];
}

/**
 * What `activation_daily` must hold, by walking through each person's records: the state of a
 * person and indicator is 0, 1 or 2; an activation raises it, a reversal lowers it.
 */
export function expectedDaily(records: readonly EventRecord[]): string[] {
  const persons = grouped(distinctRecords(records));
  const counts = new Map<string, number>();
  const book = (at: EventRecord, day: string, indicator: string, step: number) => {
    const line = `${at.ward} ${indicator} ${day} ${at.residency} ${at.channel}`;
    counts.set(line, (counts.get(line) ?? 0) + step);
  };
  for (const own of persons.values()) {
    let state = 0;
    const countedBy: (EventRecord | null)[] = [null, null];
    for (const record of own.sort(inTime)) {
      const { level, action, at } = record;
      const next = action === 'add' ? Math.max(state, level) : Math.min(state, level - 1);
      for (const step of [1, 2]) {
        const indicator = record.indicator === 'account' ? `level${step}` : record.indicator;
        if (state < step && next >= step) {
          book(record, at.slice(0, 10), indicator, 1);
          countedBy[step - 1] = record;
        }
        const counted = countedBy[step - 1];
        if (state >= step && next < step && counted) book(counted, at.slice(0, 10), indicator, -1);
      }
      state = next;
    }
  }
  return [...counts]
    .filter(([, persons]) => persons !== 0)
    .map(([line, persons]) => `${line} ${persons}`)
    .sort();
}

const groupKey = ({ person, indicator }: Pick<EventRecord, 'person' | 'indicator'>) =>
  `${person}|${indicator}`;

function grouped(records: EventRecord[]): Map<string, EventRecord[]> {
  const groups = new Map<string, EventRecord[]>();
  for (const record of records) {
    const group = groups.get(groupKey(record)) ?? [];
    groups.set(groupKey(record), [...group, record]);
  }
  return groups;
}
