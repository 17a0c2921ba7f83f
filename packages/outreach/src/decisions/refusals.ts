import { type AreaDecision, areaDecisionLabels, type Result, refused } from '@tungngo/domain';

/** There is no such decision, or it has been undone. */
export function decisionUnknown(id: string): Result<never> {
  return refused({
    code: 'not-found',
    message: {
      vi: 'Quyết định này không còn hiệu lực.',
      en: 'This decision stands no more.',
    },
    remedy: { vi: 'Tải lại lịch sử của địa bàn.', en: 'Reload the area’s history.' },
    place: { field: 'id', value: id },
  });
}

/** Somebody, or another window, changed the decision after it had been read. */
export function decisionChanged(given: number, held: AreaDecision): Result<never> {
  const { removedBy, version } = held;
  return refused({
    code: 'stale-version',
    message: {
      vi: `Quyết định đã được ${removedBy ?? 'người khác'} thay đổi (bản ${version}, bạn đang sửa bản ${given}).`,
      en: `The decision has been changed by ${removedBy ?? 'somebody else'} (version ${version}; you change version ${given}).`,
    },
    remedy: { vi: 'Tải lại lịch sử rồi làm lại.', en: 'Reload the history, then do it again.' },
    place: { field: 'version', value: String(given) },
  });
}

/** Somebody decided about the area after this person had looked at it. */
export function decidedMeanwhile(newest: AreaDecision | undefined): Result<never> {
  const { vi, en } = newest
    ? {
        vi: `${newest.author} vừa quyết định về địa bàn này (${areaDecisionLabels[newest.kind].vi.toLowerCase()})`,
        en: `${newest.author} has just decided about this area (${areaDecisionLabels[newest.kind].en.toLowerCase()})`,
      }
    : {
        vi: 'Quyết định trước đó về địa bàn này vừa được hoàn tác',
        en: 'The earlier decision about this area has just been undone',
      };
  return refused({
    code: 'stale-version',
    message: { vi: `${vi}.`, en: `${en}.` },
    remedy: {
      vi: 'Xem lại địa bàn như hiện nay rồi quyết định lại.',
      en: 'Look at the area as it is now, then decide again.',
    },
    place: { field: 'after', ...(newest && { value: newest.id }) },
  });
}

/** A later decision builds on what this one left. */
export function builtUpon(later: AreaDecision): Result<never> {
  return refused({
    code: 'input-invalid',
    message: {
      vi: `${later.author} đã quyết định tiếp trên kết quả này (${areaDecisionLabels[later.kind].vi.toLowerCase()}).`,
      en: `${later.author} has since decided upon what this one left (${areaDecisionLabels[later.kind].en.toLowerCase()}).`,
    },
    remedy: {
      vi: 'Hoàn tác quyết định sau trước, rồi đến quyết định này.',
      en: 'Undo the later decision first, then this one.',
    },
    place: { field: 'id', value: later.id },
  });
}
