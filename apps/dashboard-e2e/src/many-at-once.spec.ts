import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import type { World } from './support/world';

/** So many domains of a brand of their own. */
async function fill({ admin }: World, code: string, count: number): Promise<void> {
  const brand = await admin.createBrand({ name: `Brand ${code}`, code });
  const names = Array.from({ length: count }, (_, number) => `n${String(number).padStart(3, '0')}.${code}.example.com`);
  await Promise.all(names.map((domain) => admin.createDomain({ domain, brandId: brand.id })));
}

const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const boxOf = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` });

test('all that match are chosen, tagged, and as they were again', async ({ asAdmin, world }) => {
  await fill(world, 'ALL', 120);
  const tagged = async (tag: string) => (await world.admin.domains(`brand=ALL&tag=${tag}`)).total;
  const page = await asAdmin('/domains?brand=ALL&sort=domain');
  await boxOf(page, 'n000.all.example.com').check();
  await boxOf(page, 'n004.all.example.com').click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('5 selected');
  await bar(page).getByRole('button', { name: 'select all 120 that match' }).click();
  await expect(bar(page)).toContainText('120 selected');

  await bar(page).getByRole('button', { name: 'Add tags' }).click();
  const form = page.getByRole('dialog');
  await expect(form).toContainText('Add tags to 120 domains');
  await form.getByRole('textbox').fill('spare,');
  await form.getByRole('button', { name: 'Add tags' }).click();
  await expect(page.getByText('120 domains have new tags')).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  expect(await tagged('spare')).toBe(120);

  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByText('Undone')).toBeVisible();
  expect(await tagged('spare')).toBe(0);
});

test('a domain that was deleted is there again, with the keyboard alone', async ({ asAdmin, world }) => {
  await fill(world, 'KEY', 2);
  const page = await asAdmin('/domains?brand=KEY&sort=domain');
  const name = 'n001.key.example.com';
  await page.getByRole('link', { name }).focus();
  await page.keyboard.press('x');
  await expect(boxOf(page, name)).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press('x');
  await bar(page).getByRole('button', { name: 'Delete' }).press('Enter');
  // Once the dialog has opened it takes the focus to what does no harm.
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 1 domain' }).press('Enter');
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).press('Enter');
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('nobody but an admin may choose', async ({ asUser, world }) => {
  await fill(world, 'USR', 1);
  const page = await asUser('/domains?brand=USR');
  await expect(page.getByRole('link', { name: 'n000.usr.example.com' })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});
