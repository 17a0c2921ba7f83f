import type { CoverageRow } from '@tungngo/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

if (!chromiumPath) console.warn('No Chromium found: the tests of drilling down are skipped.');

describe.skipIf(!chromiumPath)('drilling down on the Plan screen', () => {
  let product: Product;
  let page: Page;
  let trouble: { foreign: string[]; errors: string[] };
  beforeAll(async () => {
    product = await startProduct();
    const opened = await openPage(product, '/?panel=card');
    ({ page } = opened);
    trouble = opened;
    await page.waitForFunction(() => document.documentElement.dataset.mapReady === 'true');
  });
  afterAll(() => product?.close());

  const where = () => page.getByRole('navigation', { name: 'Đang xem' });
  const here = () => where().locator('[aria-current]').textContent();
  const card = () => page.getByTestId('area-card');
  const cardOf = () => card().getAttribute('data-code');
  const patience = { timeout: 20_000 };
  const param = (name: string) => new URL(page.url()).searchParams.get(name);

  it('Enter on the map goes into the district and the ward at its centre, Backspace and the browser’s buttons come back', async () => {
    const canvas = page.getByTestId('map').locator('canvas');
    await expect.poll(cardOf, patience).toBe('74');
    await canvas.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => param('district'), patience).toMatch(/^\d{3}$/);
    const district = param('district');
    // The map flies there; only then is another ward at its centre.
    await page.waitForTimeout(800);
    await canvas.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => param('ward'), patience).toMatch(/^\d{5}$/);
    const ward = param('ward');
    await expect.poll(cardOf, patience).toBe(ward);
    await page.keyboard.press('Backspace');
    await expect.poll(() => [param('ward'), param('district')]).toEqual([null, district]);
    await page.keyboard.press('Escape');
    await expect.poll(() => param('district')).toBe(null);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => param('ward')).toBe(ward);
    await page.goForward();
    await expect.poll(() => [param('ward'), param('district')]).toEqual([null, district]);
  });

  it('a place is found without marks, by keys alone, and the breadcrumb leads up', async () => {
    await page.locator('body').click({ position: { x: 700, y: 10 } });
    await page.keyboard.press('/');
    await page.keyboard.type('TT Lai Uyen');
    const search = page.getByRole('combobox', { name: /Tìm huyện/ });
    await expect.poll(() => search.getAttribute('aria-activedescendant'), patience).not.toBe(null);
    await page.keyboard.press('Enter');
    await expect.poll(here, patience).toBe('TT. Lai Uyên');
    await page.reload();
    await expect.poll(here, patience).toBe('TT. Lai Uyên');
    await where().getByRole('button', { name: 'H. Bàu Bàng' }).click();
    await expect.poll(here).toBe('H. Bàu Bàng');
    expect([param('district'), param('ward')]).toEqual(['719', null]);
  });

  it('each indicator has its own denominator and target, to the published digit', async () => {
    await page.goto(`${product.address}/`);
    const figures = page.getByTestId('header-figures');
    for (const [name, parts] of [
      ['Mức 2', ['1.428.929 / 1.980.000', '1.428.929 / 1.225.391', '872.907 / 671.467']],
      ['CCCD', ['1.980.000 / 2.110.000', '1.980.000 / 2.050.000']],
      ['GPLX', ['239.000 / 1.020.000', '239.000 / 300.000']],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).click();
      for (const part of parts) {
        await expect.poll(() => figures.textContent(), patience).toContain(part);
      }
    }
    const input = { level: 'ward', indicator: 'licence', day: '2023-09-25' };
    const query = encodeURIComponent(JSON.stringify(input));
    const response = await fetch(`${product.address}/trpc/coverage.byArea?input=${query}`);
    const { result } = (await response.json()) as { result: { data: CoverageRow[] } };
    const sum = (metric: 'activated' | 'eligible' | 'target') =>
      result.data.reduce((total, row) => total + (row[metric] ?? 0), 0);
    expect([sum('activated'), sum('eligible'), sum('target')]).toEqual([
      239_000, 1_020_000, 300_000,
    ]);
  });

  it('the published shares of 2023 stand on the screen, to the second digit in their explanation', async () => {
    await page.goto(`${product.address}/?day=2023-09-25`);
    const figures = page.getByTestId('header-figures');
    for (const [name, shown, finer] of [
      ['Đạt chỉ tiêu Bộ giao', '116,6%', '116,61%'],
      ['Đạt kế hoạch', '130,0%', '130,00%'],
    ] as const) {
      await expect.poll(() => figures.textContent(), patience).toContain(shown);
      await figures.getByRole('button', { name: new RegExp(`^${name}`) }).focus();
      await expect
        .poll(() => page.getByRole('tooltip').allTextContents())
        .toContainEqual(expect.stringContaining(finer));
    }
  });

  it('a note is written, changed, deleted, brought back, and there after a reload', async () => {
    await page.goto(`${product.address}/?ward=25972`);
    const notes = page.getByTestId('notes');
    await notes.getByLabel('Ghi chú mới').fill('Chủ trọ hẹn sau 19 giờ');
    await notes.getByLabel('Người ghi').fill('Trần Thị Lan');
    await notes.getByRole('button', { name: 'Ghi', exact: true }).click();
    await notes.getByRole('button', { name: /^Sửa/ }).first().click();
    await notes.getByLabel('Sửa ghi chú', { exact: true }).fill('Chủ trọ hẹn sau 20 giờ');
    await notes.getByRole('button', { name: 'Lưu' }).click();
    await notes.getByText('Chủ trọ hẹn sau 20 giờ').waitFor();
    await notes.getByRole('button', { name: /^Xoá/ }).first().click();
    await notes.getByText('Đã xoá ghi chú.').waitFor();
    await notes.getByText('Chủ trọ hẹn sau 20 giờ').waitFor({ state: 'detached' });
    await notes.getByRole('button', { name: 'Hoàn tác' }).click();
    await notes.getByText('Chủ trọ hẹn sau 20 giờ').waitFor();
    await page.reload();
    await notes.getByText('Chủ trọ hẹn sau 20 giờ').waitFor();
    expect(await notes.getByLabel('Người ghi').inputValue()).toBe('Trần Thị Lan');
    expect([trouble.foreign, trouble.errors]).toEqual([[], []]);
  });
});
