import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { CellSummary } from '@tungngo/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSmallBasemap } from '../../api/test/small-basemap.js';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

describe.skipIf(!chromiumPath)('cells, two maps and the basemap, in a browser', () => {
  let product: Product;
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tungngo-nen-'));
    const basemap = join(dir, 'nen.pmtiles');
    await writeSmallBasemap(basemap);
    product = await startProduct(['--basemap', basemap]);
  });
  afterAll(async () => {
    await product?.close();
    await rm(dir, { recursive: true, force: true });
  });

  const mapIsReady = (page: Page) =>
    page.waitForFunction(() => document.documentElement.dataset.mapReady === 'true', null, {
      timeout: 60_000,
    });

  async function summaryOf(day: string): Promise<CellSummary> {
    const input = encodeURIComponent(JSON.stringify({ indicator: 'level2', day }));
    const response = await fetch(`${product.address}/trpc/coverage.cells?input=${input}`);
    return ((await response.json()) as { result: { data: CellSummary } }).result.data;
  }

  const digits = (text: string) => Number(text.replace(/\D/g, ''));

  it('the basemap comes from our own server, with its credit, and can be left out by the link', async () => {
    const { page, foreign, errors } = await openPage(product, '/healthz');
    const pieces: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/basemap.pmtiles')) pieces.push(response.status());
    });
    await page.goto(product.address);
    await mapIsReady(page);
    await page.getByTestId('basemap-credit').waitFor();
    expect(await page.getByTestId('basemap-credit').textContent()).toBe('© Người vẽ thử');
    await expect.poll(() => pieces.length, { timeout: 20_000 }).toBeGreaterThan(1);
    expect(new Set(pieces)).toEqual(new Set([206]));

    await page.getByTestId('basemap-toggle').click();
    await page.getByTestId('basemap-credit').waitFor({ state: 'detached' });
    expect(page.url()).toContain('basemap=off');
    await page.reload();
    await mapIsReady(page);
    expect(await page.getByTestId('basemap-credit').count()).toBe(0);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('hexagons tell their people under the pointer, add up to the wards’, and follow the day', async () => {
    const { page, errors } = await openPage(product, '/?view=cells');
    const tiles: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/tiles/cells/')) tiles.push(response.url());
    });
    await mapIsReady(page);
    const placed = page.getByTestId('cells-placed');
    const last = await summaryOf('2023-09-25');
    await expect.poll(async () => digits((await placed.textContent()) ?? '')).toBe(last.placed);
    expect(last.remaining).toBe(last.placed);

    const frame = await page.getByTestId('map').boundingBox();
    if (!frame) throw new Error('the map has no place');
    const card = page.getByTestId('cell-card');
    await expect
      .poll(
        async () => {
          const shift = Math.random() * 6;
          await page.mouse.move(frame.x + frame.width / 2 + shift, frame.y + frame.height / 2);
          return card.count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    const [remaining = 0, eligible = 0, activated = 0] = (
      await card.locator('dd').allInnerTexts()
    ).map(digits);
    expect(remaining).toBe(Math.max(0, eligible - activated));
    expect(eligible).toBeGreaterThan(4);

    await page.goto(`${product.address}/?view=cells&day=2023-08-01`);
    const earlier = await summaryOf('2023-08-01');
    expect(earlier.placed).toBeGreaterThan(last.placed);
    await expect.poll(async () => digits((await placed.textContent()) ?? '')).toBe(earlier.placed);
    await expect.poll(() => tiles.some((url) => url.includes('/2023-08-01/'))).toBe(true);
    expect(errors).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).include('[data-testid=legend]').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.context().close();
  });

  it('heat is drawn from the same tiles', async () => {
    const { page, errors } = await openPage(product, '/?view=heat');
    const tile = page.waitForResponse((response) => response.url().includes('/tiles/cells/'));
    await mapIsReady(page);
    expect((await tile).status()).toBe(200);
    await page.getByTestId('cell-sums').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('two maps move together, whichever is moved, and tell the difference of a ward', async () => {
    const { page, errors } = await openPage(product, '/');
    await mapIsReady(page);
    await page.getByTestId('compare').click();
    await page.getByTestId('side-b').waitFor();
    expect(page.url()).toMatch(/compare=side/);
    expect(page.url()).toContain('dayB=2023-09-25');
    expect(await page.getByTestId('side-a').textContent()).toContain('28/08/2023');
    await mapIsReady(page);

    const boxes = await Promise.all(
      ['a', 'b'].map((side) => page.locator(`[data-side=${side}] [data-testid=map]`).boundingBox()),
    );
    const card = page.getByTestId('compare-card');
    /** The ward under one point of a map, once the map says so. */
    const wardAt = async (side: number, [x, y]: [number, number]) => {
      const box = boxes[side];
      if (!box) throw new Error('a map has no place');
      await page.mouse.move(box.x + 2, box.y + box.height - 2);
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 3 });
      return card.getAttribute('data-code');
    };
    const drag = async (side: number, byX: number) => {
      const box = boxes[side];
      if (!box) throw new Error('a map has no place');
      const [x, y] = [box.x + box.width * 0.6, box.y + box.height * 0.5];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + byX, y, { steps: 8 });
      await page.mouse.up();
    };
    const sameWard = async () => {
      const places: [number, number][] = [
        [0.6, 0.45],
        [0.7, 0.55],
        [0.5, 0.6],
      ];
      const found = [];
      for (const place of places) {
        await expect
          .poll(async () => (await wardAt(0, place)) === (await wardAt(1, place)), {
            timeout: 15_000,
          })
          .toBe(true);
        found.push(await wardAt(0, place));
      }
      return found.join();
    };
    const start = await sameWard();
    await drag(0, -70);
    const afterA = await sameWard();
    expect(afterA).not.toBe(start);
    await drag(1, 70);
    expect(await sameWard()).not.toBe(afterA);

    await expect.poll(() => wardAt(0, [0.6, 0.5])).toMatch(/^\d{5}$/);
    const [a = 0, b = 0, difference = 0] = (await card.locator('dd').allInnerTexts()).map((text) =>
      Number(text.replace(/[^\d,]/g, '').replace(',', '.')),
    );
    expect(b).toBeGreaterThan(a);
    expect(Math.abs(b - a - difference)).toBeLessThan(0.11);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('the divider moves by keys and by dragging, and the link keeps where it is', async () => {
    const path = '/?compare=swipe&day=2023-08-01&metricB=remaining';
    const { page, errors } = await openPage(product, path);
    await mapIsReady(page);
    const divider = page.getByTestId('divider');
    await divider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    expect(await divider.getAttribute('aria-valuenow')).toBe('62');
    const box = await divider.boundingBox();
    if (!box) throw new Error('the divider has no place');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x - 200, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    const dragged = Number(await divider.getAttribute('aria-valuenow'));
    expect(dragged).toBeLessThan(50);
    await expect.poll(() => page.url()).toContain(`split=${dragged}`);
    await page.reload();
    await divider.waitFor();
    expect(await divider.getAttribute('aria-valuenow')).toBe(String(dragged));
    const { violations } = await new AxeBuilder({ page })
      .include('[data-testid=compare-bar]')
      .include('[data-testid=divider]')
      .analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('on a phone the two maps lie over each other', async () => {
    const phone = { width: 390, height: 844 };
    const { page } = await openPage(product, '/?compare=side&dayB=2023-08-01', phone);
    await mapIsReady(page);
    await page.getByTestId('divider').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(phone.width);
    await page.context().close();
  });
});
