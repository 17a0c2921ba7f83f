import type { OutreachStore } from '@tungngo/outreach';
import type { Reader, Warehouse } from '@tungngo/warehouse';
import type { FastifyBaseLogger } from 'fastify';
import { deliveredDecisions } from './decision-records.js';
import { deliveredOutcomes } from './outcome-records.js';

const RETRY_MS = 3000;

/** Brings what the operational store's outbox holds into the warehouse, at least once. */
export interface Delivery {
  /** Delivers what is pending; true when nothing is left. Never throws: what failed is tried again. */
  deliver(): Promise<boolean>;
  close(): Promise<void>;
}

/** Records of one kind in the operational store that the warehouse is to have. */
export interface Delivered<T extends { id: string; version: number }> {
  kind: 'visit-outcomes' | 'area-decisions';
  /** What the import is called. */
  name: string;
  pending(): Promise<T[]>;
  /** All that was ever to be delivered, in its newest version. */
  all(): Promise<T[]>;
  /** The newest version of each that a generation holds. */
  held(reader: Reader): Promise<Map<string, number>>;
  recordOf(record: T): Record<string, string | number>;
}

/**
 * The warehouse knows a record by id and version, so that one delivered twice counts once: a crash
 * between publication and `markDelivered` does no harm. A roll-back takes records out of the
 * warehouse, not out of the store: those are delivered again.
 */
export function openDelivery(
  warehouse: Warehouse,
  outreach: OutreachStore,
  log: FastifyBaseLogger,
): Delivery {
  const parcels = [
    openParcel(warehouse, outreach, log, deliveredDecisions(outreach)),
    openParcel(warehouse, outreach, log, deliveredOutcomes(outreach)),
  ];
  let last: Promise<boolean> = Promise.resolve(true);
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  async function deliverAll(): Promise<boolean> {
    let done = true;
    for (const deliverPending of parcels) {
      done = (await deliverPending().catch((error: unknown) => failed(error))) && done;
    }
    return done;
  }
  const failed = (error: unknown) => {
    log.error(error, 'a delivery to the warehouse failed');
    return false;
  };

  function deliver(): Promise<boolean> {
    last = last.then(async () => {
      if (closed) return false;
      const done = await deliverAll();
      if (!done && timer === null && !closed) {
        timer = setTimeout(() => {
          timer = null;
          void deliver();
        }, RETRY_MS);
        timer.unref();
      }
      return done;
    });
    return last;
  }

  return {
    deliver,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await last;
    },
  };
}

/** Delivers what is pending of one kind; true when nothing is left. */
function openParcel<T extends { id: string; version: number }>(
  warehouse: Warehouse,
  outreach: OutreachStore,
  log: FastifyBaseLogger,
  { kind, name, pending, all, held, recordOf }: Delivered<T>,
): () => Promise<boolean> {
  // Generation whose records were last compared with those of the store.
  let compared = 0;

  /** Records that were delivered and that a roll-back took out of the warehouse again. */
  async function rolledAway(waiting: T[]): Promise<T[]> {
    const kept = await warehouse.generations();
    const rolledBack = kept.some(({ number, restores }) => number > compared && restores !== null);
    const current = kept[0]?.number ?? 0;
    if (!rolledBack) {
      compared = current;
      return [];
    }
    const known = await warehouse.read(held);
    const missing = (await all()).filter(
      ({ id, version }) =>
        version > (known.get(id) ?? 0) && !waiting.some((record) => record.id === id),
    );
    if (missing.length === 0) compared = current;
    return missing;
  }

  return async () => {
    const waiting = await pending();
    const records = [...waiting, ...(await rolledAway(waiting))];
    if (records.length === 0) return true;
    if ((await warehouse.generation()) === null) return false;
    const result = await warehouse.importRecords(kind, name, records.map(recordOf));
    if (!result.ok) {
      log.warn({ kind, problem: result.problem.code }, 'records stay pending');
      return false;
    }
    compared = result.value.generation.number;
    await outreach.markDelivered(kind, records);
    return (await pending()).length === 0;
  };
}
