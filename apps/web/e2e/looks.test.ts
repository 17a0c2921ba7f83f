import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

/**
 * How the key states look, by what holds on every machine: pictures differ with fonts and graphics cards.
 */
describe.skipIf(!chromiumPath)('how it looks', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.close());

  const large = { width: 1440, height: 900 };
  const laptop = { width: 1366, height: 768 };
  const phone = { width: 390, height: 844 };

  it.each([
    ['the map, light', '/', large, 'light'],
    ['the map, dark', '/', large, 'dark'],
    ['a ward’s card on a laptop', '/?ward=25972', laptop, 'light'],
    ['the map on a phone, dark', '/', phone, 'dark'],
  ] as const)('%s: every class is on the map, and nothing is cut off', async (...state) => {
    const [, path, viewport, colorScheme] = state;
    const { page, errors } = await openPage(product, '/data', viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${product.address}${path}`);
    await mapIsReady(page);
    const classes = await legendColours(page);
    expect(classes.length).toBeGreaterThanOrEqual(5);
    const { ground, shares } = await paintedShares(page, classes, GROUNDS[colorScheme]);
    for (const share of shares) expect(share).toBeGreaterThan(0.002);
    expect(ground).toBeGreaterThan(0.15);
    expect(ground).toBeLessThan(0.85);
    expect(await cutOff(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('a phone shows the whole map before one scrolls, a laptop gives the map most of its height', async () => {
    const { page } = await openPage(product, '/', phone);
    await mapIsReady(page);
    const onPhone = await page.getByTestId('map').boundingBox();
    expect((onPhone?.y ?? 0) + (onPhone?.height ?? 0)).toBeLessThan(phone.height - 56);
    await page.setViewportSize(laptop);
    await expect
      .poll(async () => (await page.getByTestId('map').boundingBox())?.height ?? 0)
      .toBeGreaterThan(420);
    const chart = page.getByTestId('time-panel').getByRole('button', { name: 'Hiện biểu đồ' });
    await chart.click();
    await page.waitForURL(/chart=daily/);
    await page.goto(product.address);
    await mapIsReady(page);
    expect(await page.getByTestId('time-panel').locator('svg').count()).toBeGreaterThan(1);
    await page.close();
  });

  it('a keyboard passes the map by and stands at the ranking', async () => {
    const { page } = await openPage(product, '/?ward=25972');
    await mapIsReady(page);
    await page.getByRole('button', { name: /Bỏ qua bản đồ/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('ward-table').waitFor();
    const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await at()).toBe('Bên cạnh bản đồ');
    await page.close();
  });

  it.each(['/forecast', '/targets', '/commendation', '/dispatch', '/data?tab=quality'])(
    '%s cuts nothing off on a phone and on a laptop',
    async (path) => {
      const { page, errors } = await openPage(product, path, phone);
      await page.locator('main table:visible, main li:visible').first().waitFor();
      await page.waitForLoadState('networkidle', { timeout: 20_000 }).catch(() => undefined);
      expect(await cutOff(page)).toEqual([]);
      await page.setViewportSize(laptop);
      expect(await cutOff(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.close();
    },
  );

  it('a link to an unknown ward and a server that is gone are told in words', async () => {
    const { page } = await openPage(product, '/?ward=99999');
    await mapIsReady(page);
    await page.getByText('Đơn vị trong đường liên kết không có').waitFor();
    await page.route('**/trpc/**', (route) => route.abort());
    await page.goto(`${product.address}/targets`);
    const told = page.getByRole('alert').first();
    await told.waitFor({ timeout: 60_000 });
    expect(await told.textContent()).toContain('Không kết nối được máy chủ');
    await page.unroute('**/trpc/**');
    await told.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByText('Giao cho tỉnh', { exact: true }).waitFor();
    await page.close();
  });
});

const mapIsReady = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset.mapReady === 'true', null, {
    timeout: 60_000,
  });

type Rgb = readonly [red: number, green: number, blue: number];

/** Of `map-style.ts`. */
const GROUNDS: Record<'light' | 'dark', Rgb> = { light: [238, 242, 245], dark: [21, 32, 42] };
const FILL_OPACITY = 0.88;
/** A step of brightness that no eye sees, but a graphics card may make. */
const TOLERANCE = 5;

async function legendColours(page: Page): Promise<Rgb[]> {
  const written = await page
    .locator('[data-testid=legend] table span')
    .evaluateAll((swatches) => swatches.map((each) => getComputedStyle(each).backgroundColor));
  return written.flatMap((colour) => {
    const [red, green, blue] = (colour.match(/\d+/g) ?? []).map(Number);
    const isClear = colour.startsWith('rgba');
    return red === undefined || green === undefined || blue === undefined || isClear
      ? []
      : [[red, green, blue] as const];
  });
}

/** Which share of the map's pixels is bare ground, and which each class's colour over it. */
async function paintedShares(page: Page, classes: readonly Rgb[], ground: Rgb) {
  const picture = (await page.getByTestId('map').screenshot()).toString('base64');
  const over = classes.map((colour) =>
    colour.map((part, i) => part * FILL_OPACITY + (ground[i] ?? 0) * (1 - FILL_OPACITY)),
  );
  // The product's own pages may not fetch what is not theirs, be it a picture in the link.
  const blank = await page.context().newPage();
  const shares = await blank.evaluate(
    async ({ source, colours, tolerance }) => {
      const image = await createImageBitmap(await (await fetch(source)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const counts = colours.map(() => 0);
      for (let at = 0; at < data.length; at += 4) {
        const found = colours.findIndex((colour) =>
          colour.every((part, i) => Math.abs((data[at + i] ?? 0) - part) <= tolerance),
        );
        if (found >= 0) counts[found] = (counts[found] ?? 0) + 1;
      }
      return counts.map((count) => count / (data.length / 4));
    },
    {
      source: `data:image/png;base64,${picture}`,
      colours: [[...ground], ...over],
      tolerance: TOLERANCE,
    },
  );
  await blank.close();
  return { ground: shares[0] ?? 0, shares: shares.slice(1) };
}

/** What can be pressed but lies partly beyond the window's sides, where no scrolling brings it. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth &&
      element.id !== 'main'
        ? true
        : scrolls(element.parentElement));
    const beyond = [...document.querySelectorAll('button, a, select, input, th, h1, h2')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const isOut = right > innerWidth + 1 || left < -1;
        return width > 1 && isOut && !element.closest('[class*=skip]') && !scrolls(element);
      })
      .map((element) => element.outerHTML.slice(0, 120));
    const main = document.getElementById('main');
    if (main && main.scrollWidth > main.clientWidth) beyond.push('the page scrolls sideways');
    return beyond;
  });
}
