import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

describe.skipIf(!chromiumPath)('the resources, in a browser, over the demo campaign', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.close());

  const seriousFaults = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  it('a team that is away cannot be assigned; brought back, it can', async () => {
    const { page, errors } = await openPage(product, '/dispatch/resources');
    await page.getByTestId('resources').waitFor();
    expect(await page.locator('[data-team]').count()).toBe(14);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('Người ghi').fill('Trần Thị Lan');
    const form = page.getByTestId('absence-form');
    await form.getByRole('combobox').selectOption('tg-1');
    await form.getByLabel('Lý do').fill('Tập huấn');
    await form.getByRole('button', { name: 'Ghi lịch nghỉ' }).click();
    await page.getByText('Tập huấn · Trần Thị Lan').waitFor();

    await page.goto(`${product.address}/dispatch`);
    await page.locator('[data-testid="hard-area-list"] [data-id]').first().click();
    const team = page.getByTestId('assign-form').locator('select[name="team"]');
    await team.waitFor();
    const label = () => team.locator('option[value="tg-1"]').textContent();
    await expect.poll(label).toContain('(nghỉ)');

    await page.goto(`${product.address}/dispatch/resources`);
    await page.getByRole('button', { name: /Bỏ lịch nghỉ của/ }).click();
    await page.getByText('Chưa tổ nào báo nghỉ.').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Tập huấn · Trần Thị Lan').waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it('a team is entered; hours that nobody can read are said at their field', async () => {
    const { page, errors } = await openPage(product, '/dispatch/resources');
    await page.getByRole('button', { name: 'Thêm tổ' }).click();
    const form = page.getByTestId('team-form');
    await form.getByLabel('Mã tổ').fill('pg-1');
    await form.getByLabel('Tên tổ').fill('Phú Giáo – tổ lưu động');
    await form.getByLabel('Giờ làm việc').fill('lúc rảnh');
    await form.getByText('Không đọc được giờ này.').waitFor();
    await form.getByLabel('Giờ làm việc').fill('T2–T7 18:00–21:00');
    await form.getByRole('button', { name: 'Lưu' }).click();
    const row = page.locator('[data-team="pg-1"]');
    await row.getByText('T2–T7 18:00–21:00').waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it('a way of visiting is set by the office, and says by whom', async () => {
    const { page } = await openPage(product, '/dispatch/resources');
    await page.getByLabel('Người ghi').fill('Lê Văn Hùng');
    const rule = page.locator('[data-rule="home-visit"]');
    await rule.getByRole('button').click();
    await rule.getByLabel('Dựng điểm').fill('5');
    await rule.getByRole('button', { name: 'Lưu' }).click();
    await rule.getByText('do Lê Văn Hùng đặt').waitFor();
    expect(await rule.textContent()).toContain('Dựng điểm 5 phút');
    await page.close();
  });
});
