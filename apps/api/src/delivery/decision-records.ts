import type { AreaDecision } from '@tungngo/domain';
import type { OutreachStore } from '@tungngo/outreach';
import type { Delivered } from './delivery.js';

/** Decisions about hard areas, as the importer's kind `area-decisions` has them. */
export function deliveredDecisions(outreach: OutreachStore): Delivered<AreaDecision> {
  return {
    kind: 'area-decisions',
    name: 'quyet-dinh-dia-ban',
    pending: outreach.pendingDecisions,
    all: outreach.decisions,
    held: (reader) => reader.decisionVersions(),
    recordOf: (decision) => ({
      'Mã quyết định': decision.id,
      'Phiên bản': decision.version,
      'Quyết định': decision.kind,
      'Về các địa bàn': JSON.stringify(decision.areaIds),
      'Các phần': JSON.stringify(decision.parts),
      'Hạn chế': decision.restriction?.state ?? '',
      'Đến hết ngày': decision.restriction?.until ?? '',
      'Lý do': decision.reason ?? '',
      'Người quyết định': decision.author,
      'Lúc quyết định': decision.decidedAt,
      'Lúc hoàn tác': decision.removedAt ?? '',
    }),
  };
}
