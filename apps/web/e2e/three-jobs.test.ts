import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import {
  type Area,
  type CoverageRow,
  type CoverageSeries,
  type Day,
  type HardArea,
  indicators,
  type Overview,
} from '@tungngo/domain';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresOn } from '../src/plan/figures.js';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

if (!chromiumPath)
  console.warn('No Chromium found (apt-get install chromium): browser tests are skipped.');

describe.skipIf(!chromiumPath)('the three jobs, in a browser, over the demo campaign', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.close());

  /** What the API answers, asked past the screens. */
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

  it('the demo holds the published totals, and its planted places are found', async () => {
    const [province] = await ask<CoverageRow[]>('coverage.byArea', {
      level: 'province',
      day: '2023-09-25',
    });
    expect(province).toMatchObject({ activated: 1_428_929, activatedInCampaign: 872_907 });
    expect(Math.round((province?.attainment ?? 0) * 10_000)).toBe(11_661);

    const truth = fileURLToPath(
      new URL('../../../data/binh-duong-2023/planted-truth.csv', import.meta.url),
    );
    const [, ...planted] = readFileSync(truth, 'utf8').trim().split('\n');
    const found = await ask<HardArea[]>('hardAreas.list');
    const anchors = found.map(({ id }) => id.split('-').at(-1) ?? '');
    const hit = planted.filter((line) => anchors.some((cell) => line.includes(cell)));
    expect(hit.length / planted.length).toBeGreaterThan(0.9);
    expect(hit.length / found.length).toBeGreaterThan(0.8);
  });

  it('the browser computes every day’s numbers as the warehouse does', async () => {
    const { campaign } = await ask<Overview>('overview.get');
    for (const indicator of indicators) {
      const series = await ask<CoverageSeries>('coverage.series', { indicator });
      for (const day of ['2023-03-04', '2023-07-24', '2023-08-30', '2023-09-25'] as Day[]) {
        const wards = { level: 'ward', indicator, day };
        const rows = await ask<CoverageRow[]>('coverage.byArea', wards);
        const computed = figuresOn(
          series,
          new Map(rows.map((row) => [row.code, row])),
          campaign,
          day,
        );
        for (const row of rows) {
          const { includesAggregated, inPeriod, ...figures } = computed.get(row.code) ?? {};
          expect(row).toMatchObject(figures);
          expect(includesAggregated).toBe(row.aggregated > 0);
          expect(inPeriod).toBe(Math.round(row.pace * 7));
        }
      }
    }
  });

  it('a planner sees coverage, plays the days and finds a ward', async () => {
    const { page, foreign, errors } = await openPage(product, '/');
    await mapIsReady(page);
    expect(await page.getByTestId('disclosure').textContent()).toContain('mô phỏng');
    expect(await page.getByTestId('header-figures').textContent()).toContain('1.428.929');

    // Another day repaints by feature state: neither a tile nor a number of the map is fetched.
    // The time panel alone asks for the forecast from the day that the link names.
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      const isForecast = /\/trpc\/coverage\.forecast\?/.test(url);
      if (/\/(tiles|trpc)\//.test(url) && !isForecast) asked.push(url);
    });
    const onTheLastDay = await page.getByTestId('map').screenshot();
    await page.getByTestId('day-slider').focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/day=2023-07-25/);
    await expect
      .poll(async () => onTheLastDay.equals(await page.getByTestId('map').screenshot()))
      .toBe(false);
    expect(asked).toEqual([]);

    const box = await page.getByTestId('map').boundingBox();
    if (!box) throw new Error('the map has no size');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const card = page.getByTestId('hover-card');
    await expect.poll(() => card.getAttribute('data-code')).toMatch(/^\d{5}$/);
    const pointed = (await card.getAttribute('data-code')) ?? '';
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForURL(new RegExp(`ward=${pointed}`));
    const picked = page.getByTestId('area-card');
    await expect.poll(() => picked.getAttribute('data-code')).toBe(pointed);
    await page.getByRole('button', { name: 'Xếp hạng' }).click();
    const row = page.locator(`[data-testid=ward-table] tr[data-code="${pointed}"]`);
    await expect.poll(() => row.getAttribute('aria-selected')).toBe('true');

    await page.getByTestId('place-search').fill('thuan giao');
    await page.keyboard.press('Enter');
    await page.waitForURL(/ward=25972/);
    await expect.poll(() => picked.textContent()).toContain('Phường Thuận Giao');

    await page.reload();
    await mapIsReady(page);
    await expect.poll(() => picked.textContent()).toContain('Phường Thuận Giao');
    expect([foreign, errors]).toEqual([[], []]);
    await page.close();
  });

  it('a dispatcher sends a team once, records the outcome, and coverage moves', async () => {
    const { page, foreign } = await openPage(product, '/dispatch');
    await mapIsReady(page);
    const first = page.locator('[data-testid=hard-area-list] button').first();
    await first.click();
    const form = page.getByTestId('assign-form');
    const team = await form.locator('select[name=team]').inputValue();
    const shift = await form.locator('select[name=shift]').inputValue();
    await form.locator('button[type=submit]').click();
    await page.getByTestId('assign-done').waitFor();

    await form.locator('select[name=team]').selectOption(team);
    await form.locator('select[name=shift]').selectOption(shift);
    await form.locator('button[type=submit]').click();
    expect(await page.getByTestId('assign-problem').textContent()).toMatch(/26\/0?9/);

    const [hardArea] = await ask<HardArea[]>('hardAreas.list');
    const activated = async () => {
      const { lastDay } = await ask<Overview>('overview.get');
      const wards = await ask<CoverageRow[]>('coverage.byArea', { level: 'ward', day: lastDay });
      return wards.find(({ code }) => code === hardArea?.wardCode)?.activated ?? 0;
    };
    const before = await activated();
    await page.getByTestId('visit-board').getByTestId('record-outcome').first().click();
    const outcome = page.getByTestId('outcome-form');
    await outcome.locator('input[name=level2]').fill('123');
    await outcome.locator('input[name=absent]').fill('45');
    await outcome.locator('button[type=submit]').click();
    await page.getByTestId('outcome-moved').waitFor();
    expect(await page.getByTestId('outcome-moved').textContent()).toContain('+123');
    expect(await activated()).toBe(before + 123);
    expect(foreign).toEqual([]);
    await page.close();
  });

  it('an analyst asks in SQL, and what writes or reads files is refused', async () => {
    const { page, foreign } = await openPage(product, '/query');
    const editor = page.locator('[data-testid=sql-editor] .cm-content');
    const run = async (sql: string) => {
      await editor.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(sql);
      await page.getByTestId('run-query').click();
    };
    await run("SELECT name FROM area WHERE level = 'district' ORDER BY code");
    const table = page.getByTestId('result-table');
    await expect.poll(() => table.textContent()).toContain('Thành phố Thủ Dầu Một');
    for (const sql of ['DELETE FROM area', "SELECT * FROM read_text('/etc/passwd')"]) {
      await run(sql);
      await page.getByRole('alert').waitFor();
      expect((await page.getByRole('alert').textContent())?.length).toBeGreaterThan(20);
      await run('SELECT 42 AS answer');
      await expect.poll(() => table.textContent()).toContain('answer');
    }
    const areas = await ask<Overview>('overview.get');
    expect(areas.areas.filter(({ level }: Area) => level === 'ward')).toHaveLength(91);
    expect(foreign).toEqual([]);
    await page.close();
  });

  it.each([
    '/',
    '/forecast',
    '/targets',
    '/models',
    '/commendation',
    '/dispatch',
    '/query',
    '/data',
  ])('%s has no serious accessibility fault and fits a phone', async (path) => {
    const { page, foreign } = await openPage(product, path, { width: 390, height: 844 });
    await page.waitForLoadState('networkidle', { timeout: 20_000 }).catch(() => undefined);
    // The editor's scroller takes its focus by the text that it holds, which axe does not see.
    const everyRule = new AxeBuilder({ page }).disableRules(
      path === '/query' ? ['scrollable-region-focusable'] : [],
    );
    expect(await graveFaults(everyRule)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    // The theme changes colours and nothing else.
    expect(await graveFaults(new AxeBuilder({ page }).withRules(['color-contrast']))).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    expect(foreign).toEqual([]);
    await page.close();
  });
});

async function graveFaults(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
