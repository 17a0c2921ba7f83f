import { writeFileSync } from 'node:fs';
import type { Area } from '@tungngo/domain';

/**
 * Wards whose office sent nothing for the last days of the campaign: the number of those days. Their
 * people are the same, and come earlier.
 */
export const silentWards: ReadonlyMap<string, number> = new Map([
  ['25786', 9],
  ['25870', 5],
]);

/** What one row of the supplement has in place of a right value, and why an office writes so. */
const mistakes: ((row: SupplementRow) => SupplementRow)[] = [
  // September has no 31st.
  (row) => ({ ...row, moment: '31/09/2023 08:15' }),
  // The year was typed from habit.
  (row) => ({ ...row, moment: row.moment.replace('2023', '2032') }),
  (row) => ({ ...row, level: '3' }),
  (row) => ({ ...row, identifier: '' }),
  (row) => ({ ...row, ward: 'Phường Tân Thuận' }),
  (row) => ({ ...row, channel: 'Zalo' }),
  (row) => ({ ...row, cell: row.cell.slice(0, 9) }),
];
const MISTAKES_OF_EACH = 4;

interface SupplementRow {
  identifier: string;
  moment: string;
  level: string;
  ward: string;
  district: string;
  channel: string;
  residency: string;
  cell: string;
}

const header =
  'STT;Mã định danh;Ngày giờ kích hoạt;Mức;Phường/Xã;Huyện/TX/TP;Hình thức;Diện cư trú;Ô cư trú';

/**
 * Writes a supplement as an office sends it: title lines, semicolons, wards by name. It repeats the
 * given rows of the main file, which therefore count nobody twice, and some of them again with a
 * mistake, which the importer rejects.
 */
export function writeSupplement(path: string, areas: readonly Area[], repeated: string[]): void {
  const names = new Map(areas.map((area) => [String(area.code), area]));
  const rows = repeated.map((line) => readRow(line, names));
  const wrong = mistakes.flatMap((mistake, m) =>
    rows.slice(m * MISTAKES_OF_EACH, (m + 1) * MISTAKES_OF_EACH).map(mistake),
  );
  const lines = [...rows, ...wrong].map((row, i) => [i + 1, ...Object.values(row)].join(';'));
  const title = 'DANH SÁCH KÍCH HOẠT BỔ SUNG (số liệu mô phỏng)';
  writeFileSync(path, `${[title, '', header, ...lines].join('\r\n')}\r\n`);
}

function readRow(line: string, names: ReadonlyMap<string, Area>): SupplementRow {
  const [
    identifier = '',
    moment = '',
    level = '',
    code = '',
    channel = '',
    residency = '',
    cell = '',
  ] = line.trim().split(',');
  const ward = names.get(code);
  const district = names.get(ward?.parentCode ?? '')?.name ?? '';
  return {
    identifier,
    moment,
    level,
    ward: ward?.name ?? code,
    district,
    channel,
    residency,
    cell,
  };
}
