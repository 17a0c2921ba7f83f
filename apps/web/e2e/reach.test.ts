import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

describe.skipIf(!chromiumPath)('the reach page, in a browser, over the demo campaign', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.close());

  const isReady = (page: Page) =>
    page.locator('[data-reach-ready]').waitFor({ state: 'attached', timeout: 60_000 });
  const beyond = async (page: Page) =>
    Number(
      (await page.getByTestId('reach-figures').locator('strong').textContent())?.replace(/\D/g, ''),
    );
  const answer = (page: Page) => page.getByTestId('proposal-answer');
  const seriousFaults = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  it('says how many live beyond the reach, fewer the farther it goes; the link keeps it', async () => {
    const { page, errors, foreign } = await openPage(product, '/reach');
    await isReady(page);
    const usual = await beyond(page);
    expect(usual).toBeGreaterThan(1000);
    await page.getByRole('slider', { name: 'Tầm với' }).fill('5000');
    await page.waitForURL(/limit=5000/);
    await expect.poll(() => beyond(page), { timeout: 30_000 }).toBeLessThan(usual);
    const farther = await beyond(page);
    await page.reload();
    await isReady(page);
    expect(await beyond(page)).toBe(farther);
    const sum = await page
      .getByTestId('reach-table')
      .locator('tbody td:nth-child(3)')
      .allTextContents();
    expect(sum.reduce((total, text) => total + Number(text.replace(/\D/g, '')), 0)).toBe(farther);
    expect(await seriousFaults(page)).toEqual([]);
    expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('proposes points with a proven bound, numbered, and leads to the hard area nearby', async () => {
    const { page, errors } = await openPage(product, '/reach');
    await isReady(page);
    await page.getByLabel('Số điểm').fill('4');
    await page.getByRole('button', { name: 'Đề xuất 4 điểm' }).click();
    await page.waitForURL(/sites=4/);
    await answer(page).waitFor({ timeout: 60_000 });
    expect(await answer(page).textContent()).toContain('Chứng minh được');
    const rows = page.getByTestId('proposed-points').locator('tbody tr');
    expect(await rows.count()).toBe(4);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      answer(page).getByRole('button', { name: 'Tải GeoJSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^diem-luu-dong-.*\.geojson$/);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bỏ đề xuất' }).click();
    await expect.poll(() => answer(page).count(), { timeout: 30_000 }).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('fits a phone, in English, by time and catchment', async () => {
    const path = '/reach?measure=minutes&view=catchment&table=point&sites=2';
    const { page, errors } = await openPage(product, path, { width: 390, height: 844 });
    await isReady(page);
    await page.getByRole('button', { name: 'EN' }).click();
    await answer(page).waitFor({ timeout: 60_000 });
    expect(await answer(page).textContent()).toContain('people beyond the reach');
    const [wide, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    expect(wide).toBe(screen);
    expect(errors).toEqual([]);
    await page.close();
  });
});
