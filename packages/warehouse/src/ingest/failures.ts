import { type Problem, ProblemError, type Result, refused } from '@tungngo/domain';

/**
 * The problem behind a failure of an import that input or the machine caused; anything else is a
 * fault of ours and is thrown on. In each case nothing has changed.
 */
export function problemOfFailure(error: unknown, signal?: AbortSignal): Result<never> {
  if (signal?.aborted) return refused(cancelled);
  if (error instanceof ProblemError) return refused(error.problem);
  if (isDiskFull(error)) return refused(diskFull);
  if (isNotWritable(error)) return refused(notWritable);
  if (isOutOfMemory(error)) return refused(outOfMemory);
  throw error;
}

function isDiskFull(error: unknown): boolean {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  // A quota and a limit on the size of files are a full disk to whoever meets them.
  return (
    ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) ||
    /no space left|disk quota exceeded|file too large|max_temp_directory_size|Disk full/i.test(
      message,
    )
  );
}

function isNotWritable(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return ['EROFS', 'EACCES', 'EPERM'].includes(code);
}

function isOutOfMemory(error: unknown): boolean {
  return /^Out of Memory Error/.test((error as Error).message ?? '');
}

const outOfMemory: Problem = {
  code: 'out-of-memory',
  message: {
    vi: 'Không đủ bộ nhớ để nhập; không có gì thay đổi.',
    en: 'There is not enough memory for the import; nothing has changed.',
  },
  remedy: {
    vi: 'Đóng bớt chương trình khác, hoặc chia tệp thành nhiều phần rồi nhập từng phần.',
    en: 'Close other programs, or split the file and import part by part.',
  },
};

const cancelled: Problem = {
  code: 'cancelled',
  message: { vi: 'Đã huỷ nhập; không có gì thay đổi.', en: 'Cancelled; nothing has changed.' },
  remedy: { vi: 'Nhập lại khi cần.', en: 'Import again when needed.' },
};

const diskFull: Problem = {
  code: 'disk-full',
  message: {
    vi: 'Ổ đĩa đã đầy; không có gì thay đổi.',
    en: 'The disk is full; nothing has changed.',
  },
  remedy: {
    vi: 'Giải phóng chỗ trống (khoảng ba lần dung lượng tệp) rồi nhập lại.',
    en: 'Free some space (about three times the file’s size) and import again.',
  },
};

const notWritable: Problem = {
  code: 'not-writable',
  message: {
    vi: 'Không ghi được vào thư mục dữ liệu; không có gì thay đổi.',
    en: 'The data folder cannot be written; nothing has changed.',
  },
  remedy: {
    vi: 'Cấp quyền ghi cho thư mục dữ liệu, hoặc chọn thư mục khác bằng TUNGNGO_DATA.',
    en: 'Make the data folder writable, or choose another one with TUNGNGO_DATA.',
  },
};
