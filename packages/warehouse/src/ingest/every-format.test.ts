import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ImportReport } from '@tungngo/domain';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeLegacy } from '../../test/legacy-encoders.js';
import { type Bench, good, openFilledBench } from '../../test/small-campaign.js';
import { parquet, workbook } from '../../test/source-files.js';

const headers = [
  'Số CCCD',
  'Ngày kích hoạt',
  'Mức',
  'Tên phường/xã',
  'Quận/huyện',
  'Hình thức',
  'Diện cư trú',
];
/** Two that are right, one whose day does not exist. */
const rows = [
  ['074200001001', '01/08/2023', '2', 'Phường Thuận Giao', 'TP. Thuận An', 'Khu trọ', 'Tạm trú'],
  ['074200001002', '02/08/2023', '1', 'Lái Thiêu', 'Thuận An', 'Tận nhà', 'Thường trú'],
  ['074200001003', '31/02/2023', '2', 'Phú Lợi', 'Thủ Dầu Một', 'Trụ sở', 'Thường trú'],
];

const csv = (delimiter: string) =>
  `${[headers, ...rows].map((cells) => cells.join(delimiter)).join('\n')}\n`;
const jsonLines = rows
  .map((cells) => JSON.stringify(Object.fromEntries(cells.map((cell, i) => [headers[i], cell]))))
  .join('\n');
/** 01/08/2023 as Excel counts days. */
const serial = 45_139;
const sheet = workbook([
  { name: 'Ghi chú', rows: [['Số liệu tháng 8']] },
  {
    name: 'Kích hoạt',
    merges: ['A1:G1'],
    rows: [
      ['CÔNG AN TỈNH BÌNH DƯƠNG'],
      headers,
      [rows[0]?.[0] ?? '', { number: serial, style: 1 }, 2, ...(rows[0]?.slice(3) ?? [])],
      ...rows.slice(1),
    ],
  },
]);

async function parquetFile(): Promise<Buffer> {
  const values = rows.map((cells) => `(${cells.map((cell) => `'${cell}'`).join(', ')})`);
  const names = headers.map((name) => `"${name}"`).join(', ');
  return parquet(`SELECT * FROM (VALUES ${values.join(', ')}) AS t(${names})`);
}

const files: [name: string, content: () => Uint8Array | Promise<Uint8Array>][] = [
  ['phay.csv', () => Buffer.from(csv(','))],
  ['cham-phay.csv', () => Buffer.from(`\ufeff${csv(';')}`)],
  ['tab.tsv', () => Buffer.from(csv('\t'))],
  ['nga.txt', () => Buffer.from(csv('~'))],
  ['to-hop.csv', () => Buffer.from(csv(',').normalize('NFD'))],
  ['utf16.csv', () => Buffer.from(`\ufeff${csv('\t')}`, 'utf16le')],
  ['windows-1258.csv', () => encodeLegacy(csv(','), 'windows-1258')],
  ['tcvn3.csv', () => encodeLegacy(csv(','), 'tcvn3')],
  ['vni.csv', () => encodeLegacy(csv(','), 'vni')],
  ['nen.csv.gz', () => gzipSync(csv(';'))],
  ['nen.zip', () => zipSync({ 'thang-8/kich-hoat.csv': strToU8(csv(',')) })],
  ['dong.jsonl', () => Buffer.from(jsonLines)],
  ['bang.xlsx', () => sheet],
  ['nen-bang.zip', () => zipSync({ 'bang.xlsx': sheet })],
  ['cot.parquet', parquetFile],
];

describe('the same rows in every format are the same persons', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openFilledBench();
  });
  afterAll(() => bench.close());

  it.each(files)('%s', async (name, content) => {
    const path = join(bench.dir, name);
    await writeFile(path, await content());
    const first = files[0]?.[0] === name;
    const { reports } = good(await bench.warehouse.importFiles([{ kind: 'activations', path }]));
    expect(reports).toHaveLength(1);
    const { rowsRead, accepted, quarantined, duplicate } = reports[0] as ImportReport;
    expect({ rowsRead, accepted, quarantined, duplicate }).toEqual({
      rowsRead: 3,
      accepted: first ? 2 : 0,
      quarantined: 1,
      duplicate: first ? 0 : 2,
    });
    const { rows: waiting } = await bench.warehouse.read((reader) =>
      reader.quarantine({ importId: reports[0]?.importId ?? '', limit: 10, offset: 0 }),
    );
    expect(waiting[0]).toMatchObject({ rule: 'date-invalid', value: '31/02/2023' });
  });
});
