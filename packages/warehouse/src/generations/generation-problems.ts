import type { Problem } from '@tungngo/domain';

/** Asked for a generation that is not kept. */
export function generationUnknown(number: number): Problem {
  return {
    code: 'not-found',
    message: {
      vi: `Không còn giữ phiên bản ${number}.`,
      en: `Generation ${number} is not kept.`,
    },
    remedy: {
      vi: 'Xem các phiên bản còn giữ rồi chọn lại.',
      en: 'Look at the generations that are kept and choose again.',
    },
    place: { value: String(number) },
  };
}

/** Asked to delete or to restore the generation that everyone sees. */
export function generationPublished(number: number): Problem {
  return {
    code: 'generation-published',
    message: {
      vi: `Phiên bản ${number} đang được công bố.`,
      en: `Generation ${number} is the published one.`,
    },
    remedy: {
      vi: 'Chọn phiên bản khác; muốn bỏ phiên bản này thì quay về một phiên bản trước.',
      en: 'Choose another one; to drop this one, first roll back to an earlier one.',
    },
    place: { value: String(number) },
  };
}

/** A kept generation whose file is damaged. */
export function generationDamaged(number: number): Problem {
  return {
    code: 'integrity-failed',
    message: {
      vi: `Tệp của phiên bản ${number} bị hỏng; không có gì thay đổi.`,
      en: `The file of generation ${number} is damaged; nothing has changed.`,
    },
    remedy: {
      vi: 'Quay về phiên bản khác, hoặc khôi phục từ bản sao lưu; kiểm tra ổ đĩa.',
      en: 'Roll back to another one or restore a backup; check the disk.',
    },
    place: { value: String(number) },
  };
}

/** Data of another release of the program: an older one's can be brought up, a newer one's cannot. */
export function schemaDiffers(number: number, isOlder: boolean): Problem {
  return {
    code: 'schema-differs',
    message: isOlder
      ? {
          vi: `Phiên bản ${number} do bản phần mềm cũ hơn ghi, chưa được chuyển sang cấu trúc mới.`,
          en: `Generation ${number} was written by an older release and is not in the present schema yet.`,
        }
      : {
          vi: `Phiên bản ${number} do bản phần mềm mới hơn ghi; bản này không đọc được.`,
          en: `Generation ${number} was written by a newer release; this one cannot read it.`,
        },
    remedy: isOlder
      ? {
          vi: 'Chạy: tungngo publish (hoặc khởi động lại: tungngo serve) để chuyển; không mất dữ liệu nào.',
          en: 'Run: tungngo publish (or start again: tungngo serve) to bring it up; no data is lost.',
        }
      : {
          vi: 'Dùng bản phần mềm mới, hoặc quay về một phiên bản dữ liệu cũ hơn bằng bản mới đó.',
          en: 'Use the newer release, or with it roll back to an earlier generation.',
        },
    place: { value: String(number) },
  };
}
