import { AxeBuilder } from '@axe-core/playwright';
import type { HardAreaHistory, StatedHardArea } from '@tungngo/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

describe.skipIf(!chromiumPath)('hard areas on screen', () => {
  let product: Product;
  let areas: StatedHardArea[];
  beforeAll(async () => {
    product = await startProduct();
    const all = await ask<StatedHardArea[]>('hardAreas.list');
    areas = all.filter(({ state }) => state !== 'reached' && state !== 'excluded');
  });
  afterAll(() => product?.close());

  async function ask<Answer>(procedure: string, input: unknown = {}): Promise<Answer> {
    const query = encodeURIComponent(JSON.stringify(input));
    const response = await fetch(`${product.address}/trpc/${procedure}?input=${query}`);
    const { result } = (await response.json()) as { result: { data: Answer } };
    return result.data;
  }

  const mapIsReady = (page: Page) =>
    page.waitForFunction(() => document.documentElement.dataset.mapReady === 'true', null, {
      timeout: 60_000,
    });
  const count = (value: number) => value.toLocaleString('vi-VN');
  const people = (some: readonly StatedHardArea[]) =>
    some.reduce((sum, { remaining }) => sum + remaining, 0);
  const listTotal = (page: Page) => page.getByTestId('list-total').textContent();
  const saysOf = (some: readonly StatedHardArea[]) =>
    `${count(some.length)} địa bàn · còn ${count(people(some))} người`;

  it('a dispatcher filters and sorts; the link survives a reload', async () => {
    const { page, errors } = await openPage(product, '/dispatch');
    await mapIsReady(page);
    await expect.poll(() => listTotal(page)).toBe(saysOf(areas));

    await page.getByTestId('more-filters').click();
    await page.getByTestId('filter-kind').selectOption('factory');
    await page.getByTestId('list-sort').selectOption('remaining');
    const factories = areas.filter(({ kind }) => kind === 'factory');
    expect(factories.length).toBeGreaterThan(0);
    expect(factories.length).toBeLessThan(areas.length);
    const most = factories.toSorted((a, b) => b.remaining - a.remaining)[0];
    const first = page.locator('[data-testid=hard-area-list] button').first();
    const seen = async () => [await listTotal(page), await first.getAttribute('data-id')];
    await expect.poll(seen).toEqual([saysOf(factories), most?.id]);
    expect(page.url()).toContain('kind=factory');

    await page.reload();
    await expect.poll(seen).toEqual([saysOf(factories), most?.id]);

    await page.getByTestId('list-text').fill('zzz');
    await page.locator('[role=status] button').first().click();
    await expect.poll(() => listTotal(page)).toBe(saysOf(areas));

    const [some] = areas;
    await page.getByTestId('list-text').fill('thuan giao');
    const named = areas.filter(({ name, wardName }) =>
      `${name.vi} ${wardName}`.includes('Thuận Giao'),
    );
    expect(named).toContainEqual(some);
    await expect.poll(() => listTotal(page)).toBe(saysOf(named));
    expect(errors).toEqual([]);
    await page.close();
  });

  it('says why an area is hard, in points that add up to its score, and shows its days', async () => {
    const [area] = areas;
    if (!area) throw new Error('no hard area');
    const { page } = await openPage(product, `/dispatch?area=${area.id}`);
    const reasons = page.locator('[data-testid=reasons] li');
    await reasons.first().waitFor();
    const points = await reasons.evaluateAll((all) =>
      all.map((reason) => Number((reason as HTMLElement).dataset.points)),
    );
    expect(points).toHaveLength(area.reasons.length);
    const sum = points.reduce((total, each) => total + each, 0);
    expect(sum).toBeCloseTo(area.hardness, 6);

    const { days, restOfWard } = await ask<HardAreaHistory>('hardAreas.days', { id: area.id });
    expect(days.at(-1)).toMatchObject({ eligible: area.eligible, activated: area.activated });
    expect(restOfWard).toHaveLength(days.length);
    const chart = page.getByTestId('area-history').locator('svg');
    expect(await chart.getAttribute('aria-label')).toContain(
      `${count(days[0]?.remaining ?? 0)} xuống ${count(days.at(-1)?.remaining ?? 0)}`,
    );
    await page.close();
  });

  it('sums what is ticked, a span with Shift too, and exports it', async () => {
    const { page } = await openPage(product, '/dispatch');
    const ticks = page.locator('[data-testid=hard-area-list] input[type=checkbox]');
    await ticks.first().click();
    const total = page.getByTestId('selection-total');
    const chosen = (n: number) =>
      `Đã chọn ${n} địa bàn · còn ${count(people(areas.slice(0, n)))} người`;
    await expect.poll(() => total.textContent()).toBe(chosen(1));
    await ticks.nth(3).click({ modifiers: ['Shift'] });
    await expect.poll(() => total.textContent()).toBe(chosen(4));

    const download = page.waitForEvent('download');
    await page.getByTestId('export-GeoJSON').click();
    const stream = await (await download).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const { features } = JSON.parse(Buffer.concat(parts).toString());
    expect(features.map(({ id }: { id: string }) => id)).toEqual(
      areas.slice(0, 4).map(({ id }) => id),
    );
    await page.close();
  });

  it('a planner lays them over the map; the link says so', async () => {
    const { page, errors } = await openPage(product, '/');
    await mapIsReady(page);
    const without = await page.getByTestId('map').screenshot();
    await page.getByTestId('hard-area-toggle').click();
    await page.waitForURL(/hard=on/);
    await page.getByTestId('hard-area-key').waitFor();
    await expect
      .poll(async () => without.equals(await page.getByTestId('map').screenshot()))
      .toBe(false);
    await page.reload();
    await mapIsReady(page);
    await page.getByTestId('hard-area-key').waitFor();
    await page.getByTestId('hard-area-toggle').click();
    await page.getByTestId('hard-area-key').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
    await page.close();
  });

  it('with an area picked has no serious accessibility fault, light and dark, and fits a phone', async () => {
    const { page } = await openPage(product, `/dispatch?area=${areas[0]?.id}`, {
      width: 390,
      height: 844,
    });
    await page.getByTestId('area-history').locator('svg').waitFor();
    await page.getByTestId('more-filters').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      ).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    await page.close();
  });
});
