import { type Result, refused } from '@tungngo/domain';

/** There is no such note, or it has been removed. */
export function noteUnknown(id: string): Result<never> {
  return refused({
    code: 'not-found',
    message: { vi: 'Ghi chú này không còn nữa.', en: 'This note is no longer there.' },
    remedy: { vi: 'Tải lại danh sách ghi chú.', en: 'Reload the list of notes.' },
    place: { field: 'id', value: id },
  });
}

/** Only who wrote a note may change it. */
export function notYours(author: string): Result<never> {
  return refused({
    code: 'input-invalid',
    message: {
      vi: `Ghi chú này do “${author}” viết nên chỉ người đó sửa hoặc xoá được.`,
      en: `“${author}” wrote this note; nobody else can change or delete it.`,
    },
    remedy: { vi: 'Viết một ghi chú của bạn bên dưới.', en: 'Write a note of your own below.' },
    place: { field: 'author', value: author },
  });
}

/** Somebody, or another window, changed the note after it had been read. */
export function noteChanged(given: number, version: number): Result<never> {
  return refused({
    code: 'stale-version',
    message: {
      vi: `Ghi chú đã được sửa ở nơi khác (bản ${version}, bạn đang sửa bản ${given}).`,
      en: `The note has been changed elsewhere (version ${version}; you change version ${given}).`,
    },
    remedy: {
      vi: 'Tải lại để xem bản mới nhất rồi làm lại.',
      en: 'Reload to see the newest version, then do it again.',
    },
    place: { field: 'version', value: String(given) },
  });
}
