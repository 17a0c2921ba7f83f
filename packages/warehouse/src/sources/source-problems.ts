import type { Localized, Problem } from '@tungngo/domain';

type Sentences = Pick<Problem, 'message' | 'remedy'>;

/** A problem of a whole file; `place` adds what is known of where in it. */
export function fileProblem(
  file: string,
  sentences: Sentences,
  place: Omit<NonNullable<Problem['place']>, 'file'> = {},
  code: Problem['code'] = 'file-unreadable',
): Problem {
  return { code, ...sentences, place: { file, ...place } };
}

const exportAgain: Localized = {
  vi: 'Xuất lại tệp từ nguồn rồi nhập lại.',
  en: 'Export it again and import that.',
};

export const missing: Sentences = {
  message: { vi: 'Không có tệp này.', en: 'There is no such file.' },
  remedy: { vi: 'Kiểm tra đường dẫn rồi nhập lại.', en: 'Check the path and import again.' },
};
export const notAFile: Sentences = {
  message: { vi: 'Đây không phải một tệp.', en: 'This is not a file.' },
  remedy: { vi: 'Chọn một tệp, không chọn thư mục.', en: 'Choose a file, not a folder.' },
};
export const unreadable: Sentences = {
  message: { vi: 'Không đọc được tệp.', en: 'The file cannot be read.' },
  remedy: { vi: 'Kiểm tra quyền đọc tệp rồi nhập lại.', en: 'Check the permission to read it.' },
};
export const empty: Sentences = {
  message: { vi: 'Tệp trống.', en: 'The file is empty.' },
  remedy: exportAgain,
};
export const headerOnly: Sentences = {
  message: {
    vi: 'Tệp chỉ có dòng tiêu đề, không có dữ liệu.',
    en: 'The file holds only its header and no data.',
  },
  remedy: { vi: 'Xuất lại tệp có dữ liệu.', en: 'Export it again with its data.' },
};
export const changed: Sentences = {
  message: {
    vi: 'Tệp bị sửa trong lúc đang đọc.',
    en: 'The file was changed while it was being read.',
  },
  remedy: {
    vi: 'Không có gì được nhập. Chờ tệp ghi xong rồi nhập lại.',
    en: 'Nothing was imported. Wait until it is written and import it again.',
  },
};
export const cancelled: Problem = {
  code: 'cancelled',
  message: { vi: 'Đã huỷ; không có gì thay đổi.', en: 'Cancelled; nothing has changed.' },
  remedy: { vi: 'Nhập lại khi cần.', en: 'Import again when needed.' },
};
export const binary: Sentences = {
  message: {
    vi: 'Nội dung tệp không phải một định dạng mà phần mềm đọc được.',
    en: 'The file’s content is in no format that can be read here.',
  },
  remedy: {
    vi: 'Dùng CSV, Excel (.xlsx), Parquet, JSON lines, hoặc các tệp này nén gzip, zip.',
    en: 'Use CSV, Excel (.xlsx), Parquet, JSON lines, or these packed with gzip or zip.',
  },
};
export const encodingUnknown: Sentences = {
  message: {
    vi: 'Không nhận ra bảng mã chữ Việt của tệp.',
    en: 'The encoding of the file’s Vietnamese text was not recognised.',
  },
  remedy: {
    vi: 'Chọn bảng mã (TCVN3, VNI, Windows-1258…), hoặc lưu lại dạng “CSV UTF-8” rồi nhập lại.',
    en: 'Choose the encoding (TCVN3, VNI, Windows-1258…), or save it as “CSV UTF-8” and import that.',
  },
};

/** A byte that is no text in the encoding, near the given line (1-based) of the file. */
export function badText(file: string, line: number, headerRow: number, encoding: string): Problem {
  const name = encoding.toUpperCase();
  return fileProblem(
    file,
    {
      message: {
        vi: `Có ký tự hỏng ở khoảng dòng thứ ${line} của tệp: không phải văn bản ${name}.`,
        en: `There is a broken character near line ${line} of the file: it is not ${name} text.`,
      },
      remedy: {
        vi: 'Sửa dòng đó, chọn đúng bảng mã, hoặc lưu lại dạng “CSV UTF-8” rồi nhập lại.',
        en: 'Mend that line, choose the right encoding, or save it as “CSV UTF-8” and import that.',
      },
    },
    line > headerRow ? { row: line - headerRow } : {},
  );
}

/** A line too long to be a row of a table, most likely no line at all. */
export function lineTooLong(file: string, line: number, limitBytes: number): Problem {
  const size = `${Math.round(limitBytes / (1 << 20))} MB`;
  return fileProblem(file, {
    message: {
      vi: `Dòng thứ ${line} của tệp dài quá ${size}.`,
      en: `Line ${line} of the file is longer than ${size}.`,
    },
    remedy: {
      vi: 'Kiểm tra dấu xuống dòng và dấu ngoặc kép của tệp, xuất lại rồi nhập lại.',
      en: 'Check the file’s line ends and quotes, export it again and import that.',
    },
  });
}

export function tooManyColumns(file: string, columns: number, limit: number): Problem {
  return fileProblem(file, {
    message: {
      vi: `Bảng có ${columns} cột; tối đa là ${limit}.`,
      en: `The table has ${columns} columns; at most ${limit} are read.`,
    },
    remedy: {
      vi: 'Chỉ giữ các cột cần thiết, hoặc kiểm tra dấu phân cách, rồi nhập lại.',
      en: 'Keep only the columns needed, or check the delimiter, and import again.',
    },
  });
}
