import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openPage, type Product, startProduct } from './product.js';

describe.skipIf(!chromiumPath)('the pilot models, in a browser, over the demo campaign', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.close());

  const isReady = (page: Page) =>
    page.locator('[data-models-ready]').waitFor({ state: 'attached', timeout: 60_000 });
  const verdicts = async (page: Page) => {
    const rows = page.getByTestId('models-ranking').locator('tbody tr');
    return rows.evaluateAll((list) =>
      list.map((row) => [
        row.querySelector('th button')?.textContent?.split(' ').slice(0, 3).join(' ') ?? '',
        row.getAttribute('data-verdict') ?? '',
      ]),
    );
  };
  const seriousFaults = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    return serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  it('puts those that the simulation made work first, and marks those that it did not', async () => {
    const { page, errors, foreign } = await openPage(product, '/models');
    await isReady(page);
    const found = new Map((await verdicts(page)) as [string, string][]);
    expect(found.get('Điểm buổi tối')).toBe('more');
    expect(found.get('Đợt làm tại')).toBe('more');
    expect(found.get('Xe loa lưu')).toBe('unclear');
    expect(found.get('Tổ công nghệ')).toBe('unclear');
    expect(await page.getByTestId('models-answer').textContent()).toContain('Nên nhân rộng trước');
    expect(await seriousFaults(page)).toEqual([]);
    expect({ errors, foreign }).toEqual({ errors: [], foreign: [] });
    await page.close();
  });

  it('registers a model by keyboard, deletes it and brings it back', async () => {
    const { page, errors } = await openPage(product, '/models?form=new&kind=home-visit');
    await isReady(page);
    const form = page.getByRole('dialog');
    await form.getByLabel('Tên mô hình').fill('Đến tận nhà Dầu Tiếng');
    await form.getByRole('combobox', { name: /Tìm xã/ }).fill('minh hoa');
    await page.keyboard.press('Enter');
    await form.getByText('Đã chọn 1 xã').waitFor();
    await form.getByLabel('Từ ngày').fill('2023-08-14');
    await form.getByLabel('Đến ngày').fill('2023-08-27');
    await form.getByLabel(/Tổng số giờ-tổ/).fill('42,5');
    await form.getByLabel('Người ghi').fill('Trần Thị Lan');
    expect(await seriousFaults(page)).toEqual([]);
    await form.getByRole('button', { name: 'Lưu' }).click();
    const row = page.getByRole('row', { name: /Đến tận nhà Dầu Tiếng/ });
    await row.waitFor();
    expect(await row.textContent()).toContain('Đến tận nhà · 1 xã · 14/08 – 27/08');
    await row.getByRole('button', { name: /Xoá/ }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await row.waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });
});
