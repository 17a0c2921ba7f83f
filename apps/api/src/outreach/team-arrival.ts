import type { OutreachStore } from '@tungngo/outreach';
import type { Warehouse } from '@tungngo/warehouse';
import type { FastifyBaseLogger } from 'fastify';

/** Takes the teams of imported files over into the operational store, where dispatchers use them. */
export interface TeamArrival {
  /** Takes what is new; never throws: the next publication tries again. */
  take(): Promise<void>;
}

/** @param changed called when a team was added or replaced. */
export function openTeamArrival(
  warehouse: Warehouse,
  outreach: OutreachStore,
  log: FastifyBaseLogger,
  changed: () => void,
): TeamArrival {
  return {
    async take() {
      try {
        if ((await warehouse.generation()) === null) return;
        const imported = await warehouse.read((reader) => reader.importedTeams());
        if (imported.length > 0 && (await outreach.takeImportedTeams(imported)) > 0) changed();
      } catch (error) {
        log.error(error, 'teams of imported files were not taken over');
      }
    },
  };
}
