import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

describe.skipIf(!chromiumPath)('the forecast, in a browser, over the demo campaign', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.close());

  const isReady = (page: Page) =>
    page.locator('[data-forecast-ready]').waitFor({ state: 'attached', timeout: 60_000 });
  const answer = (page: Page) => page.getByTestId('forecast-answer');
  const chances = async (page: Page) => {
    const texts = await page
      .getByTestId('risk-table')
      .locator('tbody td:nth-child(2)')
      .allTextContents();
    // “Đã đạt”: nothing is left to chance.
    return texts.map((text) => (/\d/.test(text) ? Number(text.replace(/\D/g, '')) : 100));
  };
  const seriousFaults = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  it('looks back from before the deadline that has passed, and lists who fails first', async () => {
    const { page, errors, foreign } = await openPage(product, '/forecast');
    await isReady(page);
    const notice = page.getByTestId('forecast-notices');
    expect(await notice.textContent()).toContain('Hạn 25/09/2023 đã qua');
    expect(await answer(page).textContent()).toContain('1.225.391');
    await page.getByTestId('band-plan').waitFor();
    const listed = await chances(page);
    expect(listed).toHaveLength(91);
    expect(listed).toEqual([...listed].sort((a, b) => a - b));
    await page.getByTestId('backtest-table').waitFor({ state: 'attached', timeout: 60_000 });
    expect(await seriousFaults(page)).toEqual([]);
    expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });

    await notice.getByRole('button').click();
    await page.waitForURL(/day=2023-09-25/);
    await expect.poll(() => answer(page).textContent()).toContain('1.428.929');
    expect(await answer(page).textContent()).toContain('đã đạt chỉ tiêu');
    await page.close();
  });

  it('is calibrated over the demo, and errs less than last week’s pace', async () => {
    const { page } = await openPage(product, '/forecast');
    await isReady(page);
    const table = page.getByTestId('backtest-table');
    await table.waitFor({ state: 'attached', timeout: 60_000 });
    const whole = await table
      .locator('tbody tr[data-whole]')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll('td')].map(({ textContent }) =>
            Number(textContent?.replace('%', '').replace('.', '').replace(',', '.')),
          ),
        ),
      );
    expect(whole).toHaveLength(3);
    for (const [, , covered, , , error = Number.NaN, lastWeek] of whole) {
      expect(covered).toBeGreaterThan(72);
      expect(covered).toBeLessThan(88);
      expect(error).toBeLessThan(lastWeek ?? 0);
    }
    await page.close();
  });

  it('supposes teams and a later deadline beside what is; the link keeps it, and back takes it away', async () => {
    const { page, errors } = await openPage(product, '/forecast?day=2023-08-28');
    await isReady(page);
    await page.getByLabel('Thêm tổ lưu động', { exact: true }).fill('200');
    await page.waitForURL(/teams=200/);
    await answer(page).getByText('Nếu giả định').waitFor();
    expect(await answer(page).getByRole('status').textContent()).toContain('xã thành đạt');
    await page.getByLabel('Dời hạn đến').fill('2023-10-20');
    await page.waitForURL(/deadline=2023-10-20/);
    await page.reload();
    await isReady(page);
    await answer(page).getByText('Nếu giả định').waitFor();
    await page.getByTestId('band-whatIf').waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('deadline'));
    await page.getByRole('button', { name: 'Bỏ giả định' }).click();
    await page.waitForURL((url) => !url.search.includes('teams'));
    await expect.poll(() => answer(page).getByText('Nếu giả định').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('draws the place that is picked, is read by keys, and leads to it on the map', async () => {
    const { page, errors } = await openPage(product, '/forecast?day=2023-08-28');
    await isReady(page);
    const row = page.locator('[data-testid="risk-table"] tr[data-code="25972"]');
    await row.getByRole('button').click();
    await page.waitForURL(/area=25972/);
    await expect.poll(() => page.locator('#chart-title').textContent()).toContain('Thuận Giao');
    const reader = page.getByRole('slider', { name: /Thuận Giao/ });
    await reader.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await reader.getAttribute('aria-valuetext')).toContain('24/09/2023');
    await row.getByRole('link').click();
    await page.waitForURL(/\/\?(?=.*ward=25972)(?=.*day=2023-08-28)/);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('fits a phone, in English and with what is supposed', async () => {
    const { page, errors } = await openPage(
      product,
      '/forecast?day=2023-08-28&paces=718_1.3_50&teams=20',
      { width: 390, height: 844 },
    );
    await isReady(page);
    await page.getByRole('button', { name: 'EN' }).click();
    await answer(page).getByText('Supposing').waitFor();
    const [wide, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    expect(wide).toBe(screen);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });
});
