import { type Result, refused } from '@tungngo/domain';

/** There is no such model, or it has been removed. */
export function pilotUnknown(id: string): Result<never> {
  return refused({
    code: 'not-found',
    message: { vi: 'Mô hình này không còn nữa.', en: 'This model is no longer there.' },
    remedy: { vi: 'Tải lại danh sách mô hình.', en: 'Reload the list of models.' },
    place: { field: 'id', value: id },
  });
}

/** Somebody, or another window, changed the model after it had been read. */
export function pilotChanged(given: number, version: number): Result<never> {
  return refused({
    code: 'stale-version',
    message: {
      vi: `Mô hình đã được sửa ở nơi khác (bản ${version}, bạn đang sửa bản ${given}).`,
      en: `The model has been changed elsewhere (version ${version}; you change version ${given}).`,
    },
    remedy: {
      vi: 'Đóng rồi mở lại mô hình để xem bản mới nhất, sau đó sửa lại.',
      en: 'Close the model and open it again to see the newest version, then change that.',
    },
    place: { field: 'version', value: String(given) },
  });
}
