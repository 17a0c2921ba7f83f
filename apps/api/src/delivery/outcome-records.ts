import { channelLabels, type Visit } from '@tungngo/domain';
import type { OutreachStore } from '@tungngo/outreach';
import type { Delivered } from './delivery.js';

/** Outcomes of visits, as the importer's kind `visit-outcomes` has them. */
export function deliveredOutcomes(outreach: OutreachStore): Delivered<Visit> {
  return {
    kind: 'visit-outcomes',
    name: 'ra-quan',
    pending: outreach.pendingOutcomes,
    all: async () => (await outreach.visits()).filter(({ outcome }) => outcome !== null),
    held: (reader) => reader.visitVersions(),
    recordOf,
  };
}

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
