import type { Localized, Problem } from '@tungngo/domain';

/** A statement that is not a read, or that reaches beyond the published data. */
export function refusedStatement(message: Localized, value?: string): Problem {
  return {
    code: 'sql-refused',
    message,
    remedy: {
      vi: 'Chỉ chạy được một câu đọc (SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN) trên dữ liệu đã công bố.',
      en: 'Run one reading statement (SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN) on the published data.',
    },
    ...(value === undefined ? {} : { place: { value } }),
  };
}

export function timedOut(timeoutMs: number): Problem {
  const seconds = Math.max(1, Math.round(timeoutMs / 1000));
  return {
    code: 'sql-timeout',
    message: {
      vi: `Câu lệnh chạy quá ${seconds} giây nên đã bị dừng.`,
      en: `The query ran for more than ${seconds} s and was stopped.`,
    },
    remedy: {
      vi: 'Thu hẹp bằng WHERE, gộp trước khi nối bảng, hoặc dùng bảng đã tổng hợp như coverage_daily.',
      en: 'Narrow it with WHERE, aggregate before joining, or use a prepared table such as coverage_daily.',
    },
  };
}

export const cancelled: Problem = {
  code: 'cancelled',
  message: { vi: 'Đã huỷ câu lệnh.', en: 'The query was cancelled.' },
  remedy: { vi: 'Chạy lại khi cần.', en: 'Run it again when needed.' },
};

export const tooBusy: Problem = {
  code: 'sql-busy',
  message: {
    vi: 'Đang có quá nhiều câu lệnh chờ chạy.',
    en: 'Too many queries are waiting already.',
  },
  remedy: { vi: 'Đợi một lát rồi chạy lại.', en: 'Wait a moment and run it again.' },
};

export const outOfMemory: Problem = {
  code: 'sql-failed',
  message: {
    vi: 'Câu lệnh cần nhiều bộ nhớ hơn mức cho phép.',
    en: 'The query needs more memory than it may use.',
  },
  remedy: {
    vi: 'Thu hẹp bằng WHERE, chọn ít cột hơn, hoặc gộp (GROUP BY) trước khi sắp xếp và nối bảng.',
    en: 'Narrow it with WHERE, take fewer columns, or aggregate before sorting and joining.',
  },
};

export const rowTooLarge: Problem = {
  code: 'sql-failed',
  message: {
    vi: 'Một dòng của kết quả lớn hơn mức cho phép.',
    en: 'One row of the result is larger than a result may be.',
  },
  remedy: {
    vi: 'Chọn ít cột hơn, hoặc cắt văn bản bằng left(cột, số ký tự).',
    en: 'Take fewer columns, or cut texts with left(column, length).',
  },
};

export const emptyStatement: Problem = {
  code: 'sql-failed',
  message: { vi: 'Chưa có câu lệnh nào.', en: 'There is no statement.' },
  remedy: { vi: 'Viết một câu SELECT rồi chạy.', en: 'Write a SELECT and run it.' },
};

export const needsParameters: Problem = {
  code: 'sql-failed',
  message: {
    vi: 'Câu lệnh có tham số (?, $1, $tên) chưa có giá trị.',
    en: 'The statement has parameters (?, $1, $name) without values.',
  },
  remedy: { vi: 'Thay tham số bằng giá trị.', en: 'Put values in their place.' },
};

/** A worker that ended for a reason that nobody asked for. */
export const workerLost: Problem = {
  code: 'sql-failed',
  message: {
    vi: 'Tiến trình chạy câu lệnh đã dừng đột ngột.',
    en: 'The process that ran the query has ended unexpectedly.',
  },
  remedy: {
    vi: 'Chạy lại; nếu lặp lại, hãy đơn giản hoá câu lệnh.',
    en: 'Run it again; if it recurs, simplify the query.',
  },
};

export function invalidQuery(field = 'sql'): Problem {
  return {
    code: 'input-invalid',
    message: { vi: `Trường “${field}” không hợp lệ.`, en: `The field “${field}” is not valid.` },
    remedy: {
      vi: 'Câu lệnh dài 1–100.000 ký tự, tối đa 100.000 dòng, và mã của câu đang chạy không được trùng.',
      en: 'A statement has 1–100,000 characters, at most 100,000 rows, and an id that no running query has.',
    },
    place: { field },
  };
}
