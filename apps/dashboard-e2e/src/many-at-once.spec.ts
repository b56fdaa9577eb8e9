import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';
import type { World } from './support/world';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** So many domains of a brand of their own. */
async function fill({ admin }: World, code: string, count: number): Promise<void> {
  const brand = await admin.createBrand({ name: `Brand ${code}`, code });
  const names = Array.from({ length: count }, (_, number) => `n${String(number).padStart(3, '0')}.${code}.example.com`);
  await Promise.all(names.map((domain) => admin.createDomain({ domain, brandId: brand.id })));
}

const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const boxOf = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` });

test('a domain that was deleted is there again, with the keyboard alone', async ({ asAdmin, world }) => {
  await fill(world, 'KEY', 2);
  const page = await asAdmin();
  await page.goto('/domains?brand=KEY&sort=domain');
  const name = 'n001.key.example.com';
  await page.getByRole('link', { name }).focus();
  await page.keyboard.press('x');
  await expect(boxOf(page, name)).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press('x');
  await bar(page).getByRole('button', { name: 'Delete' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 1 domain' }).press('Enter');
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).press('Enter');
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('nobody but an admin may choose', async ({ asUser, world }) => {
  await fill(world, 'USR', 1);
  const page = await asUser();
  await page.goto('/domains?brand=USR');
  await expect(page.getByRole('link', { name: 'n000.usr.example.com' })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('the bar of what can be done keeps WCAG 2.2 AA, in light and dark', async ({ asAdmin, world }) => {
  await fill(world, 'BAR', 3);
  const page = await asAdmin();
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/domains?brand=BAR');
    await boxOf(page, 'n001.bar.example.com').check();
    await expect(bar(page)).toContainText('1 selected');
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
  }
});
