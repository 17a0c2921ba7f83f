import { channelLabels, type Visit } from '@tungngo/domain';
import type { OutreachStore } from '@tungngo/outreach';
import type { Warehouse } from '@tungngo/warehouse';
import type { FastifyBaseLogger } from 'fastify';

const RETRY_MS = 3000;

/** Brings outcomes from the operational store's outbox into the warehouse, at least once. */
export interface OutcomeDelivery {
  /** Delivers what is pending; true when nothing is left. Never throws: what failed is tried again. */
  deliver(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * The warehouse knows an outcome by visit and version, so that one delivered twice counts once:
 * a crash between publication and `markDelivered` does no harm. A roll-back takes outcomes out of
 * the warehouse, not out of the store: those are delivered again.
 */
export function openOutcomeDelivery(
  warehouse: Warehouse,
  outreach: OutreachStore,
  log: FastifyBaseLogger,
): OutcomeDelivery {
  let last: Promise<boolean> = Promise.resolve(true);
  // Generation whose outcomes were last compared with those of the store.
  let compared = 0;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  async function deliverPending(): Promise<boolean> {
    const waiting = await outreach.pendingOutcomes();
    const pending = [...waiting, ...(await rolledAway(waiting))];
    if (pending.length === 0) return true;
    if ((await warehouse.generation()) === null) return false;
    const result = await warehouse.importRecords(
      'visit-outcomes',
      'ra-quan',
      pending.map(recordOf),
    );
    if (!result.ok) {
      log.warn({ problem: result.problem.code }, 'outcomes stay pending');
      return false;
    }
    compared = result.value.generation.number;
    await outreach.markDelivered(pending.map(({ id, version }) => ({ visitId: id, version })));
    return (await outreach.pendingOutcomes()).length === 0;
  }

  /** Outcomes that were delivered and that a roll-back took out of the warehouse again. */
  async function rolledAway(waiting: Visit[]): Promise<Visit[]> {
    const kept = await warehouse.generations();
    const rolledBack = kept.some(({ number, restores }) => number > compared && restores !== null);
    const current = kept[0]?.number ?? 0;
    if (!rolledBack) {
      compared = current;
      return [];
    }
    const known = await warehouse.read((reader) => reader.visitVersions());
    const missing = (await outreach.visits()).filter(
      ({ id, outcome, version }) =>
        outcome !== null &&
        version > (known.get(id) ?? 0) &&
        !waiting.some((visit) => visit.id === id),
    );
    if (missing.length === 0) compared = current;
    return missing;
  }

  function deliver(): Promise<boolean> {
    last = last.then(async () => {
      if (closed) return false;
      const done = await deliverPending().catch((error: unknown) => {
        log.error(error, 'delivery of outcomes failed');
        return false;
      });
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

/** An outcome as a row of the importer's kind `visit-outcomes`. */
function recordOf(visit: Visit): Record<string, string | number> {
  const { outcome } = visit;
  if (!outcome) throw new Error(`visit ${visit.id} is pending without an outcome`);
  const [year, month, day] = visit.day.split('-');
  return {
    'Mã lượt': visit.id,
    'Phiên bản': visit.version,
    'Mã xã': visit.wardCode,
    Ngày: `${day}/${month}/${year}`,
    'Hình thức': channelLabels[visit.channel].vi,
    'Mức 1': outcome.level1,
    'Mức 2': outcome.level2,
    Vắng: outcome.absent,
    'Từ chối': outcome.refused,
  };
}
