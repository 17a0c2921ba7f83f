import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { ok, type Problem, type Result, refused } from '@tungngo/domain';

const CHUNK_BYTES = 1 << 20;
const MAX_HEADER_BYTES = 1 << 16;

/** What is known of a file before its rows are read. */
export interface FileStart {
  bytes: number;
  modifiedMs: number;
  /** First line, without byte order mark and line end. */
  firstLine: string;
  /** True when nothing but blanks follows the first line. */
  oneLine: boolean;
}

/** Looks at a file's size and first line. Refused: missing, no plain file, empty, not UTF-8. */
export async function readStart(path: string, file: string): Promise<Result<FileStart>> {
  const status = await stat(path).catch(() => null);
  if (status === null) return refused(fileProblem('file-missing', file, missing));
  if (!status.isFile()) return refused(fileProblem('file-unreadable', file, notAFile));
  if (status.size === 0) return refused(fileProblem('file-empty', file, empty));
  const head = await readHead(path).catch(() => null);
  if (head === null) return refused(fileProblem('file-unreadable', file, unreadable));
  const lineEnd = head.search(/[\r\n]/);
  const firstLine = (lineEnd < 0 ? head : head.slice(0, lineEnd)).replace(/^\uFEFF/, '');
  if (firstLine.includes('\uFFFD') || firstLine.includes('\0')) {
    return refused(fileProblem('file-unreadable', file, notUtf8));
  }
  const rest = lineEnd < 0 ? '' : head.slice(lineEnd);
  if (firstLine.trim() === '' && rest.trim() === '') {
    return refused(fileProblem('file-empty', file, empty));
  }
  const oneLine = rest.trim() === '' && status.size <= MAX_HEADER_BYTES;
  return ok({ bytes: status.size, modifiedMs: status.mtimeMs, firstLine, oneLine });
}

async function readHead(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const buffer = Buffer.alloc(MAX_HEADER_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}

/** SHA-256 of the bytes, streamed; refused when they are not UTF-8, with the record near the first bad byte. */
export async function fingerprint(path: string, file: string): Promise<Result<string>> {
  const hash = createHash('sha256');
  const handle = await open(path).catch(() => null);
  if (handle === null) return refused(fileProblem('file-unreadable', file, unreadable));
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    let kept = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, CHUNK_BYTES - kept, null);
      hash.update(buffer.subarray(kept, kept + bytesRead));
      const length = kept + bytesRead;
      const whole = bytesRead === 0 ? length : wholeCharacters(buffer, length);
      if (!isUtf8(buffer.subarray(0, whole))) {
        return refused(fileProblem('file-unreadable', file, notUtf8));
      }
      if (bytesRead === 0) return ok(hash.digest('hex'));
      buffer.copy(buffer, 0, whole, length);
      kept = length - whole;
    }
  } finally {
    await handle.close();
  }
}

/** Length without a character that the end of the chunk may have cut. */
function wholeCharacters(buffer: Buffer, length: number): number {
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = buffer[length - back] ?? 0;
    if (byte >= 0xc0) return length - back;
    if (byte < 0x80) return length;
  }
  return length;
}

/** True when the file is still what `start` saw: an import must not mix two states of a file. */
export async function isUnchanged(path: string, start: FileStart): Promise<boolean> {
  const status = await stat(path).catch(() => null);
  return status?.size === start.bytes && status.mtimeMs === start.modifiedMs;
}

type Sentences = Pick<Problem, 'message' | 'remedy'>;

function fileProblem(code: Problem['code'], file: string, sentences: Sentences): Problem {
  return { code, ...sentences, place: { file } };
}

const missing: Sentences = {
  message: { vi: 'Không có tệp này.', en: 'There is no such file.' },
  remedy: { vi: 'Kiểm tra đường dẫn rồi nhập lại.', en: 'Check the path and import again.' },
};
const notAFile: Sentences = {
  message: { vi: 'Đây không phải một tệp.', en: 'This is not a file.' },
  remedy: { vi: 'Chọn một tệp, không chọn thư mục.', en: 'Choose a file, not a folder.' },
};
const empty: Sentences = {
  message: { vi: 'Tệp trống.', en: 'The file is empty.' },
  remedy: { vi: 'Xuất lại tệp từ nguồn rồi nhập lại.', en: 'Export it again and import that.' },
};
const unreadable: Sentences = {
  message: { vi: 'Không đọc được tệp.', en: 'The file cannot be read.' },
  remedy: { vi: 'Kiểm tra quyền đọc tệp rồi nhập lại.', en: 'Check the permission to read it.' },
};
const notUtf8: Sentences = {
  message: { vi: 'Tệp không phải văn bản UTF-8.', en: 'The file is not UTF-8 text.' },
  remedy: {
    vi: 'Lưu lại dưới dạng “CSV UTF-8” rồi nhập lại.',
    en: 'Save it as “CSV UTF-8” and import again.',
  },
};

/** Said of a file that holds a header and no record. */
export const headerOnly: Sentences = {
  message: {
    vi: 'Tệp chỉ có dòng tiêu đề, không có dữ liệu.',
    en: 'The file holds only its header and no data.',
  },
  remedy: { vi: 'Xuất lại tệp có dữ liệu.', en: 'Export it again with its data.' },
};
