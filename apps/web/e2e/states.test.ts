import { readFile } from 'node:fs/promises';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { AppRouter } from '@tungngo/api/router';
import type { AreaCode, Day } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

const day = '2023-09-25' as Day;
/** The ward with the boarding houses that are excluded. */
const ward = '25972' as AreaCode;

describe.skipIf(!chromiumPath)('states of hard areas, in a browser, over the demo campaign', () => {
  let product: Product;
  let client: ReturnType<typeof createTRPCClient<AppRouter>>;
  beforeAll(async () => {
    product = await startProduct();
    client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${product.address}/trpc` })] });
  });
  afterAll(() => product?.close());

  const counts = async () => {
    const rows = await client.coverage.byArea.query({
      level: 'province',
      indicator: 'level2',
      day,
    });
    return { eligible: rows[0]?.eligible, activated: rows[0]?.activated };
  };
  const until = async (holds: () => Promise<boolean>) => {
    for (let i = 0; i < 240 && !(await holds()); i++) await new Promise((r) => setTimeout(r, 500));
    expect(await holds()).toBe(true);
  };
  const excluded = () => client.hardAreas.excluded.query({ indicator: 'level2', day });

  it('an excluded area leaves figures and exports, which say so, and comes back when lifted', async () => {
    const before = await counts();
    const [area] = await client.hardAreas.list.query({ parent: ward });
    await client.decisions.decide.mutate({
      ...{ kind: 'restrict', areaId: area?.id ?? '', state: 'excluded', until: null },
      ...{ reason: 'Khu đang giải toả', author: 'Đội 2' },
    });
    await until(async () => (await excluded()).length === 1);
    const people = area?.eligible ?? 0;
    expect((await counts()).eligible).toBe((before.eligible ?? 0) - people);

    const written = people.toLocaleString('vi-VN');
    const line = `đã loại trừ ${written} người ở 1 địa bàn`;
    const { page, errors, foreign } = await openPage(product, '/');
    await page.getByTestId('header-figures').getByText(line).waitFor({ timeout: 60_000 });
    const note = page.getByTestId('excluded-note');
    await note.locator('summary').click();
    await note.getByText('Khu đang giải toả').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByTestId('ranking-csv').click();
    const csv = await readFile(await (await saved).path(), 'utf8');
    const row = csv.split('\n').find((text) => text.includes(ward));
    expect(row).toContain('Khu đang giải toả');
    const svg = await fetch(`${product.address}/report.svg?day=${day}&indicator=level2`);
    expect(await svg.text()).toContain(`Đã loại trừ ${written} người ở 1 địa bàn`);

    await page.goto(`${product.address}/dispatch`);
    const states = page.getByTestId('hard-area-states');
    await states.getByRole('button', { name: /Loại trừ/ }).click();
    const list = page.getByTestId('excluded-list');
    await list.getByText('Khu đang giải toả').waitFor();
    await list.getByLabel('Tên người gỡ').fill('Trần Thị Lan');
    await list.getByRole('button', { name: 'Gỡ loại trừ' }).click();
    await list.getByText('Không có địa bàn nào bị loại trừ.').waitFor({ timeout: 120_000 });
    expect(await counts()).toEqual(before);
    expect(await excluded()).toEqual([]);
    expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('the header shows the areas of one state alone, and says which are visited', async () => {
    const { page } = await openPage(product, '/dispatch');
    const states = page.getByTestId('hard-area-states');
    const { totals } = await client.hardAreas.states.query();
    const unvisited = states.getByRole('button', { name: /Chưa đến/ });
    await unvisited.waitFor({ timeout: 60_000 });
    expect(await unvisited.locator('strong').textContent()).toBe(String(totals.unvisited.areas));
    await states.getByRole('button', { name: /Đạt chỉ tiêu/ }).click();
    await page.waitForURL(/state=reached/);
    const items = page.getByTestId('hard-area-list').locator('ol').first().locator('> li');
    await until(async () => (await items.count()) === totals.reached.areas);
    await page.close();
  });
});
