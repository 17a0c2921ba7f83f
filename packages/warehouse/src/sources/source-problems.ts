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
export const notGeographic: Sentences = {
  message: {
    vi: 'Tệp không phải tệp bản đồ, nên không có ranh giới nào.',
    en: 'The file is no map file and holds no boundaries.',
  },
  remedy: {
    vi: 'Chọn tệp GeoJSON, Shapefile (.zip), GeoPackage, TopoJSON hoặc KML, hoặc chọn loại dữ liệu khác.',
    en: 'Choose a GeoJSON, Shapefile (.zip), GeoPackage, TopoJSON or KML file, or another kind of data.',
  },
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
  const size =
    limitBytes < 1 << 20 ? `${limitBytes >> 10} kB` : `${Math.round(limitBytes / (1 << 20))} MB`;
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

export function unpacksTooLarge(file: string, limitBytes: number): Problem {
  const size = `${Math.round(limitBytes / (1 << 20))} MB`;
  return fileProblem(file, {
    message: {
      vi: `Tệp nén giải ra quá lớn (hơn ${size}); có thể là tệp phá hoại hoặc ổ đĩa không đủ chỗ.`,
      en: `The archive unpacks to too much (over ${size}): it is a bomb, or the disk lacks space.`,
    },
    remedy: {
      vi: 'Giải nén bằng tay, kiểm tra nội dung, giải phóng ổ đĩa nếu cần, rồi nhập tệp bên trong.',
      en: 'Unpack it by hand, look at its content, free disk space if needed, and import what is inside.',
    },
  });
}

export function tooManyMembers(file: string, limit: number): Problem {
  return fileProblem(file, {
    message: {
      vi: `Tệp nén có quá nhiều tệp bên trong; tối đa là ${limit}.`,
      en: `The archive holds too many files; at most ${limit} are read.`,
    },
    remedy: { vi: 'Chia thành nhiều tệp nén nhỏ hơn.', en: 'Split it into smaller archives.' },
  });
}

export const encrypted: Sentences = {
  message: {
    vi: 'Tệp được đặt mật khẩu nên không đọc được.',
    en: 'The file is protected by a password and cannot be read.',
  },
  remedy: {
    vi: 'Mở tệp bằng mật khẩu, lưu lại không mật khẩu rồi nhập lại.',
    en: 'Open it with its password, save it without one and import that.',
  },
};
export const brokenArchive: Sentences = {
  message: {
    vi: 'Tệp nén bị hỏng hoặc chưa tải về đủ.',
    en: 'The archive is broken or was not downloaded whole.',
  },
  remedy: {
    vi: 'Tải hoặc nén lại tệp rồi nhập lại.',
    en: 'Fetch or pack it again and import that.',
  },
};
export const otherArchive: Sentences = {
  message: {
    vi: 'Tệp nén thuộc loại không đọc được ở đây (chẳng hạn 7z, rar, tar, bzip2).',
    en: 'The archive is of a kind that is not read here (such as 7z, rar, tar, bzip2).',
  },
  remedy: {
    vi: 'Giải nén rồi nhập tệp bên trong, hoặc nén lại bằng zip.',
    en: 'Unpack it and import what is inside, or pack it with zip.',
  },
};
export const nestedArchive: Sentences = {
  message: {
    vi: 'Tệp nén này chứa một tệp nén khác.',
    en: 'The archive holds another archive.',
  },
  remedy: { vi: 'Giải nén rồi nhập tệp bên trong.', en: 'Unpack it and import what is inside.' },
};
export const nothingInside: Sentences = {
  message: {
    vi: 'Tệp nén không chứa tệp dữ liệu nào.',
    en: 'The archive holds no file of data.',
  },
  remedy: {
    vi: 'Cho tệp CSV, Excel, Parquet hoặc JSON vào tệp nén rồi nhập lại.',
    en: 'Put a CSV, Excel, Parquet or JSON file in it and import again.',
  },
};
export const oldExcel: Sentences = {
  message: {
    vi: 'Đây là tệp Excel kiểu cũ (.xls) hoặc tệp Office có mật khẩu.',
    en: 'This is an old Excel file (.xls), or an Office file with a password.',
  },
  remedy: {
    vi: 'Mở bằng Excel, bỏ mật khẩu nếu có, lưu dạng “Excel Workbook (.xlsx)” rồi nhập lại.',
    en: 'Open it in Excel, remove the password if any, save it as “Excel Workbook (.xlsx)” and import that.',
  },
};
export const otherSheet: Sentences = {
  message: {
    vi: 'Đây là tệp văn phòng không phải Excel .xlsx (có thể là .xlsb, .ods, .docx hoặc trang web).',
    en: 'This is an office file other than Excel .xlsx (perhaps .xlsb, .ods, .docx or a web page).',
  },
  remedy: {
    vi: 'Mở bằng Excel hoặc LibreOffice, lưu dạng “Excel Workbook (.xlsx)” hoặc “CSV UTF-8” rồi nhập lại.',
    en: 'Open it in Excel or LibreOffice, save it as “Excel Workbook (.xlsx)” or “CSV UTF-8” and import that.',
  },
};
export const brokenWorkbook: Sentences = {
  message: {
    vi: 'Tệp Excel bị hỏng, không đọc hết được.',
    en: 'The Excel file is broken and cannot be read to its end.',
  },
  remedy: {
    vi: 'Mở bằng Excel để sửa, lưu lại rồi nhập lại.',
    en: 'Open it in Excel to repair it, save it and import that.',
  },
};
export const brokenParquet: Sentences = {
  message: { vi: 'Tệp Parquet bị hỏng.', en: 'The Parquet file is broken.' },
  remedy: exportAgain,
};
export const jsonNotTable: Sentences = {
  message: {
    vi: 'Tệp JSON không phải danh sách các dòng dữ liệu.',
    en: 'The JSON file is no list of rows of data.',
  },
  remedy: {
    vi: 'Xuất dạng JSON lines: mỗi dòng một đối tượng {"cột": giá trị}.',
    en: 'Export it as JSON lines: on each line an object {"column": value}.',
  },
};
export const jsonTooLarge: Sentences = {
  message: {
    vi: 'Mảng JSON quá lớn để đọc một lần.',
    en: 'The JSON array is too large to be read at once.',
  },
  remedy: {
    vi: 'Xuất dạng JSON lines (mỗi dòng một đối tượng) rồi nhập lại.',
    en: 'Export it as JSON lines (an object on each line) and import that.',
  },
};

export function tableMissing(file: string, table: string, found: string[]): Problem {
  const names = found
    .slice(0, 20)
    .map((name) => `“${name}”`)
    .join(', ');
  return fileProblem(file, {
    message: {
      vi: `Tệp không có bảng “${table}”. Có: ${names}.`,
      en: `The file has no table “${table}”. It has: ${names}.`,
    },
    remedy: { vi: 'Chọn một bảng có trong tệp.', en: 'Choose a table that the file has.' },
  });
}
