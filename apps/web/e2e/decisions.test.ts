import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

const author = 'Trần Thị Lan';
/** Until a generation holds a decision. */
const timeout = 60_000;
const repository = fileURLToPath(new URL('../../..', import.meta.url));

describe.skipIf(!chromiumPath)('officers decide about hard areas', () => {
  let product: Product;
  let page: Page;
  beforeAll(async () => {
    product = await startProduct();
    ({ page } = await openPage(product, '/dispatch'));
    await page.waitForFunction(() => document.documentElement.dataset.mapReady === 'true', null, {
      timeout,
    });
  });
  afterAll(() => product?.close());

  const list = () => page.getByTestId('hard-area-list');
  const item = (id: string) => list().locator(`[data-id="${id}"]`);
  const panel = () => page.getByTestId('area-decisions');
  const form = () => page.getByTestId('decision-form');
  const recent = () => page.getByTestId('recent-decisions');
  const firstIds = () =>
    list()
      .locator('[data-id]')
      .evaluateAll((items) => items.map((one) => one.getAttribute('data-id') ?? ''));
  async function save() {
    await form().getByLabel('Người quyết định').fill(author);
    await form().getByRole('button', { name: 'Ghi quyết định' }).click();
  }

  it('rejects one: gone, still gone after the next import, back when it is undone', async () => {
    const [id = ''] = await firstIds();
    await item(id).click();
    await panel().getByRole('button', { name: 'Bác bỏ' }).click();
    await form().getByLabel('Lý do').fill('Nhà kho, không có người ở');
    await save();
    await item(id).waitFor({ state: 'detached', timeout });

    const path = join(product.dataDir, 'diem-moi.csv');
    const header = 'Mã cơ sở,Tên cơ sở,Loại cơ sở,Mã xã,Kinh độ,Vĩ độ,Quy mô';
    await writeFile(path, `${header}\nx1,Điểm mới,service-point,25966,106.7,10.905,2\n`);
    const cli = ['apps/cli/dist/main.js', '--data', product.dataDir, 'import', 'sites', path];
    await promisify(execFile)(process.execPath, cli, { cwd: repository });
    await page.reload();
    await recent().waitFor({ timeout });
    expect(await item(id).count()).toBe(0);

    await recent().getByRole('button', { name: 'Hoàn tác' }).first().click();
    await item(id).waitFor({ timeout });
    await panel().getByText(`Đã hoàn tác: ${author}`).waitFor({ timeout });
  });

  it('merges two, which are one with the people of both; undone they are two again', async () => {
    const [id = ''] = await firstIds();
    await item(id).click();
    await panel().getByRole('button', { name: 'Gộp' }).click();
    await form().getByRole('checkbox').first().check();
    const total = await form().getByText('người còn lại').textContent();
    await form().getByLabel('Tên địa bàn').fill('Khu trọ gộp thử');
    await save();
    const merged = list().locator('[data-id]').filter({ hasText: 'Khu trọ gộp thử' });
    await merged.waitFor({ timeout });
    const [, people = ''] = /, ([\d.]+) người/.exec(total ?? '') ?? [];
    expect(await merged.textContent()).toContain(people);
    await merged.click();
    await panel().getByRole('button', { name: 'Hoàn tác' }).click();
    await merged.waitFor({ state: 'detached', timeout });
  });

  it('draws an area on the map: it is there by its name, with the people counted before', async () => {
    await page.getByTestId('drawing-tools').getByRole('button', { name: 'Vẽ vùng' }).click();
    const box = await page.getByTestId('map').boundingBox();
    if (!box) throw new Error('no map');
    const corners = [
      [0.5, 0.45],
      [0.56, 0.45],
      [0.56, 0.55],
      [0.5, 0.55],
      [0.5, 0.55],
    ] as const;
    await page.mouse.move(box.x + box.width * 0.53, box.y + box.height * 0.5);
    for (let step = 0; step < 5; step++) {
      await page.mouse.wheel(0, -400);
      await page.waitForTimeout(700);
    }
    for (const [x, y] of corners) {
      await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
      await page.waitForTimeout(300);
    }
    const inside = page.getByTestId('people-inside').filter({ hasText: 'người, còn' });
    await inside.waitFor({ timeout });
    const [, remaining = ''] = /còn ([\d.]+)/.exec((await inside.textContent()) ?? '') ?? [];
    await form().getByLabel('Tên địa bàn').fill('Dãy trọ cô Ba');
    await save();
    const heading = page.getByRole('heading', { name: 'Dãy trọ cô Ba' });
    await heading.waitFor({ timeout });
    expect(await page.locator('aside').textContent()).toContain(`${remaining} còn lại`);
    expect(await panel().textContent()).toContain('Vẽ mới Dãy trọ cô Ba');
  });
});
