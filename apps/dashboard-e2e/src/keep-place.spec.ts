import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import type { World } from './support/world';

const CODE = 'LEM';
const scrolled = (page: Page) => page.locator('main').evaluate((main) => main.scrollTop);

/** More than one page of domains, each with a name of its own. */
async function fill({ admin }: World): Promise<void> {
  const brand = await admin.createBrand({ name: 'Lembayung', code: CODE });
  const names = Array.from({ length: 60 }, (_, number) => `n${String(number).padStart(2, '0')}.lembayung.example.com`);
  await Promise.all(names.map((domain) => admin.createDomain({ domain, brandId: brand.id })));
}

test('a page that is turned begins at its top, and the way back leads to where one was', async ({ asAdmin, world }) => {
  await fill(world);
  const page = await asAdmin(`/domains?brand=${CODE}&sort=domain`);
  await expect(page.getByRole('row', { name: 'n49.lembayung' })).toBeVisible();

  const next = page.getByRole('button', { name: 'Next page' });
  await next.scrollIntoViewIfNeeded();
  const bottom = await scrolled(page);
  expect(bottom).toBeGreaterThan(500);
  await next.click();
  await expect(page.getByRole('row', { name: 'n59.lembayung' })).toBeAttached();
  expect(await scrolled(page)).toBe(0);
  await page.goBack();
  await expect(page.getByRole('row', { name: 'n49.lembayung' })).toBeAttached();
  await expect.poll(() => scrolled(page)).toBe(bottom);

  const link = page.getByRole('link', { name: 'n20.lembayung' });
  await link.scrollIntoViewIfNeeded();
  const middle = await scrolled(page);
  expect(middle).toBeGreaterThan(100);
  await link.click();
  await expect(page.getByRole('heading', { name: 'n20.lembayung' })).toBeVisible();
  expect(await scrolled(page)).toBe(0);
  await page.goBack();
  await expect.poll(() => scrolled(page)).toBe(middle);

  await page.getByRole('link', { name: 'n20.lembayung' }).click();
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Money sites' }).click();
  await expect(page).toHaveURL(new RegExp(`brand=${CODE}&sort=domain`));
});

test('what was typed into a form is not lost on the way to another page', async ({ asAdmin }) => {
  const page = await asAdmin('/brands');
  await page.getByRole('link', { name: 'Money sites' }).first().click();
  // Only a page that was reached is there to come back to.
  await expect(page).toHaveURL(/domains$/);
  await page.getByRole('link', { name: 'Brands' }).first().click();
  await page.getByRole('button', { name: 'Add brand' }).first().click();
  const form = page.getByRole('dialog').filter({ hasText: 'Code' });
  const question = page.getByRole('dialog').filter({ hasText: 'Discard what you entered?' });
  const name = form.getByRole('textbox', { name: 'Name' });
  await name.fill('Mutiara');

  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(question).toHaveCount(0);
  await expect(name).toHaveValue('Mutiara');

  await page.goBack();
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page).toHaveURL(/brands$/);
  await expect(name).toHaveValue('Mutiara');

  await page.goBack();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL(/domains$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a form that is being saved stays until it is', async ({ asAdmin }) => {
  const page = await asAdmin('/brands');
  await page.getByRole('button', { name: 'Add brand' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name' }).fill('Nirmala');
  await form.getByRole('textbox', { name: 'Code' }).fill('NIR');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/brands', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await form.getByRole('button', { name: 'Add brand' }).click();
  await expect(form.getByRole('button', { name: 'Add brand' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await expect(form).toBeVisible();
  release();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Nirmala' })).toBeVisible();
});
