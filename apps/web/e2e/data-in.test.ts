import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ImportReport, KeptGeneration, QuarantinePage } from '@tungngo/domain';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

/** Imports and screens take as long as the machine needs. */
const patient = { timeout: 60_000 };

/** A file as an office has it: titles above the header, names for codes, rows that are wrong. */
function officeFile(): string {
  const line = (n: number, person: string, when: string, rest: string) =>
    `${n};Nguyễn Văn ${n};${person};${when};${rest}`;
  const good = Array.from({ length: 40 }, (_, i) =>
    line(
      i + 1,
      `0742990${10_000 + i}`,
      `2${i % 5}/09/2023 8:15`,
      '2;P. Lái Thiêu;TP. Thuận An;Trụ sở;Thường trú',
    ),
  );
  const unclear = Array.from({ length: 5 }, (_, i) =>
    line(41 + i, `0743990${20_000 + i}`, '21/09/2023 9:00', '2;Tân Bình;;Điểm lưu động;Tạm trú'),
  );
  const wrong = [
    line(46, '074399040001', '31/02/2023', '2;P. Lái Thiêu;TP. Thuận An;Trụ sở;Thường trú'),
    line(47, '074399040002', '22/09/2023', '2;P. Lái Thiêu;TP. Thuận An;Bưu điện;Thường trú'),
  ];
  return `\uFEFF${[
    'UBND TỈNH BÌNH DƯƠNG;;;;;;;;',
    'Danh sách kích hoạt ngày 20 đến 24/9/2023;;;;;;;;',
    ';;;;;;;;',
    'STT;Họ và tên;Số định danh;Ngày kích hoạt;Mức;Tên xã/phường;Huyện;Hình thức;Diện cư trú',
    ...good,
    ...unclear,
    ...wrong,
    good[0],
  ].join('\r\n')}\r\n`;
}

/** A workbook with another text in its cells. */
function mended(workbook: Uint8Array, from: string, to: string): Uint8Array {
  const parts = Object.entries(unzipSync(workbook)).map(([name, bytes]) => [
    name,
    strToU8(strFromU8(bytes).replaceAll(from, to)),
  ]);
  return zipSync(Object.fromEntries(parts));
}

describe.skipIf(!chromiumPath)('data come in, in a browser, over the demo campaign', () => {
  let product: Product;
  let dir = '';
  let page: Page;
  let foreign: string[];
  let errors: string[];
  beforeAll(async () => {
    product = await startProduct();
    dir = await mkdtemp(join(tmpdir(), 'tungngo-office-'));
    ({ page, foreign, errors } = await openPage(product, '/data?tab=import'));
    page.setDefaultTimeout(patient.timeout);
  });
  afterAll(async () => {
    await product?.close();
    await rm(dir, { recursive: true, force: true });
  });

  async function ask<Answer>(procedure: string, input: unknown = {}): Promise<Answer> {
    const query = encodeURIComponent(JSON.stringify(input));
    const response = await fetch(`${product.address}/trpc/${procedure}?input=${query}`);
    const { result } = (await response.json()) as { result: { data: Answer } };
    return result.data;
  }

  const stage = (name: string) =>
    page.locator(`[data-testid=import-wizard][data-stage=${name}]`).waitFor();
  const equation = async () => {
    const parts = ['accepted', 'quarantined', 'duplicate'].map((part) =>
      page.getByTestId('equation').getByTestId(part).textContent(),
    );
    return (await Promise.all(parts)).map(Number);
  };

  it('an operator maps a file, answers about a ward, previews, and only then imports', async () => {
    const path = join(dir, 'Kích hoạt 20-24.9.csv');
    await writeFile(path, officeFile());
    await page.getByTestId('file-input').setInputFiles(path);
    await stage('map');
    expect(await page.locator('input[name=headerRow]').inputValue()).toBe('4');
    expect(await page.locator('select[name=kind]').inputValue()).toBe('activations');
    const personal = page.getByTestId('unused-columns').getByText('thông tin cá nhân');
    expect(await personal.count()).toBe(1);

    // A required column that is taken away must be given back before anything goes on.
    const channel = page.locator('select[name=channel]');
    await channel.selectOption('none');
    expect(await page.getByTestId('missing').textContent()).toContain('Hình thức');
    expect(await page.getByTestId('preview').isDisabled()).toBe(true);
    await channel.selectOption('column Hình thức');

    await page.getByTestId('preview').click();
    await stage('confirm');
    expect(await equation()).toEqual([40, 7, 1]);
    expect(await page.getByTestId('broken-rules').textContent()).toContain('31/02/2023');

    const question = page.getByTestId('ward-questions').getByRole('combobox');
    expect(await question.count()).toBe(1);
    await question.selectOption('25945');
    expect(await page.getByTestId('confirm').isDisabled()).toBe(true);
    await page.getByTestId('preview-again').click();
    await stage('confirm');
    await expect.poll(equation, patient).toEqual([45, 2, 1]);
    // Up to here nothing has been written.
    expect(await ask<KeptGeneration[]>('data.generations')).toHaveLength(1);
    expect(await page.getByTestId('confirm').textContent()).toContain('45');
  });

  it('the report tells where the rows went, and the mapping is kept under a name', async () => {
    await page.getByTestId('confirm').click();
    await page.locator('[data-testid=import-outcome][data-state=done]').waitFor();
    expect(await equation()).toEqual([45, 2, 1]);
    await page.getByTestId('restatements').waitFor();
    await page.getByTestId('save-profile').getByRole('button').click();
    await expect
      .poll(() => ask('imports.profiles'), patient)
      .toMatchObject([{ name: 'kich-hoat' }]);
    const [report] = await ask<ImportReport[]>('data.imports');
    expect(report).toMatchObject({ rowsRead: 48, accepted: 45, quarantined: 2, duplicate: 1 });
  });

  it('a quarantined row is mended in place and is then in the figures', async () => {
    await page.getByTestId('to-quarantine').click();
    const table = page.getByTestId('quarantine-table');
    await expect.poll(() => table.locator('tr[data-row]').count(), patient).toBe(2);
    await table.locator('tr', { hasText: '31/02/2023' }).getByRole('button').click();
    const form = page.getByTestId('mend-form');
    await form.locator('[data-wrong] input').fill('30/02/2023');
    await form.locator('button[type=submit]').click();
    await page.getByTestId('mend-problem').waitFor();
    await form.locator('[data-wrong] input').fill('22/09/2023');
    await form.locator('button[type=submit]').click();
    await expect
      .poll(() => page.getByTestId('mended-note').textContent(), patient)
      .toContain('đã được nhận');
    await expect.poll(() => table.locator('tr[data-row]').count(), patient).toBe(1);
    await page.locator('select[name=rows]').selectOption('all');
    await expect.poll(() => table.getByText('Đã sửa').count(), patient).toBe(1);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('download-quarantine').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    const [report] = await ask<ImportReport[]>('data.imports');
    expect(report).toMatchObject({ accepted: 1, quarantined: 0 });
    await download.saveAs(join(dir, 'cach-ly.xlsx'));
  });

  it('a workbook of quarantined rows that was mended is imported like any file', {
    timeout: 120_000,
  }, async () => {
    const path = join(dir, 'cach-ly.xlsx');
    await writeFile(path, mended(await readFile(path), 'Bưu điện', 'Trụ sở'));
    await page.getByTestId('data-tabs').getByText('Nhập dữ liệu').click();
    await page.getByText('Nhập tệp khác').click();
    await page.getByTestId('file-input').setInputFiles(path);
    await stage('map');
    await page.getByTestId('preview').click();
    await stage('confirm');
    expect(await equation()).toEqual([1, 0, 0]);
    await page.getByTestId('confirm').click();
    await page.locator('[data-testid=import-outcome][data-state=done]').waitFor();
    const imports = await ask<ImportReport[]>('data.imports');
    expect(imports[0]).toMatchObject({ rowsRead: 1, accepted: 1, quarantined: 0 });
    const importId = imports.find(({ rowsRead }) => rowsRead === 48)?.importId;
    const waiting = { importId, waiting: true, limit: 1, offset: 0 };
    expect(await ask<QuarantinePage>('data.quarantine', waiting)).toMatchObject({ total: 0 });
  });

  it('ten seconds tell which ward has stopped reporting; a finding opens its rows', async () => {
    await page.getByTestId('data-tabs').getByText('Chất lượng').click();
    await expect
      .poll(() => page.getByTestId('wards-to-call').textContent(), patient)
      .toContain('Minh Tân');
    expect(await page.getByTestId('dimension-scores').locator('section').count()).toBe(4);
    await page.getByTestId('wards-to-call').getByRole('link', { name: 'Minh Tân' }).click();
    // The map hatches the ward rather than colour it in silence, and says why.
    await expect
      .poll(() => page.getByTestId('hatch-note').first().textContent(), patient)
      .toContain('16/09/2023');
    await page.goBack();
    await page.getByTestId('findings').getByRole('link').first().click();
    await page.waitForURL(/\/query\?sql=/);
    await page.getByTestId('run-query').click();
    await expect.poll(() => page.getByTestId('result-table').count(), patient).toBe(1);
    await page.goBack();
  });

  it('a planner goes back to an earlier generation, and deletes one that is typed', async () => {
    await page.getByTestId('data-tabs').getByText('Bản dữ liệu').click();
    await page.locator('tr[data-generation="1"] button').first().click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.textContent()).toContain('Kích hoạt 20-24.9.csv');
    await dialog.getByTestId('dialog-confirm').click();
    await dialog.waitFor({ state: 'detached' });
    const waiting = { waiting: true, limit: 1, offset: 0 };
    await expect
      .poll(async () => (await ask<KeptGeneration[]>('data.generations'))[0], patient)
      .toMatchObject({ current: true, restores: 1 });
    const before = await ask<QuarantinePage>('data.quarantine', waiting);
    expect(before.rows.some(({ file }) => file.startsWith('Kích hoạt 20'))).toBe(false);

    await page.locator('tr[data-generation="2"] button').nth(1).click();
    expect(await dialog.getByTestId('dialog-confirm').isDisabled()).toBe(true);
    await dialog.locator('input[name=typed]').fill('2');
    await dialog.getByTestId('dialog-confirm').click();
    await page.locator('tr[data-generation="2"]').waitFor({ state: 'detached' });
    expect([foreign, errors.filter((text) => !text.includes('400'))]).toEqual([[], []]);
    await page.close();
  });

  it.each(['import', 'imports', 'quarantine', 'quality', 'generations'])(
    'the part “%s” has no serious accessibility fault and fits a phone',
    async (tab) => {
      const phone = await openPage(product, `/data?tab=${tab}`, { width: 390, height: 844 });
      await phone.page.waitForLoadState('networkidle', { timeout: 20_000 }).catch(() => undefined);
      const { violations } = await new AxeBuilder({ page: phone.page }).analyze();
      const grave = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect([phone.foreign, phone.errors]).toEqual([[], []]);
      await phone.page.close();
    },
  );
});
