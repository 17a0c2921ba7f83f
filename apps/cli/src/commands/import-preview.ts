import { type ImportPreview, importKindLabels, type Language } from '@tungngo/domain';
import { textTable } from '../output.js';

/** What an import would do, as text: the counts, what each rule would reject, what is to be decided. */
export function describePreview(preview: ImportPreview, language: Language): string {
  const vi = language === 'vi';
  const count = (value: number) => value.toLocaleString(language);
  const { file, kind, rowsRead, accepted, quarantined, duplicate, days } = preview;
  const title = `${file}: ${importKindLabels[kind][language]}`;
  const headers = vi
    ? ['Đọc', 'Sẽ nhận', 'Sẽ cách ly', 'Trùng']
    : ['Read', 'To accept', 'To quarantine', 'Duplicate'];
  const counts = textTable(headers, [[rowsRead, accepted, quarantined, duplicate].map(count)]);
  const span = days
    ? [vi ? `Từ ${days.first} đến ${days.last}` : `From ${days.first} to ${days.last}`]
    : [];
  const nothing = vi ? 'Chưa có gì được ghi.' : 'Nothing has been written.';
  return [
    title,
    counts,
    ...span,
    ...preview.rules.flatMap((rule) => describeRule(rule, language)),
    ...describeWards(preview, language),
    nothing,
  ].join('\n');
}

function describeRule(
  { rule, column, rows, reason, examples }: ImportPreview['rules'][number],
  language: Language,
): string[] {
  const row = language === 'vi' ? 'dòng' : 'row';
  return [
    `${rows.toLocaleString(language)} × ${rule}${column ? ` “${column}”` : ''} — ${reason[language]}`,
    ...examples.map((example) => `    ${row} ${example.row}: “${example.value}”`),
  ];
}

function describeWards({ wards }: ImportPreview, language: Language): string[] {
  if (wards.length === 0) return [];
  const vi = language === 'vi';
  return [
    vi
      ? 'Tên xã chưa rõ là xã nào (ghi vào mục “wards” của hồ sơ nhập):'
      : 'Ward names that fit several wards or none (decide in the profile’s “wards”):',
    ...wards.map(({ key, rows, candidates }) => {
      const which = candidates.map(
        ({ code, name, districtName }) => `${code} ${name}, ${districtName}`,
      );
      const options =
        which.length > 0 ? which.join(' | ') : vi ? 'không giống xã nào' : 'none alike';
      return `    “${key}” (${rows.toLocaleString(language)} ${vi ? 'dòng' : 'rows'}): ${options}`;
    }),
  ];
}
