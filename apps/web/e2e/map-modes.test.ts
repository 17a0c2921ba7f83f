import { AxeBuilder } from '@axe-core/playwright';
import type { SpotMap } from '@tungngo/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

describe.skipIf(!chromiumPath)('the map’s modes, in a browser, over the demo campaign', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.close());

  const mapIsReady = (page: Page) =>
    page.waitForFunction(() => document.documentElement.dataset.mapReady === 'true', null, {
      timeout: 60_000,
    });
  const legendOf = (page: Page) => page.getByTestId('legend');
  const countsOf = async (page: Page) => {
    const cells = await legendOf(page).locator('tbody td:last-child').allTextContents();
    return cells.map(Number);
  };
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  const seriousFaults = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  it('colours all 91 wards by each metric', async () => {
    const { page, errors } = await openPage(product, '/?day=2023-08-20');
    await mapIsReady(page);
    for (const [metric, name] of [
      ['smoothed', 'Độ phủ làm trơn'],
      ['attainment', 'Đạt chỉ tiêu Bộ'],
      ['planAttainment', 'Đạt kế hoạch'],
      ['pace', 'Tốc độ 7 ngày'],
      ['requiredPace', 'Tốc độ cần'],
      ['remaining', 'Số người còn lại'],
      ['quality', 'Chất lượng số liệu'],
      ['coverage', 'Độ phủ'],
    ] as const) {
      const before = await page.getByTestId('map').screenshot();
      await page.getByTestId('map-metric').selectOption(metric);
      await page.waitForURL(new RegExp(`metric=${metric}`));
      await expect.poll(() => legendOf(page).locator('figcaption').textContent()).toContain(name);
      expect(sum(await countsOf(page))).toBe(91);
      await expect
        .poll(async () => before.equals(await page.getByTestId('map').screenshot()))
        .toBe(false);
    }
    expect(errors).toEqual([]);
    await page.close();
  });

  it('cuts classes in five ways, in as many as asked, and by hand with the keyboard', async () => {
    const { page, errors } = await openPage(product, '/?day=2023-08-20');
    await mapIsReady(page);
    await page.getByTestId('class-menu').click();
    await page.getByTestId('class-count').fill('4');
    await expect.poll(() => countsOf(page)).toHaveLength(4);
    for (const method of ['natural', 'equal', 'target']) {
      await page.getByTestId('class-method').selectOption(method);
      await page.waitForURL(new RegExp(`method=${method}`));
      await expect.poll(async () => sum(await countsOf(page))).toBe(91);
    }
    expect(await legendOf(page).textContent()).toContain('Mốc 61,9%');

    await page.getByTestId('class-method').selectOption('manual');
    const bound = page.getByRole('textbox', { name: 'Ranh giới 1' });
    await bound.fill('40,5');
    await bound.press('Enter');
    await page.waitForURL(/breaks=0\.405/);
    await page.getByRole('slider', { name: 'Ranh giới 1' }).press('ArrowRight');
    await page.waitForURL(/breaks=0\.41/);
    await page.getByTestId('ramp-cividis').check({ force: true });
    await page.waitForURL(/ramp=cividis/);
    expect(await seriousFaults(page)).toEqual([]);

    const written = await legendOf(page).locator('tbody').textContent();
    await page.reload();
    await mapIsReady(page);
    expect(await legendOf(page).locator('tbody').textContent()).toBe(written);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('keeps what is brushed in the legend, on the map and in the ranking, and shows all again', async () => {
    const { page, errors } = await openPage(product, '/?day=2023-08-20');
    await mapIsReady(page);
    const listed = async () => {
      const table = page.locator('[data-testid=ward-table] table');
      return Number(await table.getAttribute('aria-rowcount')) - 1;
    };
    expect(await listed()).toBe(91);
    const before = await page.getByTestId('map').screenshot();
    const [least = 0] = await countsOf(page);
    await legendOf(page).locator('tbody button').first().click();
    await page.waitForURL(/range=/);
    await expect.poll(listed).toBe(least);
    await expect
      .poll(async () => before.equals(await page.getByTestId('map').screenshot()))
      .toBe(false);

    await page.getByRole('slider', { name: 'Giữ lại đến' }).press('PageUp');
    await expect.poll(listed).toBeGreaterThan(least);
    await page.reload();
    await mapIsReady(page);
    expect(await listed()).toBeGreaterThan(least);
    await page.getByTestId('clear-range').click();
    await expect.poll(listed).toBe(91);

    const chart = legendOf(page).locator('svg').first();
    const box = await chart.boundingBox();
    if (!box) throw new Error('the histogram has no size');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    await expect.poll(listed).toBeLessThan(91);
    await legendOf(page).getByRole('slider').first().press('Escape');
    await expect.poll(listed).toBe(91);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('crosses coverage with the people remaining in nine classes', async () => {
    const { page, errors } = await openPage(product, '/?view=bivariate');
    await mapIsReady(page);
    const cells = legendOf(page).getByRole('button', { name: /^Độ phủ .*: \d+ xã$/ });
    const counts = (await cells.allTextContents()).map(Number);
    expect(counts).toHaveLength(9);
    expect(sum(counts)).toBe(91);
    await cells.first().click();
    await page.waitForURL(/pick=/);
    const table = page.locator('[data-testid=ward-table] table');
    await expect
      .poll(async () => Number(await table.getAttribute('aria-rowcount')) - 1)
      .toBe(counts[0]);
    expect(await seriousFaults(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('draws circles with a legend of their sizes', async () => {
    const { page, errors } = await openPage(product, '/?view=circles&metric=attainment');
    await mapIsReady(page);
    const sizes = await page.getByTestId('circle-key').locator('text').allTextContents();
    expect(sizes.length).toBeGreaterThan(1);
    expect(errors).toEqual([]);
    await page.close();
  });

  it.each(['gi-star', 'local-moran'])(
    'shows the spots that the server found by %s',
    async (statistic) => {
      const question = { day: '2023-09-25', metric: 'remaining', statistic };
      const query = encodeURIComponent(JSON.stringify(question));
      const response = await fetch(`${product.address}/trpc/coverage.spots?input=${query}`);
      const { result } = (await response.json()) as { result: { data: SpotMap } };
      const found = result.data.label.filter((label) => label !== null).length;
      const { page, errors } = await openPage(
        product,
        `/?view=spots&metric=remaining&statistic=${statistic}`,
      );
      await mapIsReady(page);
      await page.getByTestId('global-moran').waitFor();
      expect(await page.getByTestId('global-moran').textContent()).toContain('Moran I = ');
      const rows = await legendOf(page).locator('tbody tr').allTextContents();
      const clear = rows
        .filter((row) => !/Không/.test(row))
        .map((row) => Number(row.match(/\d+$/)?.[0]));
      expect(sum(clear)).toBe(found);
      expect(found).toBeGreaterThan(0);
      expect(errors).toEqual([]);
      await page.close();
    },
  );

  it('fits a phone: the panel of colours is a sheet, nothing is wider than the screen', async () => {
    const { page, errors } = await openPage(product, '/', { width: 390, height: 844 });
    await mapIsReady(page);
    await page.getByTestId('class-menu').click();
    await page.getByTestId('class-method').selectOption('natural');
    await page.waitForURL(/method=natural/);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('class-method').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });
});
