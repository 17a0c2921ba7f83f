import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runTungngo } from '../../test/run-tungngo.js';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-quarantine-'));
  const path = join(dir, 'xa.csv');
  await writeFile(
    path,
    [
      'Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
      '74,Tỉnh Bình Dương,Tỉnh,,106.66,11.1',
      '725,Thành phố Thuận An,Huyện,75,106.71,10.92',
      '00001,Xã Một,Xã,725,x\u001b[2J,10.92\n',
    ].join('\n'),
  );
  expect(await tungngo('import', 'areas', path)).toMatchObject({ code: 0 });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const tungngo = (...args: string[]) => runTungngo(join(dir, 'data'), ...args);

it('shows the rows that wait, of one import or rule, and no more than asked for', async () => {
  const { code, stdout } = await tungngo('quarantine');
  expect(code).toBe(0);
  expect(stdout).toMatch(/xa\.csv +2 +Mã cấp trên +75 .*\n.*xa\.csv +3 +Kinh độ +x \[2J /);
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toContain('1 × number-invalid');
  expect((await tungngo('quarantine', '--limit', '1')).stdout).toContain('… và 1 dòng nữa');
  const json = await tungngo('--json', 'quarantine', '--import', '1', '--rule', 'number-invalid');
  expect(JSON.parse(json.stdout)).toMatchObject({
    total: 1,
    rows: [{ row: 3, value: 'x\u001b[2J' }],
  });
  expect((await tungngo('quarantine', '--import', '9')).stdout).toContain('Không có dòng nào');
});

it('writes a workbook that can be imported, and overwrites none', async () => {
  const path = join(dir, 'sua.xlsx');
  const written = await tungngo('quarantine', '--xlsx', path);
  expect(written).toMatchObject({ code: 0 });
  expect(written.stdout).toContain('Đã ghi 2 dòng');
  const book = await readFile(path);
  expect(book.subarray(0, 2).toString()).toBe('PK');

  const again = await tungngo('quarantine', '--xlsx', path);
  expect(again).toMatchObject({ code: 1 });
  expect(again.stderr).toContain('Đã có tệp');
  expect(await readFile(path)).toEqual(book);

  const imported = await tungngo('--json', 'import', 'areas', path);
  expect(JSON.parse(imported.stdout).reports).toMatchObject([
    { rowsRead: 2, accepted: 0, quarantined: 2 },
  ]);
  const rest = JSON.parse((await tungngo('--json', 'quarantine')).stdout);
  expect(rest).toMatchObject({ total: 2, rows: [{ importId: '2' }, { importId: '2' }] });

  const nothing = await tungngo('quarantine', '--import', '9', '--xlsx', join(dir, 'x.xlsx'));
  expect(nothing).toMatchObject({ code: 1 });
  expect(nothing.stderr).toContain('Không có dòng nào đang chờ sửa.');
});
