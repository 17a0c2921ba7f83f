import { type Result, refused } from '@tungngo/domain';

/** There is no such absence. */
export function absenceUnknown(id: string): Result<never> {
  return refused({
    code: 'not-found',
    message: { vi: 'Lịch nghỉ này không còn nữa.', en: 'This absence is no longer there.' },
    remedy: { vi: 'Tải lại lịch của các tổ.', en: 'Reload the teams’ calendar.' },
    place: { field: 'id', value: id },
  });
}

/** Somebody, or another window, changed the absence after it had been read. */
export function absenceChanged(given: number, version: number): Result<never> {
  return changed({ vi: 'Lịch nghỉ', en: 'The absence' }, given, version);
}

/** Somebody, or another window, set the rule after it had been read. */
export function ruleChanged(given: number, version: number): Result<never> {
  return changed({ vi: 'Cách ra quân này', en: 'This way of visiting' }, given, version);
}

function changed(what: { vi: string; en: string }, given: number, version: number) {
  return refused({
    code: 'stale-version',
    message: {
      vi: `${what.vi} đã được sửa ở nơi khác (bản ${version}, bạn đang sửa bản ${given}).`,
      en: `${what.en} has been changed elsewhere (version ${version}; you change version ${given}).`,
    },
    remedy: {
      vi: 'Tải lại để xem bản mới nhất rồi làm lại.',
      en: 'Reload to see the newest version, then do it again.',
    },
    place: { field: 'version', value: String(given) },
  });
}
