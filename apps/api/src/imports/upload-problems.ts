import type { Problem } from '@tungngo/domain';

/** The problem behind a failed write; null when the cause is another. */
export function problemOfWriting(error: unknown, file: string): Problem | null {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return diskFull(file);
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return notWritable(file);
  return null;
}

export function diskFull(file: string): Problem {
  return {
    code: 'disk-full',
    message: {
      vi: 'Ổ đĩa của máy chủ không còn đủ chỗ cho tệp này; chưa có gì được nhập.',
      en: 'The server’s disk has no room for this file; nothing has been imported.',
    },
    remedy: {
      vi: 'Giải phóng chỗ trống (khoảng ba lần dung lượng tệp) rồi gửi lại.',
      en: 'Free some space (about three times the file’s size) and send it again.',
    },
    place: { file },
  };
}

function notWritable(file: string): Problem {
  return {
    code: 'not-writable',
    message: {
      vi: 'Máy chủ không ghi được vào thư mục tạm; chưa có gì được nhập.',
      en: 'The server cannot write its scratch folder; nothing has been imported.',
    },
    remedy: {
      vi: 'Nhờ người quản trị cấp quyền ghi cho thư mục dữ liệu.',
      en: 'Ask the administrator to make the data folder writable.',
    },
    place: { file },
  };
}

export function tooLarge(file: string, maxBytes: number): Problem {
  const gib = Math.round((maxBytes / 2 ** 30) * 100) / 100;
  return {
    code: 'file-too-large',
    message: {
      vi: `Tệp lớn hơn mức cho phép (${gib.toLocaleString('vi')} GiB).`,
      en: `The file is larger than what is allowed (${gib.toLocaleString('en')} GiB).`,
    },
    remedy: {
      vi: 'Nén tệp (.gz, .zip), chia nhỏ, hoặc nhờ người quản trị nâng TUNGNGO_MAX_UPLOAD_GIB.',
      en: 'Pack it (.gz, .zip), split it, or ask the administrator to raise TUNGNGO_MAX_UPLOAD_GIB.',
    },
    place: { file },
  };
}

export function emptyUpload(file: string): Problem {
  return {
    code: 'file-empty',
    message: { vi: 'Tệp gửi lên không có nội dung.', en: 'The file that was sent is empty.' },
    remedy: { vi: 'Kiểm tra tệp rồi gửi lại.', en: 'Look at the file and send it again.' },
    place: { file },
  };
}

export const unknownUpload: Problem = {
  code: 'not-found',
  message: {
    vi: 'Tệp đã gửi không còn trên máy chủ.',
    en: 'The file that was sent is no longer on the server.',
  },
  remedy: { vi: 'Chọn tệp và gửi lại.', en: 'Choose the file and send it again.' },
  place: { field: 'uploadId' },
};
