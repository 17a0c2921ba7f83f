import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runTungngo } from '../../test/run-tungngo.js';

let dir = '';
const tungngo = (...args: string[]) => runTungngo(join(dir, 'data'), ...args);

const areas = [
  'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
  '74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1',
  '722,Huyện Phú Giáo,Huyện,74,106.8,11.28',
  '724,Thành phố Dĩ An,Huyện,74,106.77,10.91',
  '25870,Xã An Bình,Xã,722,106.8,11.3',
  '25951,Phường An Bình,Phường,724,106.76,10.9',
];
const sites = [
  'Mã cơ sở,Tên,Loại,Mã xã,Kinh độ,Vĩ độ,Quy mô',
  'T1,Khu trọ Một,Khu trọ,25870,106.8,11.3,20',
  'T2,Khu trọ Hai,Khu trọ,25870,x,11.3,9',
];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-quality-'));
  for (const [kind, lines] of Object.entries({ areas, sites })) {
    const path = join(dir, `${kind}.csv`);
    await writeFile(path, `${lines.join('\n')}\n`);
    expect(await tungngo('import', kind, path)).toMatchObject({ code: 0 });
  }
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it('says the scores of areas, worst ward first, of files and what to look at', async () => {
  const { code, stdout } = await tungngo('quality');
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /25870 +X\. An Bình, H\. Phú Giáo +50 .*cần kiểm tra .*\n25951 +P\. An Bình, TP\. Dĩ An/,
  );
  expect(stdout).toMatch(/2 +sites\.csv +50 /);
  expect(stdout).toMatch(/Đúng +Dòng phạm quy tắc +X\. An Bình/);
  const english = await tungngo('--lang', 'en', 'quality', '--dimension', 'valid', '--limit', '1');
  expect(english.stdout).toMatch(/Valid +Rows that break a rule/);
  expect(english.stdout).toContain('… and 1 more wards');
});

it('gives the whole report as JSON, or that of one area by its code or name', async () => {
  const all = JSON.parse((await tungngo('--json', 'quality', '--limit', '1')).stdout);
  expect(all.areas).toHaveLength(5);
  expect(all.sources).toMatchObject([{ file: 'sites.csv', valid: 50 }, { file: 'areas.csv' }]);

  const district = JSON.parse((await tungngo('--json', 'quality', '--area', 'phu giao')).stdout);
  expect(district.areas).toMatchObject([
    { code: '722', valid: 50 },
    { code: '25870', name: 'Xã An Bình', level: 'ward', parentCode: '722', valid: 50 },
  ]);
  expect(district.findings.length).toBeGreaterThan(0);
  for (const { code } of district.findings) expect(code).toBe('25870');
});

it('asks which area is meant rather than guess', async () => {
  const ambiguous = await tungngo('quality', '--area', 'An Bình');
  expect(ambiguous).toMatchObject({ code: 1, stdout: '' });
  expect(ambiguous.stderr).toContain('25870 Xã An Bình, Huyện Phú Giáo; 25951 Phường An Bình');
  const whole = await tungngo('--json', 'quality', '--area', 'xã An Bình');
  expect(JSON.parse(whole.stdout).areas).toMatchObject([{ code: '25870' }]);
  expect((await tungngo('quality', '--area', 'Nơi khác')).stderr).toContain('Không có đơn vị');
});
