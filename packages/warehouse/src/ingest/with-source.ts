import { type Problem, ProblemError, type Result, refused } from '@tungngo/domain';
import { isKnownHeader } from '../mapping/known-header.js';
import { openSource } from '../sources/open-source.js';
import type { OpenSource } from '../sources/source.js';
import { changed, fileProblem } from '../sources/source-problems.js';
import type { Reading } from './choose-tables.js';
import type { SayProgress } from './reading-progress.js';

/** A file to read, and how. */
export interface SourceFile {
  path: string;
  /** The name by which people know it. */
  name: string;
  reading: Reading;
}

/** What the reading of a file needs besides the file. */
export interface SourceWork {
  /** Folder for decoded copies, which have no name in it. */
  scratchDir: string;
  signal?: AbortSignal | undefined;
  /** Told how far the decoding of a copy is. */
  say?: SayProgress;
}

/** Thrown where read_csv gives up on a table: its line ends change or its quotes go astray. */
export class UnreadableLines extends ProblemError {
  constructor(file: string) {
    super(unreadableLines(file));
  }
}

/**
 * Opens a file, uses it and closes it. A text that read_csv gives up on in place is decoded to a
 * copy and used once more. Refused when it changes meanwhile: two of its states must not be mixed.
 */
export async function withSource<T>(
  { path, name, reading }: SourceFile,
  { scratchDir, signal, say }: SourceWork,
  use: (source: OpenSource) => Promise<Result<T>>,
): Promise<Result<T>> {
  const open = async (copy: boolean) => {
    const source = await openSource(path, name, {
      scratchDir,
      ...(signal && { signal }),
      ...(say && { onBytes: (read, total) => say('read', 0, total === 0 ? null : read / total) }),
      ...sourceOptions(reading),
      knownHeader: isKnownHeader,
      copy,
    });
    if (!source.ok) return source;
    try {
      const result = await use(source.value);
      if (result.ok && !(await source.value.isUnchanged())) {
        return refused(fileProblem(name, changed));
      }
      return result;
    } finally {
      await source.value.close();
    }
  };
  try {
    return await open(false);
  } catch (error) {
    if (error instanceof UnreadableLines) return open(true);
    throw error;
  }
}

function sourceOptions({ encoding, delimiter, table, headerRow }: Reading) {
  return {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(table && { table }),
    ...(headerRow && { headerRow }),
  };
}

function unreadableLines(file: string): Problem {
  return {
    code: 'file-unreadable',
    message: {
      vi: 'Không tách được tệp thành dòng và cột: dấu xuống dòng lẫn lộn hoặc dấu ngoặc kép lệch.',
      en: 'The file cannot be split into lines and columns: line ends are mixed, or quotes unbalanced.',
    },
    remedy: {
      vi: 'Mở tệp bằng phần mềm bảng tính, lưu lại dạng “CSV UTF-8” rồi nhập lại.',
      en: 'Open it in a spreadsheet program, save it as “CSV UTF-8” and import that.',
    },
    place: { file },
  };
}
