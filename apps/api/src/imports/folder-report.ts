import {
  describeProblem,
  type ImportJob,
  type ImportReport,
  importKindLabels,
  type Language,
  type QuarantinedRow,
} from '@tungngo/domain';

/** Name of the report beside a file; such names are never imported. */
export const reportName = (file: string) => `${file}.nhap.txt`;
export const isReport = (name: string) => name.endsWith('.nhap.txt');

/**
 * What became of a file, for whoever put it into the folder: Vietnamese, then English. With a byte
 * order mark and Windows' line ends, because it is opened with Notepad.
 *
 * @param rows the first rejected rows.
 */
export function folderReport(job: ImportJob, rows: readonly QuarantinedRow[]): string {
  const lines = [...reportLines(job, rows, 'vi'), '', '---', '', ...reportLines(job, rows, 'en')];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function reportLines(
  job: ImportJob,
  rows: readonly QuarantinedRow[],
  language: Language,
): string[] {
  const vi = language === 'vi';
  const when = new Date(job.endedAt ?? job.startedAt).toLocaleString(vi ? 'vi-VN' : 'en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  const title = [
    vi ? `Tệp: ${job.file}` : `File: ${job.file}`,
    `${vi ? 'Loại' : 'Kind'}: ${importKindLabels[job.kind][language]}`,
    `${vi ? 'Lúc' : 'At'}: ${when}`,
  ];
  if (job.report) return [...title, '', ...countLines(job.report, rows, language)];
  const outcome = job.problem
    ? describeProblem(job.problem, language)
    : vi
      ? 'Đã bị huỷ; không có gì thay đổi.'
      : 'Cancelled; nothing has changed.';
  const next = vi
    ? 'Sửa tệp rồi lưu lại vào thư mục này: tệp sẽ được nhập lại.'
    : 'Mend the file and save it here again: it will be imported then.';
  return [...title, '', `${vi ? 'KHÔNG NHẬP' : 'NOT IMPORTED'}: ${outcome}`, next];
}

function countLines(
  report: ImportReport,
  rows: readonly QuarantinedRow[],
  language: Language,
): string[] {
  const vi = language === 'vi';
  const count = (value: number) => value.toLocaleString(language);
  if (report.alreadyImported) {
    return [
      vi
        ? 'Nội dung này đã nhập trước đây; không có gì thay đổi.'
        : 'This content was imported before; nothing has changed.',
    ];
  }
  const counts: [string, number][] = vi
    ? [
        ['Số dòng đọc được', report.rowsRead],
        ['Đã nhận', report.accepted],
        ['Trùng, đã có', report.duplicate],
        ['Cách ly', report.quarantined],
      ]
    : [
        ['Rows read', report.rowsRead],
        ['Accepted', report.accepted],
        ['Duplicate, known before', report.duplicate],
        ['Quarantined', report.quarantined],
      ];
  const lines = counts.map(([name, value]) => `${name}: ${count(value)}`);
  if (report.quarantined === 0) return lines;
  return [
    ...lines,
    '',
    vi ? 'Vì sao bị cách ly:' : 'Why rows were quarantined:',
    ...report.rules.map(({ rows: broken, reason }) => `  ${count(broken)} × ${reason[language]}`),
    '',
    vi ? 'Những dòng đầu tiên:' : 'The first of them:',
    ...rows.map((row) => `  ${describeRow(row, language)}`),
    '',
    vi
      ? 'Cần làm: mở màn hình Dữ liệu để sửa ngay các dòng này, hoặc sửa trong tệp rồi lưu lại vào thư mục này. Dòng đã nhận không bị tính hai lần.'
      : 'What to do: mend these rows on the Data screen, or mend them in the file and save it here again. Rows that were accepted are not counted twice.',
  ];
}

function describeRow({ row, column, value, reason }: QuarantinedRow, language: Language): string {
  const vi = language === 'vi';
  const where = [
    `${vi ? 'dòng' : 'row'} ${row}`,
    ...(column ? [`${vi ? 'cột' : 'column'} “${column}”`] : []),
    ...(value ? [`“${value}”`] : []),
  ].join(', ');
  return `${where}: ${reason[language]}`;
}
